"""The Norwegian terms of the sample edition: a well-formed table, and every tooth named as its ISO 3950 number says."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest

from digidot_term.sample.tables import concepts
from digidot_term.snomed.identifiers import is_sctid, partition

HEADER = ["concept_id", "language", "term", "acceptability", "note"]


class Row(NamedTuple):
    concept_id: str
    language: str
    term: str
    acceptability: str
    note: str


def table_bytes() -> bytes:
    return files("digidot_term.sample").joinpath("tables/terms-no.tsv").read_bytes()


@cache
def rows() -> tuple[Row, ...]:
    lines = table_bytes().decode("utf-8").split("\n")
    return tuple(Row(*line.split("\t")) for line in lines[1:-1])


def preferred(language: str) -> dict[str, str]:
    return {r.concept_id: r.term for r in rows() if (r.language, r.acceptability) == (language, "preferred")}


def acceptable(language: str) -> set[tuple[str, str]]:
    return {(r.concept_id, r.term) for r in rows() if (r.language, r.acceptability) == (language, "acceptable")}


def repeated(values: Iterator[object]) -> list[object]:
    return [value for value, times in Counter(values).items() if times > 1]


# The form of the table


def test_file_is_plain_utf_8_with_line_feeds_and_the_header() -> None:
    data = table_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    lines = data.decode("utf-8").split("\n")
    assert lines[0].split("\t") == HEADER
    assert [line for line in lines[:-1] if line.count("\t") != len(HEADER) - 1] == []


def test_values_are_from_the_closed_lists() -> None:
    assert {r.language for r in rows()} == {"nb", "nn"}
    assert {r.acceptability for r in rows()} == {"preferred", "acceptable"}


def test_concept_ids_are_concept_sctids() -> None:
    ids = {r.concept_id for r in rows()}
    assert [i for i in sorted(ids) if not (is_sctid(i) and partition(int(i)) in {"00", "10"})] == []


def test_no_stray_blanks_or_invisible_characters() -> None:
    stray = re.compile(r"^\s|\s$|\s\s|[^\S ]|[\u00ad\u200b-\u200f\u2028\u2029\ufeff]")
    assert [r for r in rows() if any(stray.search(field) for field in r if field)] == []
    assert [r for r in rows() if not r.term] == []


def test_terms_are_composed_characters() -> None:
    assert [r for r in rows() if re.search(r"[\u0300-\u036f]", r.term)] == []


def test_terms_carry_no_semantic_tag() -> None:
    assert [r for r in rows() if r.term.endswith(")")] == []


def test_terms_start_in_lower_case_unless_a_name_or_abbreviation() -> None:
    upper = [r.term for r in rows() if r.term[0].isupper()]
    names = ("Angle ", "Hutchinsons ", "Moons ", "SNOMED ")
    assert [t for t in upper if not t.startswith(names) and not re.match(r"[A-ZÆØÅ]{2}", t)] == []


def test_a_concepts_rows_stand_together_preferred_first_bokmaal_before_nynorsk() -> None:
    seen = list(dict.fromkeys(r.concept_id for r in rows()))
    order = {concept_id: place for place, concept_id in enumerate(seen)}
    keys = [(order[r.concept_id], r.language, r.acceptability != "preferred") for r in rows()]
    assert keys == sorted(keys)


# One preferred term a concept and language


def test_every_concept_has_one_preferred_bokmaal_term() -> None:
    counts = Counter(r.concept_id for r in rows() if (r.language, r.acceptability) == ("nb", "preferred"))
    assert {r.concept_id for r in rows()} == set(counts)
    assert set(counts.values()) == {1}


def test_nynorsk_synonyms_stand_beside_one_preferred_nynorsk_term() -> None:
    counts = Counter(r.concept_id for r in rows() if (r.language, r.acceptability) == ("nn", "preferred"))
    assert {r.concept_id for r in rows() if r.language == "nn"} == set(counts)
    assert set(counts.values()) == {1}
    assert len(counts) >= 250


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_two_concepts_share_a_preferred_term(language: str) -> None:
    assert repeated(term.casefold() for term in preferred(language).values()) == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_concept_has_no_term_twice(language: str) -> None:
    assert repeated((r.concept_id, r.term.casefold()) for r in rows() if r.language == language) == []


def test_nynorsk_terms_are_free_of_common_bokmaal_forms() -> None:
    bokmaal = re.compile(
        r"\b(høyre|hele|ikke|fra|tidligere|alvorlig|manglende|løs|åpent|undersøkelse|henvisning|munnhulen?|"
        r"ondartet|brudd|forstyrrelse|tredjedel)\b|tannkjøtt|syk(dom|e)|skjell|melke|fortann|frembrudd|frem"
    )
    assert [r for r in rows() if r.language == "nn" and bokmaal.search(r.term)] == []


def test_bokmaal_terms_are_free_of_nynorsk_forms() -> None:
    nynorsk = re.compile(r"\b(høgre|heile|ikkje|frå|tidlegare|tannkjøt|sjukdom|mjølke\w*|framtann)\b")
    assert [r for r in rows() if r.language == "nb" and nynorsk.search(r.term)] == []


def test_some_terms_are_demanding_on_purpose() -> None:
    terms = [r.term for r in rows()]
    assert any(t.startswith('"') for t in terms)
    assert any("/" in t for t in terms)
    assert any("é" in t for t in terms)


# The teeth: ISO 3950 number, structure concept, entire concept

GRID = """\
11 422653006 245575001
12 424877001 245574002
13 860767006 245572003
14 57826002 245571005
15 36492000 245570006
16 865995000 245568002
17 863902006 245567007
18 68085002 245566003
21 424399000 245587008
22 423185002 245586004
23 860780009 245584001
24 61897005 245583007
25 23226009 245582002
26 865988009 245579007
27 863901004 245578004
28 87704003 245577009
31 425106001 245611006
32 423331005 245610007
33 860782001 245608005
34 2400006 245607000
35 24573005 245606009
36 866006002 245604007
37 863898000 245603001
38 74344005 245602006
41 424575004 245600003
42 423937004 245599001
43 860785004 245597004
44 80140008 245596008
45 8873007 245595007
46 866005003 245592005
47 863899008 245591003
48 38994002 245590002
51 88824007 245620002
52 65624003 245619008
53 30618001 245617005
54 17505006 245616001
55 27855007 245615002
61 51678005 245627004
62 43622005 245626008
63 73937000 245624006
64 45234009 245623000
65 51943008 245622005
71 89552004 245642001
72 14770005 245641008
73 43281008 245639007
74 38896004 245638004
75 49330006 245637009
81 67834006 245635001
82 22445006 245634002
83 6062009 245632003
84 58646007 245631005
85 61868007 245630006
"""

PERMANENT = ("central", "lateral", "canine", "premolar1", "premolar2", "molar1", "molar2", "molar3")
DECIDUOUS = ("central", "lateral", "canine", "molar1", "molar2")


class Tooth(NamedTuple):
    number: str
    structure: str
    entire: str

    @property
    def permanent(self) -> bool:
        return self.number[0] in "1234"

    @property
    def right(self) -> bool:
        return self.number[0] in "1458"

    @property
    def upper(self) -> bool:
        return self.number[0] in "1256"

    @property
    def kind(self) -> str:
        return (PERMANENT if self.permanent else DECIDUOUS)[int(self.number[1]) - 1]


TEETH = tuple(Tooth(*line.split()) for line in GRID.splitlines())

NB_KINDS = {
    "central": ("sentral fortann", "sentrale fortannen"),
    "lateral": ("lateral fortann", "laterale fortannen"),
    "canine": ("hjørnetann", "hjørnetannen"),
    "premolar1": ("første premolar", "første premolaren"),
    "premolar2": ("andre premolar", "andre premolaren"),
    "molar1": ("første molar", "første molaren"),
    "molar2": ("andre molar", "andre molaren"),
    "molar3": ("tredje molar", "tredje molaren"),
}
NN_KINDS = NB_KINDS | {
    "central": ("sentral framtann", "sentrale framtanna"),
    "lateral": ("lateral framtann", "laterale framtanna"),
    "canine": ("hjørnetann", "hjørnetanna"),
}


def named(tooth: Tooth, language: str) -> tuple[str, str]:
    """The structure's and the entire tooth's term, from the number alone."""
    kinds, right, whole = {"nb": (NB_KINDS, "høyre", "hele"), "nn": (NN_KINDS, "høgre", "heile")}[language]
    kind, the_kind = kinds[tooth.kind]
    dentition, the_dentition = ("permanent", "permanente") if tooth.permanent else ("primær", "primære")
    side = right if tooth.right else "venstre"
    jaw = "i overkjeven" if tooth.upper else "i underkjeven"
    return f"{dentition} {side} {kind} {jaw}", f"{whole} den {the_dentition} {side} {the_kind} {jaw}"


def test_the_grid_is_all_52_teeth_and_104_concepts() -> None:
    numbers = [f"{q}{p}" for q in "1234" for p in "12345678"] + [f"{q}{p}" for q in "5678" for p in "12345"]
    assert [tooth.number for tooth in TEETH] == numbers
    assert len({i for tooth in TEETH for i in (tooth.structure, tooth.entire)}) == 104


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("tooth", TEETH, ids=lambda tooth: tooth.number)
def test_side_jaw_dentition_and_kind_follow_the_number(tooth: Tooth, language: str) -> None:
    terms = preferred(language)
    assert (terms[tooth.structure], terms[tooth.entire]) == named(tooth, language)


@pytest.mark.parametrize(("language", "whole"), [("nb", "hele"), ("nn", "heile")])
def test_the_number_itself_is_an_acceptable_term_of_its_own_tooth_only(language: str, whole: str) -> None:
    numbered = {(i, t) for i, t in acceptable(language) if re.search(r"\btann [0-9]", t)}
    structures = {(tooth.structure, f"tann {tooth.number}") for tooth in TEETH}
    entires = {(tooth.entire, f"{whole} tann {tooth.number}") for tooth in TEETH}
    assert numbered == structures | entires


def test_no_preferred_term_holds_a_tooth_number() -> None:
    assert [t for language in ("nb", "nn") for t in preferred(language).values() if re.search(r"\btann [0-9]", t)] == []


# Against the concepts


def test_left_and_right_agree_with_the_english_names() -> None:
    names = {concept.id: concept.fsn.casefold() for concept in concepts()}
    pairs = [("left", "venstre"), ("right", "høyre")]
    wrong = [
        (concept_id, term)
        for concept_id, term in preferred("nb").items()
        for english, norwegian in pairs
        if (re.search(rf"\b{english}\b", names[concept_id]) is None) != (re.search(rf"\b{norwegian}\b", term) is None)
    ]
    assert wrong == []


def test_upper_and_lower_jaw_agree_with_the_english_names() -> None:
    names = {concept.id: concept.fsn.casefold() for concept in concepts()}
    upper, lower = re.compile(r"\bmaxillary .*tooth|\bmaxilla\b|upper jaw"), re.compile(r"\bmandib|lower jaw")
    wrong = [
        (concept_id, term)
        for concept_id, term in preferred("nb").items()
        if (upper.search(names[concept_id]) and re.search("underkjeve|nedre", term))
        or (lower.search(names[concept_id]) and re.search("overkjeve|øvre", term))
    ]
    assert wrong == []


def test_every_clinical_concept_is_named_in_norwegian() -> None:
    metadata = (
        "(attribute)",
        "(core metadata concept)",
        "(foundation metadata concept)",
        "(metadata)",
        "(linkage concept)",
    )
    clinical = [c.id for c in concepts() if not c.fsn.endswith((*metadata, "(SNOMED RT+CTV3)"))]
    assert [i for i in clinical if i not in preferred("nb")] == []


def test_every_named_concept_is_in_the_edition() -> None:
    known = {concept.id for concept in concepts()}
    assert sorted({r.concept_id for r in rows()} - known) == []


# Against the collected facts


def facts(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_grid_is_the_published_crosswalk(shared: Path) -> None:
    crosswalk = facts(shared / "facts/norway/fdi-iso3950-snomed.tsv")
    assert [(t.number, t.structure) for t in TEETH] == [(row["fdi"], row["snomed_concept_id"]) for row in crosswalk]


def test_the_grid_agrees_with_the_english_names(shared: Path) -> None:
    names = {row["sctid"]: row["fsn"] for row in facts(shared / "facts/dental/concepts.tsv")}
    for tooth in TEETH:
        words = {
            "permanent" if tooth.permanent else "deciduous",
            "right" if tooth.right else "left",
            "maxillary" if tooth.upper else "mandibular",
            *(["first"] if tooth.kind.endswith("1") else ["second"] if tooth.kind.endswith("2") else []),
            *(["third"] if tooth.kind.endswith("3") else []),
            tooth.kind.rstrip("123"),
        }
        assert words <= set(names[tooth.structure].split()), names[tooth.structure]
        assert words <= set(names[tooth.entire].split()), names[tooth.entire]
        assert names[tooth.structure].startswith("Structure of ")
        assert names[tooth.entire].startswith("Entire ")
