"""Codings written by hand."""

from __future__ import annotations

from digidot_term.rules.codings import snomed_codings, written_codings
from digidot_term.rules.page import Block
from tests.rules.small_project import SmallProjects

PROFILE = """\
profile: Finding
id: finding
base: Condition
title: {en: "Finding", nb: "Funn"}
description: {en: "A finding with a code.", nb: "Et funn med kode."}
elements:
  code:
    pattern:
      coding:
        - system: http://snomed.info/sct
          code: "80967001"
"""
EXAMPLE = """\
example: one
of: finding
title: {en: "One", nb: "En"}
description: {en: "One finding.", nb: "Ett funn."}
resource:
  identifier:
    - {system: "http://example.org/record", value: "1"}
  code:
    coding:
      - {system: "http://snomed.info/sct", code: "80967001"}
  subject: {display: "Emma"}
"""


def test_codings_of_examples_and_patterns_stand_at_their_lines(small_project: SmallProjects) -> None:
    compilation, _ = small_project.compile(
        Block("yaml", "structuredefinitions/finding.yaml", PROFILE),
        Block("yaml", "structuredefinitions/examples/one.yaml", EXAMPLE),
    )
    places = [(item.place.path.rpartition("/")[2], item.place.line, item.code) for item in written_codings(compilation)]
    assert places == [("one.yaml", 7, ""), ("one.yaml", 10, "80967001"), ("finding.yaml", 10, "80967001")]
    assert [item.place.line for item in snomed_codings(compilation)] == [10, 10]
