"""What the snapshot generator finds, told at the words of the source that say it and in its language of paths."""

from __future__ import annotations

from dataclasses import replace

from digidot_term.artefact import Artefact
from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.fhir.paths import path_of_element_id, render_path
from digidot_term.fhir.snapshot import kinds
from digidot_term.source.document import KeyPath

_SAID_BY: dict[Kind, tuple[KeyPath, ...]] = {
    kinds.LOOSER_MIN: (("card",),),
    kinds.LOOSER_MAX: (("card",),),
    kinds.MIN_OVER_MAX: (("card",),),
    kinds.TYPE_NOT_ALLOWED: (("only",), ("type",)),
    kinds.TARGET_NOT_ALLOWED: (("only",), ("type",)),
    kinds.PROFILE_NOT_FOUND: (("use",), ("only",), ("type",)),
    kinds.LOOSER_BINDING: (("bind", "strength"),),
    kinds.FIXED_CHANGED: (("fixed",), ("pattern",)),
    kinds.MUST_SUPPORT_WITHDRAWN: (("ms",),),
}
"""The keys of an element that a kind of finding comes from; of all others it is the element as a whole."""


def located(diagnostic: Diagnostic, artefact: Artefact) -> Diagnostic:
    """Return a diagnostic of the snapshot at its place in the source, speaking of paths as the source writes them."""
    values = dict(diagnostic.values)
    element = values.get("element", "")
    if element.partition(".")[0] == _root(artefact):
        values["element"] = f"`{render_path(path_of_element_id(element))}`"
    place = _place(diagnostic.kind, element, artefact)
    return replace(diagnostic, place=place, values=tuple(sorted(values.items())))


def _place(kind: Kind, element: str, artefact: Artefact) -> Place:
    nearest = element
    while nearest and nearest not in artefact.trace:
        nearest = nearest.rpartition(".")[0]
    if nearest not in artefact.trace:
        return artefact.place()
    key = artefact.trace[nearest]
    document = artefact.source.document
    for said in _SAID_BY.get(kind, ()):
        if (*key, *said) in document.values:
            return document.place((*key, *said))
    return document.key_place(key)


def _root(artefact: Artefact) -> str:
    structure = artefact.resource
    part = structure.get("snapshot") or structure["differential"]
    return str(part["element"][0]["path"]).partition(".")[0]
