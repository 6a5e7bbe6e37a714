from __future__ import annotations

from digidot_term.snomed import MemoryPackage, make_sctid, read_edition
from digidot_term.snomed.constants import CORE_MODULE, EN_GB_REFSET, EN_US_REFSET, REFSET_DESCRIPTOR_REFSET
from tests.rf2_builder import Rf2Builder, concept_id

A, B = concept_id("a"), concept_id("b")
SIMPLE, MAP, OWL = (make_sctid(item, "00") for item in (501, 502, 503))


def release() -> Rf2Builder:
    builder = Rf2Builder()
    for sctid in (A, B, SIMPLE, MAP, OWL, EN_GB_REFSET, EN_US_REFSET):
        builder.add_concept(sctid)
    return builder


def test_members_are_active_and_in_order_of_components() -> None:
    builder = release()
    builder.add_member(SIMPLE, B)
    builder.add_member(SIMPLE, A)
    builder.add_member(SIMPLE, MAP, active=False)
    edition = builder.edition()
    assert [member.referenced_component_id for member in edition.members(SIMPLE)] == [A, B]
    assert [member.referenced_component_id for member in edition.inactive_members(SIMPLE)] == [MAP]
    assert edition.members(MAP) == edition.inactive_members(MAP) == ()
    assert edition.refset_ids() == (SIMPLE,)


def test_fields_have_the_names_of_the_header() -> None:
    builder = release()
    fields = {
        "mapGroup": "1",
        "mapPriority": "2",
        "mapRule": "OTHERWISE TRUE",
        "mapAdvice": "ALWAYS K02.9",
        "mapTarget": "K02.9",
        "correlationId": "447561005",
        "mapCategoryId": "447637006",
    }
    uuid = builder.add_member(MAP, A, **fields)
    builder.add_member(OWL, A, owlExpression="SubClassOf(:1 :2)")
    edition = builder.edition()
    (member,) = edition.members(MAP)
    assert (member.id, member.refset_id, member.fields) == (uuid, MAP, fields)
    assert [member.refset_id for member in edition.memberships(A)] == [MAP, OWL]
    assert edition.members(OWL)[0].fields == {"owlExpression": "SubClassOf(:1 :2)"}


def test_language_refsets_have_descriptions_as_members() -> None:
    builder = release()
    sctid = builder.add_description(A, "tooth")
    edition = builder.edition()
    assert [member.referenced_component_id for member in edition.members(EN_GB_REFSET)] == [sctid]
    assert [member.refset_id for member in edition.memberships(sctid)] == [EN_US_REFSET, EN_GB_REFSET][::-1]


def test_a_column_without_a_name_has_that_of_the_refsets_descriptor() -> None:
    builder = release()
    source = builder.add_concept(make_sctid(510, "00"), term="Map source")
    builder.add_concept(REFSET_DESCRIPTOR_REFSET)
    described = {"attributeDescription": source, "attributeType": source, "attributeOrder": 1}
    builder.add_member(REFSET_DESCRIPTOR_REFSET, MAP, **described)
    files = builder.files()
    header = "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId"
    for number, refset in enumerate((MAP, OWL)):
        uuid = f"00000000-0000-4000-8000-00000000000{number}"
        row = "\t".join((uuid, "20250101", "1", str(CORE_MODULE), str(refset), str(A), "x"))
        files[f"Snapshot/Refset/der2_sRefset_Own{number}Snapshot_INT_20250101.txt"] = f"{header}\t\n{row}\n".encode()
    edition, diagnostics = read_edition([MemoryPackage("own", files)], name="own")
    assert diagnostics == ()
    assert edition.members(MAP)[0].fields == {"mapSource": "x"}
    assert edition.refset_fields(MAP) == ("mapSource",)
    assert edition.members(OWL)[0].fields == {"field7": "x"}
