"""What an expression names, held against an edition: a problem with a place for what is unknown, inactive, foreign."""

from __future__ import annotations

import pytest

from digidot_term.diagnostics import Place
from digidot_term.ecl import evaluate, parse, to_diagnostics
from digidot_term.ecl.answer_rules import ANSWER_RULES
from digidot_term.ecl.problem import Rule
from digidot_term.ecl.reference_rules import REFERENCE_RULES
from digidot_term.ecl.references import concept_references
from digidot_term.ecl.semantic_rules import SEMANTIC_RULES
from digidot_term.ecl.syntax_rules import SYNTAX_RULES
from digidot_term.language import LANGUAGES
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    ASSOCIATION_NAMES,
    EN_GB_REFSET,
    HISTORICAL_ASSOCIATIONS,
    NORWEGIAN_MODULE,
    POSSIBLY_REPLACED_BY,
    REPLACED_BY,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder, concept_id

CARIES, DECAY, OLD, OLDER, UNKNOWN = (concept_id(letter) for letter in "abxyz")
AMERICAN, NORWEGIAN = (make_sctid(5, "10", namespace) for namespace in ("1000124", "1000202"))
DESCRIPTION, NO_DESCRIPTION = (make_sctid(item, "01") for item in (900, 901))
RELATIONSHIP = make_sctid(900, "02")


@pytest.fixture(scope="module")
def edition() -> Edition:
    builder = Rf2Builder()
    builder.add_concept(CARIES, fsn="Dental caries (disorder)", term="Dental caries")
    builder.add_description(CARIES, "Tooth decay", sctid=DESCRIPTION, acceptability=ACCEPTABLE)
    builder.add_concept(OLD, active=False, term="Old caries")
    builder.add_concept(OLDER, active=False, term="Older caries")
    builder.add_member(REPLACED_BY, OLD, targetComponentId=CARIES)
    builder.add_member(POSSIBLY_REPLACED_BY, OLD, targetComponentId=OLDER)
    builder.module = NORWEGIAN_MODULE
    builder.add_concept(DECAY, term="Decay")
    return read_edition([builder.package()], name="test")[0]


def said(text: str, edition: Edition) -> list[str]:
    expression, _ = parse(text)
    assert expression is not None
    _, problems = evaluate(expression, edition)
    found = to_diagnostics(problems, Place("vs.yaml", 4, 8))
    return [f"{each.place} {each.severity.word} {each.kind.name}: {each.message()} {each.advice()}" for each in found]


def test_what_the_edition_knows_gives_no_problem(edition: Edition) -> None:
    assert said(f"<< {CARIES}", edition) == []
    assert said(f"<< {CARIES} |dental  CARIES|", edition) == []
    assert said(f"<< {CARIES} |Dental caries (disorder)|", edition) == []


def test_an_unknown_concept_is_an_error_and_the_rest_is_answered(edition: Edition) -> None:
    expression, _ = parse(f"{UNKNOWN} |x| OR {CARIES}")
    assert expression is not None
    ids, problems = evaluate(expression, edition)
    assert ids == {CARIES}
    assert [(problem.kind, problem.is_error) for problem in problems] == [("unknown-concept", True)]
    assert said(f"* :\n {UNKNOWN} = *", edition) == [
        (
            f"vs.yaml:5:9 error unknown-concept: {UNKNOWN} is not in {edition.version_uri} "
            "check the identifier, or use an edition that has the concept"
        )
    ]


def test_a_concept_of_an_extension_that_is_not_there_is_told_by_its_namespace(edition: Edition) -> None:
    (foreign,) = said(f"<< {AMERICAN}", edition)
    assert foreign.startswith(f"vs.yaml:4:11 error foreign-concept: {AMERICAN} is of an extension that is not in")
    assert "namespace 1000124" in foreign
    (unknown,) = said(f"<< {NORWEGIAN}", edition)  # the edition has a module of that namespace
    assert unknown.startswith(f"vs.yaml:4:11 error unknown-concept: {NORWEGIAN}")


def test_ids_of_descriptions_and_relationships_are_told_from_unknown_concepts(edition: Edition) -> None:
    (description,) = said(f"<< {DESCRIPTION}", edition)
    assert description.startswith(
        f"vs.yaml:4:11 error description-of-concept: {DESCRIPTION} is no concept but a description of one, Tooth decay"
    )
    assert f"write {CARIES} |Dental caries|" in description
    for sctid in (NO_DESCRIPTION, RELATIONSHIP):
        (other,) = said(f"<< {sctid}", edition)
        assert other.startswith(f"vs.yaml:4:11 error not-a-concept-id: {sctid}")


def test_an_inactive_concept_says_what_took_its_place_and_how(edition: Edition) -> None:
    assert said(f"<< {OLD}", edition) == [
        (
            f"vs.yaml:4:11 warning inactive-concept: {OLD} |Old caries| is inactive: "
            "nothing stands below it and no attribute has it any more "
            f"use what took its place: REPLACED BY {CARIES} |Dental caries|, POSSIBLY REPLACED BY {OLDER} |Older caries|"
        )
    ]
    assert said(f"{OLDER}", edition)[0].endswith("use what took its place: -")
    assert set(ASSOCIATION_NAMES) == set(HISTORICAL_ASSOCIATIONS)


def test_a_members_field_may_hold_what_is_inactive_or_no_concept(edition: Edition) -> None:
    filtered = "{{{{ M referencedComponentId = {} }}}}"
    assert said(f"^ [targetComponentId] {REPLACED_BY} {filtered.format(OLD)}", edition)[1:] == []
    assert said(f"^ [acceptabilityId] {EN_GB_REFSET} {filtered.format(DESCRIPTION)}", edition)[1:] == []
    assert "unknown-concept" in said(f"^ {REPLACED_BY} {filtered.format(UNKNOWN)}", edition)[1]


def test_a_description_filter_takes_descriptions(edition: Edition) -> None:
    assert said(f"* {{{{ D id = {DESCRIPTION} }}}}", edition) == []
    found = said(f"* {{{{ D id = ({NO_DESCRIPTION} {CARIES}) }}}}", edition)
    assert [each.split(":")[3] for each in found] == [
        f" {NO_DESCRIPTION} is no description in http",
        f" {CARIES} is no description in http",
    ]


def test_a_term_that_is_another_concepts_is_a_warning(edition: Edition) -> None:
    (found,) = said(f"<< {CARIES} |Gingivitis|", edition)
    assert found.startswith(f"vs.yaml:4:11 warning term-mismatch: Gingivitis is no term of {CARIES} |Dental caries|")


def test_references_are_found_everywhere_in_order(edition: Edition) -> None:
    text = "100005 : 200001 = 300003 {{ C moduleId = (400006 500004) }} {{ D dialectId = (600007 (700009)) }} {{ + HISTORY (^ 800002) }}"
    expression, _ = parse(text)
    assert expression is not None
    found = [reference.id for reference in concept_references(expression)]
    assert found == [100005, 200001, 300003, 400006, 500004, 600007, 700009, 800002]


VALUES = dict.fromkeys(
    [
        *(
            "concept",
            "description",
            "edition",
            "feature",
            "found",
            "known",
            "count",
            "mend",
            "namespace",
            "near",
            "partition",
        ),
        *("refset", "targets", "term"),
    ],
    "x",
)
RULES = (*REFERENCE_RULES, *ANSWER_RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.diagnostic.name)
def test_every_rule_speaks_three_languages(rule: Rule) -> None:
    for text in (rule.diagnostic.message, rule.diagnostic.advice):
        assert len({text.en, text.nb, text.nn}) > 1
        for language in LANGUAGES:
            assert "{x" not in text.render(language, **VALUES)


def test_no_id_or_name_is_used_twice() -> None:
    kinds = [rule.diagnostic for rule in (*SYNTAX_RULES, *SEMANTIC_RULES, *RULES)]
    assert len({kind.id for kind in kinds}) == len({kind.name for kind in kinds}) == len(kinds)
