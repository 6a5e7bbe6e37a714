"""Ids and terms in sources, and where they stand."""

from __future__ import annotations

import pytest

from digidot_term.rules.dent import term_does_not_match, term_missing
from digidot_term.rules.dent.written_terms import accepted_terms, written_terms
from digidot_term.rules.page import Block
from digidot_term.snomed.edition import Edition
from tests.rules.small_project import SmallProjects

VALUE_SET = """valueset: caries
title: {{en: "Caries", nb: "Karies"}}
description: {{en: "Codes of 80967001 |Dental caries|.", nb: "Koder."}}
include:
  - ecl: |
      << 80967001 |Dental caries| MINUS
        80353004 |{term}|
"""
MAP = """conceptmap: local
title: {en: "Local", nb: "Lokal"}
description: {en: "A map.", nb: "Et kart."}
source: {system: "http://example.org/local"}
target: {system: snomed}
unmapped: allow
rows: local.tsv
"""
ROWS = "source\tto\tterm\trelation\nK1\t80967001\t{term}\tequivalent\nK2\t80353004\t\tequivalent\n"


@pytest.mark.parametrize("term", ["Enamel caries", "enamel caries", "Enamel caries (disorder)", "emaljekaries"])
def test_any_term_of_the_concept_is_accepted(term: str, small_project: SmallProjects) -> None:
    block = Block("yaml", "valuesets/caries.yaml", VALUE_SET.format(term=term))
    compilation, _ = small_project.compile(block)
    assert [item.sctid for item in written_terms(compilation)] == [80967001, 80967001, 80353004]
    assert list(term_does_not_match.check(compilation)) == []


def test_a_wrong_term_is_found_at_its_line_with_the_right_one(small_project: SmallProjects) -> None:
    block = Block("yaml", "valuesets/caries.yaml", VALUE_SET.format(term="Gingivitis"))
    compilation, _ = small_project.compile(block)
    (found,) = term_does_not_match.check(compilation)
    assert (found.place.line, found.place.column) == (7, 9)
    assert found.message() == "80353004 is |Enamel caries|, not |Gingivitis| (|Gingivitis| = 66383009)"
    assert "80353004 er |Enamel caries|, ikke |Gingivitis|" in found.message("nb")


def test_tables_are_read_too(small_project: SmallProjects) -> None:
    (small_project.root / "conceptmaps").mkdir()
    (small_project.root / "conceptmaps/local.tsv").write_text(ROWS.format(term="Periodontitis"), "utf-8")
    compilation, _ = small_project.compile(Block("yaml", "conceptmaps/local.yaml", MAP))
    (wrong,) = term_does_not_match.check(compilation)
    assert str(wrong.place) == "conceptmaps/local.tsv:2:13"
    (missing,) = term_missing.check(compilation)
    assert str(missing.place) == "conceptmaps/local.tsv:3:4"


def test_what_has_no_letters_is_no_term(small_project: SmallProjects) -> None:
    text = VALUE_SET.format(term="Enamel caries").replace("Koder.", "matches (80353004|80967001|66383009)")
    compilation, _ = small_project.compile(Block("yaml", "valuesets/caries.yaml", text))
    assert list(term_does_not_match.check(compilation)) == []


def test_definitions_are_not_terms(sample_edition: Edition) -> None:
    accepted = accepted_terms(80967001, sample_edition)
    assert "Dental caries" in accepted
    assert "Dental caries (disorder)" in accepted
    assert not any(term.startswith("Loss of mineral") for term in accepted)
