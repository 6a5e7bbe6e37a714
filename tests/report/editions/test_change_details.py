"""What defines concepts and what refsets say of them, changed: as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest

from digidot_term.diff.editions import compare_editions
from digidot_term.language import Language
from digidot_term.report.editions.changes import render_edition_changes
from digidot_term.snomed import Edition, read_edition
from digidot_term.snomed.constants import NB_REFSET, OWL_AXIOM_REFSET
from digidot_term.snomed.identifiers import make_sctid
from tests.diff.releases import A, B, C, D, E, Is, R, Row, S, Term, acceptable, description, written

SITE, DOSE = make_sctid(3001, "00"), make_sctid(3002, "00")
UNSPECIFIED = "447561005"
ELSEWHERE = make_sctid(9000, "02")

CONCEPTS = {
    sctid: Is((), name)
    for sctid, name in ((B, "B (x)"), (C, "C (x)"), (SITE, "Site (attribute)"), (DOSE, "Dose (attribute)"))
}


def row(number: int, component: int, group: str, target: str) -> Row:
    fields = {"mapGroup": group, "mapRule": "TRUE", "mapAdvice": f"ALWAYS {target}", "mapTarget": target}
    return Row(number, component, {**fields, "correlationId": UNSPECIFIED})


def read(concepts: Mapping[int, Is], refsets: Mapping[int, Sequence[int | Row]], date: str = "20250101") -> Edition:
    """Make an edition of a release that speaks of a component it lacks."""
    return read_edition([written(concepts, refsets, date=date).package()], name=date)[0]


OLD = read(
    {
        **CONCEPTS,
        A: Is(terms=(Term(1, "a", "nb"),), attributes=((0, DOSE, "#1"), (1, SITE, B), (2, SITE, C))),
        D: Is(),
        E: Is(defined=True),
    },
    {
        R: (row(1, A, "1", "K02.1"), row(2, B, "1", "K02"), row(3, C, "1", "K03")),
        S: (Row(4, ELSEWHERE, {"targetComponentId": A}),),
        OWL_AXIOM_REFSET: (Row(5, A, {"owlExpression": "SubClassOf(:1 :2)"}),),
    },
)
NEW = read(
    {
        **CONCEPTS,
        A: Is(
            terms=(acceptable(1, "a", "nb"),), attributes=((0, DOSE, "#2"), (1, SITE, C), (2, SITE, B), (2, DOSE, "#3"))
        ),
        D: Is(defined=True),
        E: Is(),
    },
    {
        R: (row(1, A, "1", "K02.2"), row(6, A, "2", "K04"), row(7, B, "1", "K02"), row(8, D, "1", "K05")),
        S: (Row(4, ELSEWHERE, {"targetComponentId": B}),),
        OWL_AXIOM_REFSET: (Row(5, A, {"owlExpression": "SubClassOf(:1 :3)"}),),
    },
    date="20250701",
)
DEFINITIONS = f"""\
  begreper som nå er fullt definert (1)
    ~ {D} |Concept {D} (finding)|
  begreper som nå er primitive (1)
    ~ {E} |Concept {E} (finding)|
  begreper med andre attributter (1)
    ~ {A} |Concept {A} (finding)|
        + {DOSE} |Dose (attribute)| = #2
        - {DOSE} |Dose (attribute)| = #1
        + {DOSE} |Dose (attribute)| = #3 (gruppe 1 → 2)
"""
MEMBERS = f"""\
  {R} Refset {R} (foundation metadata concept): +1 -1 ~1
    + {D} |Concept {D} (finding)|: mapGroup 1, mapTarget K05
    - {C} |C (x)|: mapGroup 1, mapTarget K03
    ~ {A} |Concept {A} (finding)|
        mapGroup 1: mapAdvice ALWAYS K02.1 → ALWAYS K02.2, mapTarget K02.1 → K02.2
        + mapGroup 2, mapTarget K04
  {S} Refset {S} (foundation metadata concept): ~1
    ~ {ELSEWHERE}: targetComponentId {A} |Concept {A} (finding)| → {B} |B (x)|
  {OWL_AXIOM_REFSET} Refset {OWL_AXIOM_REFSET} (foundation metadata concept): ~1
  {NB_REFSET}: ~1
    ~ {A} |Concept {A} (finding)|: a: foretrukket → akseptabel
"""


def rendered(layout: str, language: Language = "nb", limit: int | None = None) -> str:
    return render_edition_changes(compare_editions(OLD, NEW), OLD, NEW, layout, language, limit)


def test_text() -> None:
    text = rendered("text")
    assert DEFINITIONS in text
    assert text.partition("Referansesett\n")[2] == MEMBERS


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("concepts now fully defined", "concepts now primitive", "concepts with other attributes", "(group 1")),
        ("nb", ("begreper som nå er fullt definert", "begreper som nå er primitive", "andre attributter", "(gruppe 1")),
        ("nn", ("omgrep som no er fullt definerte", "omgrep som no er primitive", "andre attributt", "(gruppe 1")),
    ],
)
def test_languages(language: Language, said: tuple[str, ...]) -> None:
    text = rendered("text", language)
    assert [each for each in said if each not in text] == []


def test_a_limit_counts_each_kind_of_member() -> None:
    lines = rendered("text", "en", 0).partition("Reference sets\n")[2].splitlines()
    assert len(lines) == 4
    assert lines[0].endswith(": +1 -1 ~1")


def test_markdown() -> None:
    lines = rendered("markdown", "en").splitlines()
    assert f"  - `- {DOSE} |Dose (attribute)| = #1`" in lines
    assert f"  - `- {C} |C (x)|: mapGroup 1, mapTarget K03`" in lines
    assert "    - `+ mapGroup 2, mapTarget K04`" in lines


def test_json_of_attributes() -> None:
    (hierarchy,) = json.loads(rendered("json", "en"))["hierarchies"]
    sections = {section["kind"]: section["changes"] for section in hierarchy["sections"]}
    assert [change["id"] for change in sections["concept-now-defined"]] == [str(D)]
    assert [change["id"] for change in sections["concept-now-primitive"]] == [str(E)]
    (change,) = sections["attributes-changed"]
    dose = {"id": str(DOSE), "term": "Dose (attribute)"}
    assert change["groups"] == [
        {"old": 0, "new": 0, "gained": [{"type": dose, "value": "#2"}], "lost": [{"type": dose, "value": "#1"}]},
        {"old": 1, "new": 2, "gained": [{"type": dose, "value": "#3"}], "lost": []},
    ]


def test_json_of_members() -> None:
    refsets = {item["id"]: item for item in json.loads(rendered("json", "en"))["refsets"]}
    of_map = refsets[str(R)]
    assert (of_map["addedCount"], of_map["removedCount"], of_map["changedCount"]) == (1, 1, 1)
    assert of_map["added"][0]["members"][0]["fields"]["mapTarget"] == "K05"
    assert of_map["removed"][0]["members"][0]["fields"]["mapTarget"] == "K03"
    (changed,) = of_map["changed"]
    assert changed["id"] == str(A)
    sides = [
        [each[side] and each[side]["fields"]["mapTarget"] for side in ("old", "new")] for each in changed["members"]
    ]
    assert sides == [["K02.1", "K02.2"], [None, "K04"]]
    assert refsets[str(OWL_AXIOM_REFSET)]["changed"][0]["members"][0]["new"]["fields"] == {
        "owlExpression": "SubClassOf(:1 :3)"
    }
    (term,) = refsets[str(NB_REFSET)]["changed"]
    assert (term["id"], "term" in term) == (str(description(1)), False)
    assert refsets[str(S)]["changed"][0]["id"] == str(ELSEWHERE)
