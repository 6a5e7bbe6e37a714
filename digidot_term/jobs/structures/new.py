"""Begin a source: a commented YAML file from a base, with the elements its author will most likely speak of.

It builds as it is. What must be there in every instance stands ready to be kept, the rest as comments to be taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.jobs.structures import kinds
from digidot_term.jobs.structures.file import TYPE, Json
from digidot_term.jobs.structures.finding import Surroundings
from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.structures.cells import short_name, type_words

KINDS = ("profile", "extension", "logical", "datatype")

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+")
_NAME = re.compile(r"[A-Z][A-Za-z0-9_]{0,254}")
_OF_KIND = {"profile": ("resource", "logical"), "datatype": ("complex-type", "primitive-type")}
_NEVER = frozenset({"id", "extension", "modifierExtension", "implicitRules", "language", "text", "contained", "meta"})
_EXTENSION = "Extension"
_LOGICAL_BASES = ("Base", "Element")
_WIDTH = 118
_LONGEST_ID = 64

_FILL = Text(
    en="Fill in the texts, and take out the # of what this says something of.",
    nb="Fyll ut tekstene, og ta bort # foran det dette skal si noe om.",
    nn="Fyll ut tekstane, og ta bort # framfor det dette skal seie noko om.",
)
_WHAT = Text(
    en="Behind each # stands what the base says: cardinality, types, binding.",
    nb="Bak # står det grunnstrukturen sier: antall, typer, binding.",
    nn="Bak # står det grunnstrukturen seier: tal, typar, binding.",
)
_SHOW = Text(
    en="See the base whole: digidot-term sd show {base} --view snapshot",
    nb="Se hele grunnstrukturen: digidot-term sd show {base} --view snapshot",
    nn="Sjå heile grunnstrukturen: digidot-term sd show {base} --view snapshot",
)
_ALWAYS = Text(en="Always there in the base:", nb="Alltid med i grunnstrukturen:", nn="Alltid med i grunnstrukturen:")
_OFTEN = Text(en="Most used:", nb="Mest brukt:", nn="Mest brukte:")


@record
class Wanted:
    """What is to be begun."""

    name: str
    base: str
    kind: str


def new_source(wanted: Wanted, known: Surroundings, language: Language) -> str:
    """Return the text of a new source; DigidotError for a name or base that cannot be used."""
    if not _NAME.fullmatch(wanted.name):
        values = {"name": wanted.name, "near": _pascal(wanted.name)}
        raise DigidotError(Diagnostic.of(kinds.BAD_NAME, Place("NAME"), **values), exit_code=ExitCode.USAGE)
    structure = None if wanted.kind == "logical" and wanted.base in _LOGICAL_BASES else _base(wanted, known)
    remarks = (_FILL, _WHAT, _SHOW) if wanted.kind in _OF_KIND else (_FILL,)
    lines = [f"# {text.render(language, base=wanted.base)}" for text in remarks]
    lines += _head(wanted)
    if wanted.kind == "logical":
        lines += _logical()
    elif wanted.kind == "extension":
        lines += _extension(wanted.base)
    else:
        lines += _elements(structure or {}, language)
    return "".join(f"{line}\n" for line in lines)


def kind_for(base: str, known: Surroundings) -> str:
    """Return the kind of source that stands on a base; a profile where that is not known."""
    from digidot_term.compiler.structures.structure_names import StructureNames

    if base in _LOGICAL_BASES:
        return "logical"
    own = StructureNames(known.project, known.definitions).file(base) if known.project else None
    if own is not None:
        return own.kind
    structure = known.definitions.structure(base) or {}
    if structure.get("type") == "Extension":
        return "extension"
    return "datatype" if structure.get("kind") in _OF_KIND["datatype"] else "profile"


def id_from(name: str) -> str:
    """Return the id of a name: `ClinicPatient` gives `clinic-patient`."""
    return "-".join(_WORDS.findall(name.replace("_", "-"))).lower()[:_LONGEST_ID]


def _pascal(name: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", name)
    made = "".join(word[0].upper() + word[1:] for word in words)
    return f" (`{made}`?)" if _NAME.fullmatch(made) else ""


def _base(wanted: Wanted, known: Surroundings) -> Json:
    """Return the base with its snapshot: a structure of the project, or one that is installed."""
    from digidot_term.compiler.structures.structure_names import StructureNames
    from digidot_term.compiler.structures.structuredefinition import compile_structures

    definitions, word = known.definitions, wanted.base
    if known.project is not None:
        file = StructureNames(known.project, definitions).file(word)
        if file is not None:
            artefacts, _, _ = compile_structures(known.project, definitions)
            own = next((item.resource for item in artefacts if item.source is file), None)
            if own is not None:
                return _of_kind(own, wanted)
    found = definitions.structure(word)
    if found is None:
        names = [short_name(url) for url in definitions.resources_of(TYPE)]
        problem = Diagnostic.of(kinds.BASE_UNKNOWN, Place("--base"), base=word, near=nearest(word, names))
        raise DigidotError(problem, exit_code=ExitCode.USAGE)
    return _of_kind(found if "snapshot" in found else SnapshotGenerator(definitions).generate(found)[0], wanted)


def _of_kind(structure: Json, wanted: Wanted) -> Json:
    """Return a structure that the kind of source can stand on; anything else ends the run."""
    allowed = _OF_KIND.get(wanted.kind, ())
    is_extension = structure.get("type") == "Extension"
    fits = is_extension if wanted.kind == "extension" else not allowed or structure.get("kind") in allowed
    if not fits:
        values = {"what": wanted.kind, "base": wanted.base, "base_kind": structure.get("kind")}
        raise DigidotError(Diagnostic.of(kinds.BASE_OF_OTHER_KIND, Place("--base"), **values), exit_code=ExitCode.USAGE)
    return structure


def _head(wanted: Wanted) -> Iterator[str]:
    words = " ".join(_WORDS.findall(wanted.name)).capitalize()
    yield f"{wanted.kind}: {wanted.name}"
    yield f"id: {id_from(wanted.name)}"
    if wanted.kind == "extension":
        yield "context: [Element]  # Patient, Encounter.location, {extension: ...}"
    if wanted.kind != "extension" or wanted.base != _EXTENSION:
        yield f"base: {wanted.base if _is_plain(wanted.base) else _quoted(wanted.base)}"
    yield f'title: {{en: "{words}", nb: "{words}"}}'
    yield "description:"
    yield '  en: "TODO: what it is, and what it is for."'
    yield '  nb: "TODO: hva det er, og hva det er til."'


def _logical() -> Iterator[str]:
    yield "elements:"
    yield "  element:  # 0..1, 1..1, 0..*, 1..*"
    yield "    card: 0..1"
    yield "    type: string  # CodeableConcept, dateTime, Quantity, Reference(Patient), ..."
    yield '    short: {en: "TODO: what it holds", nb: "TODO: hva det inneholder"}'
    yield "    # bind: {valueset: ID, strength: required}"
    yield '    # definition: {en: "...", nb: "..."}'


def _extension(base: str) -> Iterator[str]:
    """Yield the elements of an extension; one that narrows another has its value, or its parts, already."""
    yield "elements:"
    yield "  .:"
    yield '    short: {en: "TODO: what it says", nb: "TODO: hva den sier"}'
    if base != _EXTENSION:
        return
    yield "  value[x]:"
    yield "    card: 1..1"
    yield "    type: string  # CodeableConcept, dateTime, Quantity, Reference(Patient), ..."
    yield '    why: "TODO"'
    yield "    # bind: {valueset: ID, strength: required}"
    yield "  # Inner extensions, in the place of a value:"
    yield "  # extension:"
    yield "  #   slices:"
    yield '  #     part: {card: 1..1, elements: {"value[x]": {type: string}}}'


def _elements(base: Json, language: Language) -> Iterator[str]:
    """Yield the elements right below the root: those that always occur as YAML, those that often do as comments."""
    elements: list[Json] = base["snapshot"]["element"]
    root = str(elements[0]["path"])
    below = [item for item in elements[1:] if _is_child(item, root)]
    always = [item for item in below if item.get("min")]
    often = [item for item in below if not item.get("min") and (item.get("isSummary") or item.get("mustSupport"))]
    yield "elements:"
    yield "  .:"
    yield '    short: {en: "TODO: what it holds", nb: "TODO: hva den inneholder"}'
    if always:
        yield f"  # {_ALWAYS.render(language)}"
        for item in always:
            yield f"  {_name(item)}:  # {_said(item)}"
            yield "    ms: true"
            yield '    why: "TODO"'
    yield from _commented(often or [item for item in below if not item.get("min")], language)


def _commented(elements: Iterable[Json], language: Language) -> Iterator[str]:
    listed = list(elements)
    if listed:
        yield f"  # {_OFTEN.render(language)}"
    for item in listed:
        yield f"  # {_name(item)}:  # {_said(item)}"
        low, high = item.get("min", 0), item.get("max", "*")
        yield f"  #   card: {low}..{high}"
        yield "  #   ms: true"
        yield '  #   why: "TODO"'


def _is_child(element: Json, root: str) -> bool:
    above, _, name = str(element["path"]).rpartition(".")
    return above == root and name not in _NEVER and "sliceName" not in element and element.get("max") != "0"


def _name(element: Json) -> str:
    return str(element["path"]).rpartition(".")[2]


def _said(element: Json) -> str:
    """Return cardinality, types and binding on one line, cut where it would be too long."""
    binding: dict[str, Any] = element.get("binding") or {}
    parts = [f"{element.get('min')}..{element.get('max')}", ", ".join(type_words(element))]
    if binding.get("valueSet"):
        parts.append(f"{short_name(binding['valueSet'])} ({binding.get('strength')})")
    text = "; ".join(filter(None, [*parts, " ".join(str(element.get("short", "")).split())]))
    room = _WIDTH - len(_name(element)) - len("  # :  # ")
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def _is_plain(word: str) -> bool:
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", word) is not None


def _quoted(word: str) -> str:
    return f'"{word}"'
