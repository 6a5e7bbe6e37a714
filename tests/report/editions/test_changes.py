"""What changed between two editions as text, Markdown and JSON."""

from __future__ import annotations

import json

import pytest

from digidot_term.diff.edition_change import What
from digidot_term.diff.editions import compare_editions
from digidot_term.language import LANGUAGES, Language
from digidot_term.report.editions.change_words import kind_in_words
from digidot_term.report.editions.changes import FORMATS, LIMIT, render_edition_changes
from digidot_term.report.table import width_of
from digidot_term.report.wrapping import WIDTH
from digidot_term.snomed.constants import NB_REFSET, POSSIBLY_EQUIVALENT_TO
from digidot_term.snomed.edition import Edition
from tests.diff.releases import FINDING, PROCEDURE, REASON, A, B, C, D, E, Is, R, Term, acceptable, release

OLD = release(
    {A: Is(terms=(Term(1, "gammel", "nb"),)), B: Is(), C: Is(), D: Is((PROCEDURE,), "D (procedure)")},
    {R: (A, B)},
)
NEW = release(
    {
        A: Is(active=False, reason=REASON, history=((POSSIBLY_EQUIVALENT_TO, B), (POSSIBLY_EQUIVALENT_TO, C))),
        B: Is(terms=(Term(2, "ny", "nb"), acceptable(3, "bee"))),
        C: Is((B,)),
        D: Is((PROCEDURE,), "D (regime/therapy)"),
        E: Is(name="E (finding)"),
    },
    {R: (B, E)},
    date="20250701",
)
TEXT = f"""\
  20250101  {OLD.version_uri}  10 begreper, 10 aktive
→ 20250701  {NEW.version_uri}  11 begreper, 10 aktive

       1 nye begreper
       1 inaktiverte begreper
       1 begreper flyttet i hierarkiet
       1 endrede fullstendige navn (FSN)
       1 nye foretrukne termer, bokmål
       1 fjernede foretrukne termer, bokmål
       2 nye termer
       1 fjernede termer
       6 referansesett med andre medlemmer

{FINDING} Finding
  nye begreper (1)
    + {E} |E (finding)|
  inaktiverte begreper (1)
    - {A} |Concept {A} (finding)|: Duplicate
        muligens ekvivalent med {B} |ny|
        muligens ekvivalent med {C} |Concept {C} (finding)|
  begreper flyttet i hierarkiet (1)
    ~ {C} |Concept {C} (finding)|
        + {B} |ny|
        - {FINDING} |Finding|
  nye foretrukne termer, bokmål (1)
    + {B} |Concept {B} (finding)|: ny
  fjernede foretrukne termer, bokmål (1)
    - {A} |Concept {A} (finding)|: gammel
  nye termer (2)
    + {B} |Concept {B} (finding)|: ny (nb foretrukket)
    + {B} |Concept {B} (finding)|: bee (en akseptabel)
  fjernede termer (1)
    - {A} |Concept {A} (finding)|: gammel (nb foretrukket)

{PROCEDURE} Procedure
  endrede fullstendige navn (FSN) (1)
    ~ {D}: D (procedure) → D (regime/therapy)

Referansesett
  {R} Refset {R} (foundation metadata concept): +1 -1
    + {E} |E (finding)|
    - {A} |Concept {A} (finding)|
"""


def rendered(
    layout: str, language: Language = "nb", limit: int | None = None, old: Edition = OLD, new: Edition = NEW
) -> str:
    return render_edition_changes(compare_editions(old, new), old, new, layout, language, limit)


def test_text_names_what_changed_and_how() -> None:
    assert rendered("text").startswith(TEXT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_fits_a_terminal(language: Language) -> None:
    lines = rendered("text", language).splitlines()
    assert max(map(width_of, lines[2:])) <= WIDTH


def test_members_that_nobody_chose_are_counted_only() -> None:
    rest = rendered("text").partition("Referansesett\n")[2].splitlines()
    assert f"  {NB_REFSET}: +1 -1" in rest
    assert f"  {POSSIBLY_EQUIVALENT_TO}: +1, nytt" in rest
    assert sum(line.startswith("    ") for line in rest) == 2


@pytest.mark.parametrize(("limit", "listed"), [(0, 0), (1, 1), (2, 2), (None, 2)])
def test_a_section_lists_so_many_and_counts_all(limit: int | None, listed: int) -> None:
    lines = rendered("text", "en", limit).splitlines()
    at = lines.index("  terms added (2)")
    shown = [line for line in lines[at + 1 : at + 4] if line.startswith("    +")]
    assert len(shown) == listed
    assert ("    … and 1 more" in lines[at + 1 : at + 3]) == (limit == 1)


def test_the_usual_limit() -> None:
    many = release({A: Is(), B: Is(terms=tuple(acceptable(100 + number, f"t{number}") for number in range(LIMIT + 3)))})
    few = release({A: Is(), B: Is()})
    assert "    … and 3 more" in rendered("text", "en", old=few, new=many).splitlines()
    sections = json.loads(rendered("json", "en", old=few, new=many))["hierarchies"][0]["sections"]
    assert len(sections[0]["changes"]) == sections[0]["count"] == LIMIT + 3


def test_markdown_has_headings_and_lists() -> None:
    lines = rendered("markdown", "en").splitlines()
    assert lines[0] == "# 20250101 → 20250701"
    assert "- 1 concepts added" in lines
    assert f"## {FINDING} Finding" in lines
    assert "### concepts inactivated (1)" in lines
    assert f"- `- {A} |Concept {A} (finding)|: Duplicate`" in lines
    assert f"  - `possibly equivalent to {C} |Concept {C} (finding)|`" in lines
    assert f"  - `+ {E} |E (finding)|`" in lines


def test_markdown_holds_terms_with_backticks() -> None:
    new = release({A: Is(name="A `b` (finding)")})
    assert f"- `` + {A} |A `b` (finding)| ``" in rendered("markdown", old=release({}), new=new).splitlines()


def test_json_names_every_change() -> None:
    data = json.loads(rendered("json", "en"))
    assert (data["old"]["active"], data["new"]["active"]) == (10, 10)
    assert {"kind": "preferred-term-added", "language": "nb", "count": 1} in data["counts"]
    finding = data["hierarchies"][0]
    assert finding["hierarchy"] == {"id": str(FINDING), "term": "Finding"}
    sections = {section["kind"]: section["changes"] for section in finding["sections"]}
    (inactivated,) = sections["concept-inactivated"]
    assert inactivated["reason"]["id"] == str(REASON)
    assert [item["target"]["id"] for item in inactivated["history"]] == [str(B), str(C)]
    (moved,) = sections["concept-moved"]
    assert [item["id"] for item in moved["parentsAdded"]] == [str(B)]
    assert [item["id"] for item in moved["parentsRemoved"]] == [str(FINDING)]
    assert sections["term-added"][1]["use"] == "en acceptable"
    refset = next(item for item in data["refsets"] if item["id"] == str(R))
    assert (refset["addedCount"], refset["removedCount"]) == (1, 1)
    assert refset["added"] == [{"id": str(E), "term": "E (finding)"}]


def test_a_new_concept_that_is_inactive_says_so() -> None:
    text = rendered("text", "en", old=release({}), new=release({A: Is(active=False)}))
    assert f"Outside the hierarchies\n  concepts added (1)\n    + {A} |Concept {A} (finding)| (inactive)\n" in text


def test_new_and_emptied_refsets_say_so() -> None:
    concepts = {A: Is()}
    there = rendered("text", "en", old=release(concepts), new=release(concepts, {R: (A,)}))
    back = rendered("text", "en", old=release(concepts, {R: (A,)}), new=release(concepts))
    assert f"  {R} Refset {R} (foundation metadata concept): +1, new\n" in there
    assert "-1, no members left\n" in back


@pytest.mark.parametrize("layout", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed(layout: str, language: Language) -> None:
    text = rendered(layout, language, old=NEW, new=NEW)
    if layout == "json":
        assert json.loads(text)["hierarchies"] == []
    else:
        said = {"en": "nothing changed", "nb": "ingenting er endret", "nn": "ingenting er endra"}
        assert text.splitlines()[-1] == said[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words_of_its_own(language: Language) -> None:
    assert len({kind_in_words(what, None, language) for what in What}) == len(What)
