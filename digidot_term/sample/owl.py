"""OWL axioms of the sample edition, in functional syntax, one a concept and package.

OWL 2 Structural Specification and Functional-Style Syntax, as profiled by SNOMED CT's OWL Guide: role groups are
`ObjectSomeValuesFrom(:609096000 ...)`, attributes are properties below 762705008 or 762706009.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.sample.identity import MODULES, member_id
from digidot_term.sample.model import Part
from digidot_term.sample.rows import Row, Span, spans
from digidot_term.sample.tables import concepts, concrete_values
from digidot_term.sample.terminology import edges, parts_by_concept
from digidot_term.snomed.constants import IS_A, OWL_AXIOM_REFSET

_IS_A = str(IS_A)
_ROLE_GROUP = "609096000"
_OBJECT_ATTRIBUTE, _DATA_ATTRIBUTE = "762705008", "762706009"
_PROPERTY_AXIOMS = {_OBJECT_ATTRIBUTE: "SubObjectPropertyOf", _DATA_ATTRIBUTE: "SubDataPropertyOf"}

Statement = tuple[Span, str, str, str]
"""When, the type or `Is a`, the group, and what it says as OWL."""


def owl_rows(part: Part) -> list[Row]:
    """Return the axioms of a package."""
    module, special = MODULES[part], spans()
    said = _said(part)
    properties = _properties()
    defined = {concept.id for concept in concepts() if concept.status == "defined"}
    rows: list[Row] = []
    for sctid, parts in said.items():
        form = properties.get(sctid) or ("EquivalentClasses" if sctid in defined and part == "INT" else "SubClassOf")
        identifier = member_id(f"{OWL_AXIOM_REFSET} {part} {sctid}")
        for span, axiom in _axioms(form, sctid, parts, special.get(sctid, "always")):
            rows.append((span, identifier, f"{module}\t{OWL_AXIOM_REFSET}\t{sctid}\t{axiom}"))
    return rows


def _said(part: Part) -> dict[str, list[Statement]]:
    """Return what a package says of each concept."""
    part_of = parts_by_concept()
    found: dict[str, list[Statement]] = {}
    for span, source, type_id, destination, group in edges():
        if part_of[source] == part:
            text = f":{destination}" if type_id == _IS_A else f"ObjectSomeValuesFrom(:{type_id} :{destination})"
            found.setdefault(source, []).append((span, type_id, group, text))
    for row in concrete_values():
        if row.part == part:
            value = _literal(row.value)
            text = f"DataHasValue(:{row.type} {value})"
            found.setdefault(row.source, []).append(("always", row.type, row.group, text))
    return found


def _literal(value: str) -> str:
    """Write an RF2 value, `#number` or `"text"`, as an OWL literal."""
    if value.startswith("#"):
        return f'"{value[1:]}"^^xsd:{"decimal" if "." in value else "integer"}'
    return f"{value}^^xsd:string"


def _properties() -> dict[str, str]:
    """Return the form of axiom for each attribute that is an OWL property."""
    parents = {source: destination for _, source, type_id, destination, _ in edges() if type_id == _IS_A}
    found = {}
    for concept in concepts():
        above = parents.get(concept.id)
        while above is not None and above not in _PROPERTY_AXIOMS:
            above = parents.get(above) if concept.fsn.endswith("(attribute)") else None
        if above is not None:
            found[concept.id] = _PROPERTY_AXIOMS[above]
    return found


def _axioms(form: str, sctid: str, parts: list[Statement], span: Span) -> Iterator[tuple[Span, str]]:
    """Return the axiom of a concept, and another if the newer release changed what it says."""
    earlier = _axiom(form, sctid, (part for part in parts if part[0] != "since"))
    newer = _axiom(form, sctid, (part for part in parts if part[0] != "until"))
    if span != "always":
        yield span, newer if span == "since" else earlier
    elif earlier == newer:
        yield "always", newer
    else:
        yield "until", earlier
        yield "since", newer


def _axiom(form: str, sctid: str, parts: Iterable[Statement]) -> str:
    """Write one axiom."""
    plain: list[str] = []
    groups: dict[str, list[str]] = {}
    for _, _, group, text in parts:
        (plain if group == "0" else groups.setdefault(group, [])).append(text)
    plain += [f"ObjectSomeValuesFrom(:{_ROLE_GROUP} {_intersection(inner)})" for inner in groups.values()]
    return f"{form}(:{sctid} {_intersection(plain)})"


def _intersection(parts: list[str]) -> str:
    """Join several class expressions; one stands for itself."""
    return parts[0] if len(parts) == 1 else f"ObjectIntersectionOf({' '.join(parts)})"
