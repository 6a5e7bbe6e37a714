"""The ways up to a concept and the tree below it, against drawings."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from digidot_term.jobs.concept_tree import WAYS, concept_tree
from digidot_term.language import LANGUAGES, Language
from digidot_term.report.concepts.tree import Branch, ConceptTree, render_tree
from digidot_term.report.naming import Named
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from tests.rf2_builder import Rf2Builder, concept_id

DIAMOND = r"""
      a
     / \
    b   c
   / \ / \
  d   e   f
   \ /
    g
"""


@pytest.fixture(scope="module")
def diamond() -> Edition:
    return Rf2Builder.drawn(DIAMOND).edition()


def drawn(edition: Edition, letter: str, depth: int, limit: int = 9, language: Language = "en") -> str:
    """The tree as text, each id as its letter."""
    tree = concept_tree(edition, concept_id(letter), language, depth=depth, limit=limit)
    text = render_tree(tree, "text", language)
    for known in "abcdefghij":
        text = text.replace(f"{concept_id(known)} {known}", known)
    return text


def letters(branch: Branch) -> Iterator[str]:
    yield branch.concept.term
    for child in branch.children:
        yield from letters(child)


def test_what_is_below_is_drawn_and_what_comes_twice_is_marked(diamond: Edition) -> None:
    assert drawn(diamond, "a", 3) == (
        "a\n"
        "├─ b\n"
        "│  ├─ d\n"
        "│  │  └─ g\n"
        "│  └─ e\n"
        "│     └─ g (shown elsewhere)\n"
        "└─ c\n"
        "   ├─ e (shown elsewhere)\n"
        "   └─ f\n"
    )


def test_what_is_cut_off_is_counted(diamond: Edition) -> None:
    assert drawn(diamond, "a", 1) == "a\n├─ b (3 below)\n└─ c (3 below)\n"
    assert drawn(diamond, "a", 0) == "a (6 below)\n"


def test_children_past_the_limit_are_counted(diamond: Edition) -> None:
    assert drawn(diamond, "a", 2, limit=1) == "a\n├─ b\n│  ├─ d (1 below)\n│  └─ … and 1 more\n└─ … and 1 more\n"


def test_the_ways_up_stand_above_the_shortest_first(diamond: Edition) -> None:
    assert drawn(diamond, "g", 1) == "a › b › d\na › b › e\na › c › e\n\ng\n"


def shortcut() -> Edition:
    """a over b over c over d over e, and a over d too."""
    builder = Rf2Builder()
    builder.add_concept(IS_A)
    for letter in "abcde":
        builder.add_concept(concept_id(letter), fsn=f"{letter} (test)", term=letter)
    for child, parent in ("ba", "cb", "dc", "da", "ed"):
        builder.add_is_a(concept_id(child), concept_id(parent))
    return builder.edition()


def test_a_concept_is_shown_whole_where_it_is_nearest() -> None:
    assert drawn(shortcut(), "a", 3) == "a\n├─ b\n│  └─ c\n│     └─ d (shown elsewhere)\n└─ d\n   └─ e\n"
    assert drawn(shortcut(), "d", 1) == "a\na › b › c\n\nd\n└─ e\n"


def ladder(steps: int) -> Edition:
    """Diamonds on top of each other: two ways through each."""
    builder = Rf2Builder()
    builder.add_concept(IS_A)
    top = builder.add_concept(make_sctid(5000, "00"), fsn="top (test)")
    for step in range(steps):
        sides = [builder.add_concept(make_sctid(6000 + 10 * step + side, "00"), fsn=f"{step}") for side in range(2)]
        bottom = builder.add_concept(make_sctid(6005 + 10 * step, "00"), fsn=f"{step}")
        for side in sides:
            builder.add_is_a(side, top)
            builder.add_is_a(bottom, side)
        top = bottom
    return builder.edition()


def test_many_ways_are_counted_without_being_walked() -> None:
    edition = ladder(40)
    tree = concept_tree(edition, make_sctid(6005 + 390, "00"), "en", depth=0, limit=1)
    assert tree.way_count == 2**40
    assert len(tree.ways) == WAYS
    assert f"… and {2**40 - WAYS} more ways up" in render_tree(tree, "text", "en")


def test_the_root_has_no_way_up(diamond: Edition) -> None:
    tree = concept_tree(diamond, concept_id("a"), "en", depth=0, limit=1)
    assert (tree.ways, tree.way_count) == ((), 0)


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "INAKTIVT: det står ikke"), ("nn", "INAKTIVT: det står ikkje"), ("en", "INACTIVE: it")],
)
def test_an_inactive_concept_stands_nowhere(language: Language, said: str) -> None:
    builder = Rf2Builder.drawn("a")
    builder.add_concept(concept_id("x"), active=False, fsn="x (test)")
    tree = concept_tree(builder.edition(), concept_id("x"), language, depth=2, limit=9)
    text = render_tree(tree, "text", language)
    assert said in text
    assert len(text.splitlines()) == 2


def test_children_are_in_alphabetical_order() -> None:
    builder = Rf2Builder.drawn("a")
    for number, term in enumerate(["år", "abscess", "ære", "zink"]):
        sctid = builder.add_concept(make_sctid(7000 + number, "00"), term=term)
        builder.add_is_a(sctid, concept_id("a"))
    tree = concept_tree(builder.edition(), concept_id("a"), "en", depth=1, limit=9)
    assert list(letters(tree.top)) == ["a", "abscess", "zink", "ære", "år"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tree_as_data(diamond: Edition, language: Language) -> None:
    tree = concept_tree(diamond, concept_id("c"), language, depth=1, limit=1)
    data = json.loads(render_tree(tree, "json", language))
    assert data["active"] is True
    assert data["wayCount"] == 1
    assert [[item["term"] for item in way] for way in data["ways"]] == [["a"]]
    assert data["tree"]["descendants"] == 3
    assert data["tree"]["more"] == 1
    (child,) = data["tree"]["children"]
    assert (child["id"], child["again"], child["descendants"]) == (str(concept_id("e")), False, 1)


def test_an_empty_tree_is_drawn() -> None:
    leaf = ConceptTree(Branch(Named(1, "x"), 0), active=True, ways=(), way_count=0)
    assert render_tree(leaf, "text", "nb") == "1 x\n"
