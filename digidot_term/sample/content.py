"""Rows of the content and map refsets: simple, association, attribute value, simple map, extended map."""

from __future__ import annotations

from digidot_term.sample.descriptions import descriptions_of
from digidot_term.sample.identity import MODULES, member_id
from digidot_term.sample.model import Part
from digidot_term.sample.rows import Row, Span, common_span, spans
from digidot_term.sample.tables import (
    associations,
    icd10_maps,
    inactivations,
    refset_members,
    release_changes,
    simple_maps,
)
from digidot_term.snomed.constants import CONCEPT_INACTIVATION_REFSET, DESCRIPTION_INACTIVATION_REFSET

ICD10_REFSET = "447562003"
_CONCEPT_NON_CURRENT = "900000000000495008"
_INACTIVE_SINCE: dict[str, Span] = {"earlier": "always", "newer": "since"}


def simple_rows(part: Part) -> list[Row]:
    """Return the members of a package's simple refsets: those of the table, then those the newer release left out."""
    special, module = spans(), MODULES[part]
    changes = [row for row in release_changes() if row.change == "member"]
    joined = {(row.component, row.what) for row in changes if row.newer}
    here = {row.refset_id for row in refset_members() if row.part == part}
    members: list[tuple[Span, str, str]] = [
        ("since" if key in joined else common_span(special, row.concept_id), *key)
        for row in refset_members()
        if row.part == part and (key := (row.refset_id, row.concept_id))
    ]
    members += [("until", row.component, row.what) for row in changes if row.earlier and row.component in here]
    return [
        (span, member_id(f"{refset} {concept}"), f"{module}\t{refset}\t{concept}") for span, refset, concept in members
    ]


def association_rows(part: Part) -> list[Row]:
    """Return the associations of the International part: structure to entire, and what became of inactive concepts."""
    module = MODULES[part]
    rows: list[Row] = [
        (
            "always",
            member_id(f"{row.refset_id} {row.concept_id} {row.target_id}"),
            f"{module}\t{row.refset_id}\t{row.concept_id}\t{row.target_id}",
        )
        for row in associations()
    ]
    for gone in inactivations():
        member = f"{gone.association_id}\t{gone.concept_id}\t{gone.target_id}"
        rows.append((_INACTIVE_SINCE[gone.since], member_id(member.replace("\t", " ")), f"{module}\t{member}"))
    return rows


def attribute_value_rows(part: Part) -> list[Row]:
    """Return why concepts are inactive, and that the descriptions they keep belong to such a concept."""
    module = MODULES[part]
    reasons = {row.concept_id: row for row in inactivations()}
    values: list[tuple[Span, int, str, str]] = []
    for sctid, row in reasons.items():
        span = _INACTIVE_SINCE[row.since]
        if part == "INT":
            values.append((span, CONCEPT_INACTIVATION_REFSET, sctid, row.reason_id))
        values += [
            (span, DESCRIPTION_INACTIVATION_REFSET, description, _CONCEPT_NON_CURRENT)
            for description in descriptions_of(sctid, part)
        ]
    return [
        (span, member_id(f"{refset} {component}"), f"{module}\t{refset}\t{component}\t{value}")
        for span, refset, component, value in values
    ]


def simple_map_rows(part: Part) -> list[Row]:
    """Return the simple maps of a package."""
    module = MODULES[part]
    return [
        (
            "always",
            member_id(f"{row.refset_id} {row.concept_id} {row.target}"),
            f"{module}\t{row.refset_id}\t{row.concept_id}\t{row.target}",
        )
        for row in simple_maps()
        if row.part == part
    ]


def extended_map_rows(part: Part) -> list[Row]:
    """Return the map to ICD-10: Norway's rows have members of their own, beside the International ones they replace."""
    special, module = spans(), MODULES[part]
    changed = {(row.component, row.what): row.earlier for row in release_changes() if row.change == "icd10"}
    rows: list[Row] = []
    for row in icd10_maps():
        if row.part != part:
            continue
        key = f"{part} {row.group} {row.priority}"
        identifier = member_id(f"{ICD10_REFSET} {row.concept_id} {key}")
        before = f"{module}\t{ICD10_REFSET}\t{row.concept_id}\t{row.group}\t{row.priority}\t{row.rule}"
        after = f"{row.correlation_id}\t{row.category_id}"
        earlier = changed.get((row.concept_id, key))
        span: Span = "since" if earlier else common_span(special, row.concept_id)
        rows.append((span, identifier, f"{before}\t{row.advice}\t{row.target}\t{after}"))
        if earlier:
            advice = row.advice.replace(row.target, earlier)
            rows.append(("until", identifier, f"{before}\t{advice}\t{earlier}\t{after}"))
    return rows
