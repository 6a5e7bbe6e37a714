"""Walking through resources."""

from __future__ import annotations

from digidot_term.diagnostics.nearest import nearest
from digidot_term.rules.content import codes_of, concepts, place_of, snomed_ids, texts, walk
from digidot_term.rules.page import Block
from tests.rules.small_project import SmallProjects

PROFILE = """profile: Example
id: example
base: Condition
title: {en: "Example", nb: "Eksempel"}
description: {en: "A profile.", nb: "En profil."}
elements:
  code: {card: 1..1}
"""
EXAMPLE = """example: caries
of: example
title: {en: "Example", nb: "Eksempel"}
description: {en: "An instance.", nb: "En instans."}
resource:
  subject: {display: "A patient"}
  code:
    coding:
      - {system: "http://snomed.info/sct", code: "80967001"}
      - {system: "http://snomed.info/sct", code: "80967001:363698007=38199008"}
      - {system: "http://example.org", code: "1"}
"""


def test_everything_is_walked_but_the_snapshot(small_project: SmallProjects) -> None:
    compilation, _ = small_project.compile(
        Block("yaml", "structuredefinitions/example.yaml", PROFILE),
        Block("yaml", "structuredefinitions/examples/caries.yaml", EXAMPLE),
    )
    profile = compilation.of_type("StructureDefinition")[0]
    assert "snapshot" in profile.resource
    assert all(found.path[:1] != ("snapshot",) or found.path == ("snapshot",) for found in walk(profile))
    example = compilation.examples[0]
    assert "A patient" in [found.value for found in texts(example)]
    (concept,) = concepts(example)
    assert concept.path == ("code",)
    assert snomed_ids(concept.value) == (80967001,)
    assert codes_of(concept.value, "http://example.org") == ("1",)
    assert EXAMPLE.splitlines()[place_of(example, ("code", "coding", 2)).line - 1].endswith('code: "1"}')
    in_differential = place_of(profile, ("differential", "element", 0, "min"))
    assert PROFILE.splitlines()[in_differential.line - 1].strip().startswith("code:")


def test_the_nearest_word_is_offered() -> None:
    assert nearest("tilstand", ["tilstander", "varslinger"]) == " (`tilstander`?)"
    assert nearest("xyz", ["tilstander"]) == ""
