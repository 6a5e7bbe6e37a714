"""The reviewed tables of the sample edition: well formed, true to each other, and a sane hierarchy."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from digidot_term.sample import model, tables
from digidot_term.sample.identity import INTERNATIONAL_MODULE, NORWEGIAN_MODULE
from digidot_term.snomed.identifiers import is_sctid, namespace, partition

IS_A, ROOT = "116680003", "138875005"
NAMES = {concept.id: concept.term for concept in tables.concepts()}
FSNS = {concept.id: concept.fsn for concept in tables.concepts()}

MODELS = {
    "associations": (model.Association, tables.associations),
    "concepts": (model.Concept, tables.concepts),
    "concrete-values": (model.ConcreteValue, tables.concrete_values),
    "definitions": (model.Definition, tables.definitions),
    "history": (model.Inactivation, tables.inactivations),
    "icd10-map": (model.Icd10Map, tables.icd10_maps),
    "mrcm-attributes": (model.MrcmAttribute, tables.mrcm_attributes),
    "mrcm-domains": (model.MrcmDomain, tables.mrcm_domains),
    "refset-descriptors": (model.RefsetDescriptor, tables.refset_descriptors),
    "refsets": (model.RefsetMember, tables.refset_members),
    "relationships": (model.Relationship, tables.relationships),
    "releases": (model.ReleaseChange, tables.release_changes),
    "simple-maps": (model.SimpleMap, tables.simple_maps),
    "terms-en": (model.EnglishTerm, tables.english_terms),
    "terms-no": (model.NorwegianTerm, tables.norwegian_terms),
}
TAGS = (
    "(SNOMED RT+CTV3)",
    "(attribute)",
    "(body structure)",
    "(core metadata concept)",
    "(disorder)",
    "(environment / location)",
    "(environment)",
    "(event)",
    "(finding)",
    "(foundation metadata concept)",
    "(linkage concept)",
    "(metadata)",
    "(morphologic abnormality)",
    "(observable entity)",
    "(occupation)",
    "(organism)",
    "(person)",
    "(physical force)",
    "(physical object)",
    "(procedure)",
    "(product)",
    "(qualifier value)",
    "(record artifact)",
    "(regime/therapy)",
    "(situation)",
    "(social concept)",
    "(special concept)",
    "(specimen)",
    "(staging scale)",
    "(substance)",
)


# Form


def test_every_table_has_a_model() -> None:
    assert sorted(path.stem for path in tables.FOLDER.iterdir()) == sorted(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_a_table_has_the_columns_of_its_model(name: str) -> None:
    row, read = MODELS[name]
    header, *lines = tables.read_table(name)
    assert tuple(header) == row._fields
    assert [line for line in lines if len(line) != len(header)] == []
    assert len(read()) == len(lines) > 0


@pytest.mark.parametrize("name", MODELS)
def test_a_table_is_plain_text(name: str) -> None:
    data = (tables.FOLDER / f"{name}.tsv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert [value for line in tables.read_table(name) for value in line if value != value.strip()] == []


@pytest.mark.parametrize("name", MODELS)
def test_no_row_stands_twice(name: str) -> None:
    lines = [tuple(line) for line in tables.read_table(name)]
    assert [line for line, times in Counter(lines).items() if times > 1] == []


@pytest.mark.parametrize("name", MODELS)
def test_the_terms_beside_ids_are_theirs(name: str) -> None:
    """`term` stands for the id that is the subject of the row, `x_term` for `x`, `x_id`, or the id before it."""
    subjects = {"term": ("concept_id", "domain_id", "attribute_id", "refset_id")}
    of = {
        "source_term": ("source",),
        "type_term": ("type", "type_id"),
        "destination_term": ("destination",),
        "target_term": ("target_id",),
        "attribute_term": ("attribute_id",),
        "domain_term": ("domain_id",),
    }
    if name in {"concepts", "terms-en", "terms-no"}:
        return
    header, *lines = tables.read_table(name)
    order = ("attribute_id", "domain_id") if name == "mrcm-attributes" else subjects["term"]
    order = ("refset_id",) if name == "refset-descriptors" else order
    for column in header:
        candidates = order if column == "term" else of.get(column, ())
        id_column = next((candidate for candidate in candidates if candidate in header), None)
        if id_column:
            pairs = [(line[header.index(id_column)], line[header.index(column)]) for line in lines]
            assert [pair for pair in pairs if NAMES[pair[0]] != pair[1]] == []


# Concepts


def test_there_are_about_1200_concepts() -> None:
    assert 1200 <= len(tables.concepts()) <= 1400


def test_concept_ids_are_unique_concept_sctids() -> None:
    ids = [concept.id for concept in tables.concepts()]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not (is_sctid(i) and partition(int(i)) in {"00", "10"})] == []


def test_every_fully_specified_name_is_unique_and_ends_in_a_known_tag() -> None:
    names = [concept.fsn for concept in tables.concepts()]
    assert len(names) == len(set(names))
    assert [name for name in names if not name.endswith(TAGS)] == []


def test_preferred_terms_carry_no_tag() -> None:
    assert [c for c in tables.concepts() if c.term.endswith(TAGS) or not c.term] == []


def test_values_are_from_the_closed_lists() -> None:
    assert {concept.status for concept in tables.concepts()} == {"primitive", "defined"}
    assert {concept.part for concept in tables.concepts()} == {"INT", "NO"}
    assert {term.us for term in tables.english_terms()} <= {"preferred", "acceptable", ""}
    assert {change.change for change in tables.release_changes()} == {"concept", "term", "parent", "member", "icd10"}
    assert {row.since for row in tables.inactivations()} == {"earlier", "newer"}


def test_what_is_ours_is_in_the_namespace_no_release_uses_and_is_called_a_sample() -> None:
    ours = [c for c in tables.concepts() if namespace(int(c.id)) == "9999999"]
    assert {str(INTERNATIONAL_MODULE), str(NORWEGIAN_MODULE)} <= {c.id for c in ours}
    assert [c.fsn for c in ours if not c.fsn.startswith("DigiDOT sample ")] == []
    assert "unverified sample label" in FSNS["278551006"]


# Everything that names a concept names one of the table


def test_every_concept_spoken_of_exists() -> None:
    known = set(NAMES)
    spoken = {i for row in tables.relationships() for i in row[:3]}
    spoken |= {i for row in tables.concrete_values() for i in row[:2]}
    spoken |= {i for row in tables.associations() for i in row[:3]}
    spoken |= {i for row in tables.refset_members() for i in row[:2]}
    spoken |= {i for row in tables.simple_maps() for i in row[:2]}
    spoken |= {i for row in tables.refset_descriptors() for i in row[1:4]}
    spoken |= {i for row in tables.inactivations() for i in (row[0], *row[2:5])}
    spoken |= {i for row in tables.mrcm_attributes() for i in row[1:3]}
    spoken |= {i for row in tables.icd10_maps() for i in (row.concept_id, row.correlation_id, row.category_id)}
    spoken |= {row.concept_id for row in (*tables.english_terms(), *tables.norwegian_terms(), *tables.definitions())}
    spoken |= {change.component for change in tables.release_changes()}
    assert sorted(spoken - known) == []


def test_ids_inside_ranges_and_rules_carry_their_names() -> None:
    texts = [row.range for row in tables.mrcm_attributes()] + [row.rule for row in tables.icd10_maps()]
    named = [match for text in texts for match in re.findall(r"(\d{6,18}) ?\| ?([^|]*?) ?\|", text)]
    assert named
    assert [pair for pair in named if FSNS.get(pair[0]) != pair[1]] == []


# The hierarchy


@cache
def parents() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {concept.id: set() for concept in tables.concepts()}
    for row in tables.relationships():
        if row.type == IS_A:
            found[row.source].add(row.destination)
    return found


@cache
def above(concept: str) -> frozenset[str]:
    """The concept and all above it; a circle would recurse for ever, which pytest reports."""
    return frozenset({concept}).union(*(above(parent) for parent in parents()[concept]))


def test_one_root_and_every_concept_reaches_it() -> None:
    assert [concept for concept, found in parents().items() if not found] == [ROOT]
    assert [concept for concept in NAMES if ROOT not in above(concept)] == []


def test_no_parent_is_above_another_one() -> None:
    redundant = [
        (concept, parent)
        for concept, found in parents().items()
        for parent in found
        if any(parent in above(other) for other in found - {parent})
    ]
    assert redundant == []


@pytest.mark.parametrize(
    ("concept", "general"),
    [
        ("442551007", "80967001"),
        ("80967001", "46557008"),
        ("31642005", "66383009"),
        ("5689008", "41565005"),
        ("865988009", "38199008"),
        ("245579007", "865988009"),
        ("865988009", "773564000"),
        ("83473006", "38199008"),
        ("55162003", "71388002"),
        ("106289002", "14679004"),
        ("734138000", "900000000000521006"),
        ("278551006", "278544002"),
    ],
)
def test_what_value_sets_build_on(concept: str, general: str) -> None:
    assert general in above(concept)


def test_structure_and_entire_are_no_historical_association() -> None:
    assert "900000000000522004" not in above("734138000")


# Attributes


@cache
def groups(concept: str) -> tuple[frozenset[tuple[str, str]], ...]:
    """The attributes of a concept by role group; an ungrouped one stands alone."""
    return by_source().get(concept, ())


@cache
def by_source() -> dict[str, tuple[frozenset[tuple[str, str]], ...]]:
    found: dict[str, dict[object, set[tuple[str, str]]]] = {}
    for number, row in enumerate(tables.relationships()):
        if row.type != IS_A:
            key: object = (number,) if row.group == "0" else row.group
            found.setdefault(row.source, {}).setdefault(key, set()).add((row.type, row.destination))
    return {source: tuple(map(frozenset, inner.values())) for source, inner in found.items()}


def specialises(special: frozenset[tuple[str, str]], general: frozenset[tuple[str, str]]) -> bool:
    return all(any(t in above(t2) and v in above(v2) for t2, v2 in special) for t, v in general)


def test_a_concept_says_all_that_its_parents_say() -> None:
    lost = [
        (concept, parent, group)
        for concept, found in parents().items()
        for parent in found
        for group in groups(parent)
        if not any(specialises(own, group) for own in groups(concept))
    ]
    assert lost == []


def test_attributes_keep_the_concept_model() -> None:
    domains: dict[str, set[str]] = {}
    ranges: dict[str, set[str]] = {}
    for row in tables.mrcm_attributes():
        domains.setdefault(row.attribute_id, set()).add(row.domain_id)
        ranges.setdefault(row.attribute_id, set()).update(re.findall(r"<< (\d+)", row.range))
    outside = [
        row
        for row in tables.relationships()
        if row.type != IS_A
        and not (domains[row.type] & above(row.source) and ranges[row.type] & above(row.destination))
    ]
    assert outside == []


def test_only_what_the_concept_model_calls_ungrouped_is_in_group_0() -> None:
    grouped = {row.attribute_id: row.grouped for row in tables.mrcm_attributes()}
    wrong = [r for r in tables.relationships() if r.type != IS_A and (r.group != "0") != (grouped[r.type] == "1")]
    assert wrong == []


def test_whatever_fits_a_definition_lies_under_the_defined_concept() -> None:
    primitive = {concept.id for concept in tables.concepts() if concept.status == "primitive"}
    missed = [
        (other, concept.id)
        for concept in tables.concepts()
        if concept.status == "defined"
        for other in NAMES
        if concept.id not in above(other)
        and all(any(specialises(own, group) for own in groups(other)) for group in groups(concept.id))
        and above(concept.id) & primitive <= above(other)
    ]
    assert missed == []


def test_the_worked_example_holds() -> None:
    """278551006:{finding site = occlusal}{= mesial}{= tooth 26}{morphology, after = (gold inlay)} refines the concept."""
    site, morphology, after = "363698007", "116676008", "255234002"
    expression = (
        frozenset({(site, "83473006")}),
        frozenset({(site, "8483002")}),
        frozenset({(site, "865988009")}),
        frozenset({(morphology, "245849007"), (after, "45330002")}),
    )
    assert all(any(specialises(own, group) for own in expression) for group in groups("278551006"))
    assert all(any(specialises(own, group) for group in groups("278551006")) for own in expression)
    assert "105590001" in above("256496006")


# Concrete values, maps, refsets


def test_each_tooth_states_its_number() -> None:
    stated = {row.source: row.value.strip('"') for row in tables.concrete_values() if row.part == "NO"}
    mapped = {row.concept_id: row.target for row in tables.simple_maps() if row.part == "NO"}
    named = {
        row.concept_id: match[1]
        for row in tables.norwegian_terms()
        if (match := re.fullmatch(r"tann (\d\d)", row.term))
    }
    assert len(stated) == 52
    assert stated == mapped == named


def test_structures_are_paired_with_the_whole_of_the_same_tooth() -> None:
    assert len(tables.associations()) == 52
    wrong = [
        row
        for row in tables.associations()
        if row.term.removeprefix("Structure of ") != row.target_term.removeprefix("Entire ")
        or row.concept_id not in above(row.target_id)
    ]
    assert wrong == []


def test_norwegian_map_rows_replace_international_ones() -> None:
    keys = [(row.part, row.concept_id, row.group, row.priority) for row in tables.icd10_maps()]
    assert len(keys) == len(set(keys))
    international = {key[1:] for key in keys if key[0] == "INT"}
    assert {key[1:] for key in keys if key[0] == "NO"} <= international


def test_map_rows_say_the_same_in_rule_advice_and_target() -> None:
    for row in tables.icd10_maps():
        assert re.fullmatch(r"[A-Z]\d\d\.\d|", row.target), row
        assert row.target in row.advice, row
        assert row.rule == "TRUE" or "CONTEXT DEPENDENT" in row.advice, row


def test_refsets_have_no_member_twice_and_one_package_each() -> None:
    pairs = [(row.refset_id, row.concept_id) for row in tables.refset_members()]
    assert len(pairs) == len(set(pairs))
    parts = {
        row.refset_id: {r.part for r in tables.refset_members() if r.refset_id == row.refset_id}
        for row in tables.refset_members()
    }
    assert {len(found) for found in parts.values()} == {1}
    assert {"721144007", "721145008"} < set(parts)


def test_descriptors_number_their_columns_from_0() -> None:
    orders: dict[str, list[str]] = {}
    for row in tables.refset_descriptors():
        orders.setdefault(row.refset_id, []).append(row.order)
    assert [refset for refset, found in orders.items() if found != [str(n) for n in range(len(found))]] == []


# English terms


def test_no_two_active_concepts_share_an_english_term() -> None:
    terms = [(concept.term.casefold(), concept.id) for concept in tables.concepts()]
    terms += [(row.term.casefold(), row.concept_id) for row in tables.english_terms()]
    assert len(terms) == len(set(terms))


def test_spelling_of_great_britain_replaces_that_of_the_united_states() -> None:
    british = {row.concept_id: row.term for row in tables.english_terms() if row.gb == "preferred"}
    assert british["231319006"] == "Local anaesthetic dental infiltration"
    assert british["442551007"] == "Dental caries extending into dentine"
    assert [i for i, term in british.items() if term == NAMES[i]] == []


# Against the collected facts


def facts(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_names_are_those_of_the_facts(shared: Path) -> None:
    known = {
        row["sctid"]: (row["fsn"], row["preferred_term_en"]) for row in facts(shared / "facts/dental/concepts.tsv")
    }
    ours = {c.id: (c.fsn, c.term) for c in tables.concepts() if c.id in known}
    assert {i: (names, known[i]) for i, names in ours.items() if names != known[i]} == {}
    assert len(ours) > 1200


def test_teeth_are_those_of_the_crosswalk(shared: Path) -> None:
    crosswalk = {row["snomed_concept_id"]: row["fdi"] for row in facts(shared / "facts/norway/fdi-iso3950-snomed.tsv")}
    assert {row.concept_id: row.target for row in tables.simple_maps() if row.part == "NO"} == crosswalk
    entire = {
        row["snomed_id"]: row["source_code"]
        for row in facts(shared / "facts/dental/maps.tsv")
        if row["map"] == "fdi-entire"
    }
    assert {row.target_id: crosswalk[row.concept_id] for row in tables.associations()} == entire
