from __future__ import annotations

import pytest

from digidot_term.diagnostics import Place, Severity
from digidot_term.ecl import parse, to_diagnostics
from digidot_term.ecl.problem import Rule
from digidot_term.ecl.semantic_rules import SEMANTIC_RULES
from digidot_term.ecl.syntax_rules import SYNTAX_RULES
from digidot_term.language import LANGUAGES


def test_places_shift_by_line_and_column() -> None:
    _, problems = parse("404684004\n  OR 404684004")
    (first, second) = to_diagnostics(problems, Place("valuesets/x.yaml", 12, 9))
    assert str(first.place) == "valuesets/x.yaml:12:9"
    assert str(second.place) == "valuesets/x.yaml:13:14"
    assert (first.kind.id, first.severity) == ("ECL040", Severity.WARNING)


def test_a_function_may_give_the_places() -> None:
    _, problems = parse("<< 123")
    (found,) = to_diagnostics(problems, lambda line, column: Place("expression", line, column))
    assert str(found.place) == "expression:1:4"
    assert found.message() == "123 is no SNOMED CT identifier: it has 6 to 18 digits and does not begin with 0"


def test_a_place_that_is_a_whole_file_stays_so() -> None:
    _, problems = parse("<<")
    assert str(to_diagnostics(problems, Place("x.yaml"))[0].place) == "x.yaml"


VALUES = dict.fromkeys(
    ["found", "expected", "opened", "mend", "earlier", "field", "limit", "length", "first", "second"], "x"
)


@pytest.mark.parametrize("rule", [*SYNTAX_RULES, *SEMANTIC_RULES], ids=lambda rule: rule.diagnostic.name)
def test_every_rule_speaks_three_languages(rule: Rule) -> None:
    kind = rule.diagnostic
    for text in (kind.message, kind.advice):
        assert len({text.en, text.nb, text.nn}) > 1
        for language in LANGUAGES:
            assert "{" not in text.render(language, **VALUES)


def test_ids_and_names_are_unique() -> None:
    kinds = [rule.diagnostic for rule in (*SYNTAX_RULES, *SEMANTIC_RULES)]
    assert len({kind.id for kind in kinds}) == len({kind.name for kind in kinds}) == len(kinds)
