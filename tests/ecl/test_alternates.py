"""Identifiers of other schemes (ECL 6.1), resolved by RF2's Identifier file."""

from __future__ import annotations

import pytest

from digidot_term.ecl import evaluate, parse
from digidot_term.ecl.alternates import SCHEMES
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder, concept_id

ROOT, KID, LOST, LOCAL = (concept_id(letter) for letter in "akxl")
LOINC = SCHEMES["loinc"][0]


@pytest.fixture(scope="module")
def edition() -> Edition:
    builder = Rf2Builder.drawn("a\n|\nk")
    builder.add_concept(LOINC, fsn="LOINC code identifier (core metadata concept)")
    builder.add_concept(LOCAL, term="Tooth-Bank code")
    builder.add_concept(LOST, active=False, term="lost")
    description = builder.add_description(KID, "decay")
    builder.add_identifier(LOINC, "54486-6", ROOT)
    builder.add_identifier(LOINC, "old", ROOT, active=False)
    builder.add_identifier(LOINC, "inactive concept", LOST)
    builder.add_identifier(LOINC, "description", description)
    builder.add_identifier(LOCAL, "a b.C", KID)
    return read_edition([builder.package()], name="identifiers")[0]


def asked(text: str, edition: Edition) -> tuple[set[int], list[str]]:
    expression, problems = parse(text)
    assert expression is not None, problems
    ids, problems = evaluate(expression, edition)
    return set(ids), [problem.rule.diagnostic.name for problem in problems]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("LOINC#54486-6", {ROOT}),
        ("loinc#54486-6 |a|", {ROOT}),
        ('"LOINC#54486-6"', {ROOT}),
        ("<< LOINC#54486-6", {ROOT, KID}),
        ('"tooth-bank#a b.C"', {KID}),
        ('"Tooth#a b.C"', {KID}),
        ('> "TOOTH-bank#a b.C" AND LOINC#54486-6', {ROOT}),
        ("* {{ C moduleId != LOINC#54486-6 }} AND LOINC#54486-6", {ROOT}),
    ],
)
def test_an_identifier_stands_for_its_concept(text: str, ids: set[int], edition: Edition) -> None:
    assert asked(text, edition) == (ids, [])


def test_an_inactive_concept_is_told_of(edition: Edition) -> None:
    assert asked('"LOINC#inactive concept"', edition) == ({LOST}, ["inactive-concept"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LOINC#old", "unknown-identifier"),
        ('"tooth-bank#A b.C"', "unknown-identifier"),
        ("LOINC#description", "unknown-identifier"),
        ("ICD-10#K02", "unknown-scheme"),
        ("Too#54486-6", "unknown-scheme"),
    ],
)
def test_what_stands_for_nothing_is_an_error_and_the_rest_is_answered(text: str, name: str, edition: Edition) -> None:
    assert asked(f"{KID} OR {text}", edition) == ({KID}, [name])


def test_the_published_schemes_are_sctids() -> None:
    assert all(is_sctid(str(scheme)) for schemes in SCHEMES.values() for scheme in schemes)
