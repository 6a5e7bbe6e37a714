"""What the newer release of the sample edition changed, and that it changed nothing else."""

from digidot_term.sample import tables
from digidot_term.snomed.constants import (
    POSSIBLY_EQUIVALENT_TO,
    REPLACED_BY,
    SAME_AS,
    WAS_A,
)
from tests.sample.test_package import edition, sheets

EARLIER, NEWER = edition("earlier"), edition("newer")


def test_ids_are_stable() -> None:
    for name, sheet in sheets("earlier").items():
        later = {row[0] for row in sheets("newer")[name][1:]}
        assert {row[0] for row in sheet[1:]} <= later, name


def test_a_row_has_the_newer_date_exactly_when_it_changed() -> None:
    for name, sheet in sheets("newer").items():
        before = {row[0]: row for row in sheets("earlier")[name][1:]}
        for row in sheet[1:]:
            old = before.get(row[0])
            unchanged = old is not None and old[2:] == row[2:]
            assert (row[1] == "19700101") == unchanged, (name, row)


def test_new_concepts_lie_under_old_ones() -> None:
    added = NEWER.concept_ids - EARLIER.concept_ids
    assert len(added) == 12
    assert added & NEWER.descendants(80967001)
    assert added & NEWER.descendants(71388002)
    assert all(NEWER.preferred_term(concept, "nb") for concept in added)
    assert {parent for concept in added for parent in NEWER.parents(concept)} <= EARLIER.active_ids


def test_a_value_set_of_caries_grows() -> None:
    grown = NEWER.descendants(80967001) - EARLIER.descendants(80967001)
    assert grown == {733943001, 733942006, 733941004, 733948005, 733947000, 733946009}
    assert EARLIER.descendants(80967001) <= NEWER.descendants(80967001)


def test_inactive_concepts_say_why_and_point_on() -> None:
    gone = EARLIER.active_ids - NEWER.active_ids
    assert gone == {271422003, 234803005, 32150000, 31312004, 234808001, 58411009}
    kinds = {association.refset_id for concept in gone for association in NEWER.history(concept)}
    assert kinds == {REPLACED_BY, SAME_AS, POSSIBLY_EQUIVALENT_TO, WAS_A}
    for concept in gone:
        assert EARLIER.history(concept) == ()
        assert NEWER.inactivation_reason(concept) is not None
        assert {association.target_id for association in NEWER.history(concept)} <= NEWER.active_ids
        assert NEWER.parents(concept) == ()
        assert NEWER.children(concept) == ()
        assert NEWER.fsn(concept) == EARLIER.fsn(concept)


def test_one_concept_was_inactive_before() -> None:
    assert 271668009 not in EARLIER.active_ids
    assert [association.target_id for association in EARLIER.history(271668009)] == [41565005]
    assert NEWER.inactivation_reason(271668009) == EARLIER.inactivation_reason(271668009) == 900000000000483008


def test_terms_changed() -> None:
    languages = ("en", "nb", "nn")
    assert [EARLIER.preferred_term(28035005, "en"), NEWER.preferred_term(28035005, "en")] == [
        "Structure of teeth, gums, and supporting structures",
        "Tooth, gum, and/or supporting structure",
    ]
    assert "Structure of teeth, gums, and supporting structures" in NEWER.terms(28035005, "en")
    assert EARLIER.fsn(28035005) != NEWER.fsn(28035005)
    assert EARLIER.fsn(1285534001) == "Procedure on gingiva and supporting structure of tooth (procedure)"
    changed = {
        (concept, language)
        for concept in EARLIER.active_ids & NEWER.active_ids
        for language in languages
        if EARLIER.preferred_term(concept, language) != NEWER.preferred_term(concept, language)
    }
    assert changed == {(28035005, "en"), (4356008, "nb"), (87715008, "nn")}
    assert NEWER.preferred_term(4356008, "nb") == "tannkjøttretraksjon"
    assert "gingivalretraksjon" in NEWER.terms(4356008, "nb")
    assert EARLIER.preferred_term(87715008, "nn") == "xerostomi"


def test_parents_changed() -> None:
    both = EARLIER.active_ids & NEWER.active_ids
    changed = {concept for concept in both if EARLIER.parents(concept) != NEWER.parents(concept)}
    assert changed == {234949000, 64544008}
    assert (EARLIER.parents(234949000), NEWER.parents(234949000)) == ((234947003,), (234972003,))
    assert set(NEWER.parents(64544008)) - set(EARLIER.parents(64544008)) == {1285534001}


def test_refsets_changed() -> None:
    changes = {}
    for refset in NEWER.refset_ids():
        if {row.refset_id for row in tables.refset_members()} & {str(refset)}:
            before = {member.referenced_component_id for member in EARLIER.members(refset)}
            after = {member.referenced_component_id for member in NEWER.members(refset)}
            if before != after:
                changes[refset] = (before - after, after - before)
    assert changes == {
        721145008: ({278544002}, {734009000}),
        139999999102: ({234973008}, {38617005}),
        149999999107: (set(), {243085009}),
    }


def test_the_map_to_icd_10_changed() -> None:
    def targets(name: str, release: str) -> set[tuple[str, str]]:
        return {(row[5], row[10]) for row in sheets(release)[name][1:] if row[2] == "1"}  # type: ignore[arg-type]

    name = "der2_iisssccRefset_ExtendedMapSnapshot"
    assert targets(f"INT {name}", "earlier") ^ targets(f"INT {name}", "newer") == {
        ("13468005", "K03.9"),
        ("13468005", "K03.8"),
    }
    assert targets(f"NO {name}", "earlier") - targets(f"NO {name}", "newer") == {("66383009", "K05.6")}


def test_every_change_of_the_table_took_effect() -> None:
    """Each row names something the tests above look at: nothing is listed that the release does not do."""
    kinds = [change.change for change in tables.release_changes()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "concept": 12,
        "term": 5,
        "parent": 2,
        "member": 5,
        "icd10": 2,
    }
