"""Rows of the machine readable concept model: domains, attributes of a domain, ranges, and where the rules hold."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.sample.identity import MODULES, member_id
from digidot_term.sample.model import MrcmAttribute, Part
from digidot_term.sample.rows import Row
from digidot_term.sample.tables import concepts, mrcm_attributes, mrcm_domains

_DOMAINS, _ATTRIBUTE_DOMAINS, _RANGES, _SCOPES = "723560006", "723561005", "723562003", "723563008"
_MANDATORY, _ALL_CONTENT = "723597001", "723596005"


def domain_rows(part: Part) -> list[Row]:
    """Return the domains, each with the templates its attributes make."""
    names = {concept.id: concept.fsn for concept in concepts()}
    rows = []
    for domain in mrcm_domains():
        constraint = f"<< {domain.domain_id} |{names[domain.domain_id]}|"
        parent = f"{domain.parent_id} |{names[domain.parent_id]}|" if domain.parent_id else ""
        attributes = [row for row in mrcm_attributes() if row.domain_id == domain.domain_id and row.part == part]
        templates = "\t".join(_template(constraint, attributes, slot) for slot in ("id", "scg"))
        rows.append(_row(part, _DOMAINS, domain.domain_id, f"{constraint}\t{parent}\t{constraint}\t\t{templates}\t"))
    return rows


def attribute_domain_rows(part: Part) -> list[Row]:
    """Return which attributes a domain has."""
    return [
        _row(
            part,
            _ATTRIBUTE_DOMAINS,
            row.attribute_id,
            f"{row.domain_id}\t{row.grouped}\t{row.cardinality}\t{row.in_group}\t{_MANDATORY}\t{_ALL_CONTENT}",
        )
        for row in mrcm_attributes()
        if row.part == part
    ]


def attribute_range_rows(part: Part) -> list[Row]:
    """Return which values an attribute takes, and the same as a rule in ECL."""
    names = {concept.id: concept.fsn for concept in concepts()}
    return [
        _row(
            part,
            _RANGES,
            row.attribute_id,
            f"{row.range}\t{_rule(f'<< {row.domain_id} |{names[row.domain_id]}|', row)}\t{_MANDATORY}\t{_ALL_CONTENT}",
        )
        for row in mrcm_attributes()
        if row.part == part
    ]


def module_scope_rows(part: Part) -> list[Row]:
    """Return that the package's module keeps the rules above."""
    return [_row(part, _SCOPES, MODULES[part], refset) for refset in (_DOMAINS, _ATTRIBUTE_DOMAINS, _RANGES)]


def _row(part: Part, refset: str, component: str, rest: str) -> Row:
    """Write one member; the first of its further columns makes it unique."""
    identifier = member_id(f"{refset} {part} {component} {rest.partition(chr(9))[0]}")
    return "always", identifier, f"{MODULES[part]}\t{refset}\t{component}\t{rest}"


def _rule(constraint: str, row: MrcmAttribute) -> str:
    """Write the rule of an attribute: in a role group, or beside them."""
    attribute = f"{row.attribute_id} |{row.term}| = {row.range}"
    if row.grouped == "1":
        return f"{constraint}: [{row.cardinality}] {{ [{row.in_group}] {attribute} }}"
    return f"{constraint}: [{row.cardinality}] {attribute}"


def _template(constraint: str, attributes: Iterable[MrcmAttribute], slot: str) -> str:
    """Write the expression template of a domain; `slot` is id for one concept, scg for an expression."""
    grouped, alone = [], []
    for row in attributes:
        fill = f"+{slot}({row.range})" if row.range.startswith("<") else f"+{row.range}"
        text = f"{row.attribute_id} |{row.term}| = [[{fill}]]"
        if row.grouped == "1":
            grouped.append(f"[[{row.in_group}]] {text}")
        else:
            alone.append(f"[[{row.cardinality}]] {text}")
    refinement = [*alone, *([f"[[0..*]] {{ {', '.join(grouped)} }}"] if grouped else [])]
    focus = f"[[+{slot}({constraint})]]"
    return f"{focus}: {', '.join(refinement)}" if refinement else focus
