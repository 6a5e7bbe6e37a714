"""What the snapshot generator finds, told at the words of the source that say it and in its language of paths."""

from __future__ import annotations

from dataclasses import replace

from digidot_term.artefact import Artefact
from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.fhir.paths import path_of_element_id, render_path
from digidot_term.fhir.snapshot import kinds
from digidot_term.fhir.structures import narrowing_kinds
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
    narrowing_kinds.BINDING_WEAKENED: (("bind", "strength"),),
    narrowing_kinds.PATTERN_CHANGED: (("pattern",), ("fixed",)),
    narrowing_kinds.PROFILE_OF_OTHER_TYPE: (("only",), ("type",), ("use",)),
    narrowing_kinds.PROFILE_WITHDRAWN: (("only",), ("type",), ("use",)),
    narrowing_kinds.TARGETS_WITHDRAWN: (("only",), ("type",)),
    narrowing_kinds.ORDER_WITHDRAWN: (("slice", "ordered"), ("slice",)),
}
_BOUNDS = (("minValue", "min-value"), ("maxValue", "max-value"), ("maxLength", "max-length"))
"""The keys of an element that a kind of finding comes from; of all others it is the element as a whole."""


def located(diagnostic: Diagnostic, artefact: Artefact) -> Diagnostic:
    """Return a diagnostic of the snapshot at its place in the source, speaking of paths as the source writes them."""
    values = dict(diagnostic.values)
    element = values.get("element", "")
    if element.partition(".")[0] == _root(artefact):
        values["element"] = f"`{render_path(path_of_element_id(element))}`"
    place = _place(diagnostic, element, artefact)
    return replace(diagnostic, place=place, values=tuple(sorted(values.items())))


def _place(diagnostic: Diagnostic, element: str, artefact: Artefact) -> Place:
    written = _nearest(element, artefact)
    if not written:
        return artefact.place()
    key = artefact.trace[written]
    document = artefact.source.document
    for said in _said_by(diagnostic):
        if (*key, *said) in document.values:
            return document.place(_item((*key, *said), diagnostic, artefact))
    return document.key_place(key)


def _nearest(element: str, artefact: Artefact) -> str:
    """Return the element itself, the first below it or the nearest above it that the source speaks of."""
    if element not in artefact.trace:
        below = [item for item in artefact.trace if item.startswith((f"{element}.", f"{element}:"))]
        if element and below and "." in element:
            return below[0]
    while element and element not in artefact.trace:
        element = element.rpartition(".")[0]
    return element


def _said_by(diagnostic: Diagnostic) -> tuple[KeyPath, ...]:
    if diagnostic.kind is narrowing_kinds.LOOSER_BOUND:
        name = dict(diagnostic.values)["property"]
        return tuple((key,) for stem, key in _BOUNDS if name.startswith(stem))
    return _SAID_BY.get(diagnostic.kind, ())


def _item(key: KeyPath, diagnostic: Diagnostic, artefact: Artefact) -> KeyPath:
    """Return the item of a list of types that a finding is about, where just one names what it names."""
    value = artefact.source.document.data
    for step in key:
        value = value[step]
    if not isinstance(value, list):
        return key
    values = dict(diagnostic.values)
    name = next((values[word] for word in ("target", "profile", "type") if word in values), "")
    named = [number for number, item in enumerate(value) if name.rpartition("/")[2] in str(item)]
    return (*key, named[0]) if len(named) == 1 else key


def _root(artefact: Artefact) -> str:
    structure = artefact.resource
    part = structure.get("snapshot") or structure["differential"]
    return str(part["element"][0]["path"]).partition(".")[0]
