"""The packages of the sample edition, file by file and read back as an edition."""

import csv
import uuid
from functools import cache
from pathlib import Path

import pytest

from digidot_term.sample import INTERNATIONAL_MODULE, NORWEGIAN_MODULE, Release, sample_packages
from digidot_term.sample.identity import MODEL_MODULE
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid, namespace, partition
from digidot_term.snomed.reading import read_edition
from digidot_term.snomed.rf2.file_name import parse_file_name

RELEASES: tuple[Release, ...] = ("earlier", "newer")
DATES = {"earlier": "19700101", "newer": "19700701"}
MEMBER = "id effectiveTime active moduleId refsetId referencedComponentId"
DESCRIPTION = "id effectiveTime active moduleId conceptId languageCode typeId term caseSignificanceId"
COLUMNS = {
    "sct2_Concept_Snapshot": "id effectiveTime active moduleId definitionStatusId",
    "sct2_Description_Snapshot-en": DESCRIPTION,
    "sct2_Description_Snapshot-no": DESCRIPTION,
    "sct2_TextDefinition_Snapshot-en": DESCRIPTION,
    "sct2_TextDefinition_Snapshot-no": DESCRIPTION,
    "sct2_Relationship_Snapshot": "id effectiveTime active moduleId sourceId destinationId relationshipGroup typeId characteristicTypeId modifierId",
    "sct2_RelationshipConcreteValues_Snapshot": "id effectiveTime active moduleId sourceId value relationshipGroup typeId characteristicTypeId modifierId",
    "sct2_sRefset_OWLExpressionSnapshot": f"{MEMBER} owlExpression",
    "der2_cRefset_LanguageSnapshot-en": f"{MEMBER} acceptabilityId",
    "der2_cRefset_LanguageSnapshot-nb": f"{MEMBER} acceptabilityId",
    "der2_cRefset_LanguageSnapshot-nn": f"{MEMBER} acceptabilityId",
    "der2_Refset_SimpleSnapshot": MEMBER,
    "der2_cRefset_AssociationSnapshot": f"{MEMBER} targetComponentId",
    "der2_cRefset_AttributeValueSnapshot": f"{MEMBER} valueId",
    "der2_sRefset_SimpleMapSnapshot": f"{MEMBER} mapTarget",
    "der2_iisssccRefset_ExtendedMapSnapshot": f"{MEMBER} mapGroup mapPriority mapRule mapAdvice mapTarget correlationId mapCategoryId",
    "der2_ssRefset_ModuleDependencySnapshot": f"{MEMBER} sourceEffectiveTime targetEffectiveTime",
    "der2_cciRefset_RefsetDescriptorSnapshot": f"{MEMBER} attributeDescription attributeType attributeOrder",
    "der2_ciRefset_DescriptionTypeSnapshot": f"{MEMBER} descriptionFormat descriptionLength",
    "der2_sssssssRefset_MRCMDomainSnapshot": f"{MEMBER} domainConstraint parentDomain proximalPrimitiveConstraint proximalPrimitiveRefinement domainTemplateForPrecoordination domainTemplateForPostcoordination guideURL",
    "der2_cissccRefset_MRCMAttributeDomainSnapshot": f"{MEMBER} domainId grouped attributeCardinality attributeInGroupCardinality ruleStrengthId contentTypeId",
    "der2_ssccRefset_MRCMAttributeRangeSnapshot": f"{MEMBER} rangeConstraint attributeRule ruleStrengthId contentTypeId",
    "der2_cRefset_MRCMModuleScopeSnapshot": f"{MEMBER} mrcmRuleRefsetId",
}
NORWEGIAN_ONLY = {"sct2_Description_Snapshot-no", "sct2_TextDefinition_Snapshot-no"} | {
    f"der2_cRefset_LanguageSnapshot-{code}" for code in ("nb", "nn")
}
INTERNATIONAL_ONLY = {
    "der2_cRefset_AssociationSnapshot",
    "der2_ciRefset_DescriptionTypeSnapshot",
    "der2_sssssssRefset_MRCMDomainSnapshot",
}


@cache
def sheets(release: Release) -> dict[str, list[list[str]]]:
    """Every file of both packages as rows, the header in front, by package part and name without folder, area, date."""
    found = {}
    for part, package in zip(("INT", "NO"), sample_packages(release), strict=True):
        for name in package.names():
            stem = name.rpartition("/")[2].rsplit("_", 2)[0]
            text = package.read(name).decode()
            assert text.endswith("\r\n")
            found[f"{part} {stem}"] = [line.split("\t") for line in text.removesuffix("\r\n").split("\r\n")]
    return found


@cache
def edition(release: Release) -> Edition:
    return read_edition(sample_packages(release), name="sample")[0]


def data_rows(release: Release) -> list[list[str]]:
    return [row for sheet in sheets(release).values() for row in sheet[1:]]


# Names and columns


@pytest.mark.parametrize("release", RELEASES)
def test_package_names_cannot_be_mistaken_for_a_release(release: Release) -> None:
    assert [package.name for package in sample_packages(release)] == [
        f"DigidotSample_International_PREVIEW_{DATES[release]}",
        f"DigidotSample_Norway_PREVIEW_{DATES[release]}",
    ]


@pytest.mark.parametrize("release", RELEASES)
def test_file_names_are_those_of_the_release_file_specification(release: Release) -> None:
    for area, package in zip(("INT", "NO9999999"), sample_packages(release), strict=True):
        assert package.names() == tuple(sorted(package.names()))
        for name in package.names():
            parsed = parse_file_name(name)
            assert parsed is not None
            assert (parsed.release_type, parsed.namespace, parsed.date) == ("Snapshot", area, DATES[release])
            assert name.startswith(("Snapshot/Terminology/sct2_", "Snapshot/Refset/"))


def test_an_unknown_file_is_not_there() -> None:
    with pytest.raises(KeyError):
        sample_packages("newer")[0].read("Snapshot/nothing.txt")


@pytest.mark.parametrize("release", RELEASES)
def test_every_file_kind_is_there_with_its_columns(release: Release) -> None:
    headers = {name: " ".join(sheet[0]) for name, sheet in sheets(release).items()}
    expected = {f"INT {name}": columns for name, columns in COLUMNS.items() if name not in NORWEGIAN_ONLY}
    expected |= {f"NO {name}": columns for name, columns in COLUMNS.items() if name not in INTERNATIONAL_ONLY}
    assert headers == expected
    assert [name for name, sheet in sheets(release).items() if {len(row) for row in sheet} != {len(sheet[0])}] == []


def test_columns_are_those_of_the_collected_facts(shared: Path) -> None:
    with (shared / "facts/ecl/rf2_columns.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    known: dict[str, list[str]] = {}
    for row in rows:
        columns = row["columns"].replace("base", MEMBER.replace(" ", ",")).replace(",", " ")
        pattern = row["file_name_pattern"].partition("[")[0].partition("<")[0].rstrip("_")
        known.setdefault(pattern, []).append(columns)
    ours = {name: columns for name, columns in COLUMNS.items() if name.partition("Snapshot")[0].rstrip("_") in known}
    wrong = [name for name, columns in ours.items() if columns not in known[name.partition("Snapshot")[0].rstrip("_")]]
    assert wrong == []
    assert len(ours) >= 15


# Ids, modules, dates


@pytest.mark.parametrize("release", RELEASES)
def test_component_ids_are_valid_and_unique(release: Release) -> None:
    own = {"Description": "11", "TextDefinition": "11", "Relationship": "12", "RelationshipConcreteValues": "12"}
    ids: list[str] = []
    for name, sheet in sheets(release).items():
        content = name.split("_")[1]
        found = [row[0] for row in sheet[1:]]
        if content in own:
            assert {partition(int(sctid)) for sctid in found} <= {own[content]}
            assert {namespace(int(sctid)) for sctid in found} <= {"9999999"}
        if content in own or content == "Concept":
            assert [sctid for sctid in found if not is_sctid(sctid)] == []
            ids += found
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("release", RELEASES)
def test_member_ids_are_unique_uuids_of_version_5(release: Release) -> None:
    ids = [row[0] for name, sheet in sheets(release).items() if "Refset" in name for row in sheet[1:]]
    assert len(ids) == len(set(ids))
    assert {uuid.UUID(member).version for member in ids} == {5}
    assert [member for member in ids if str(uuid.UUID(member)) != member] == []


@pytest.mark.parametrize("release", RELEASES)
def test_every_row_is_of_its_packages_module_and_of_a_date_no_release_has(release: Release) -> None:
    modules = {"INT": {str(INTERNATIONAL_MODULE), str(MODEL_MODULE)}, "NO": {str(NORWEGIAN_MODULE)}}
    for name, sheet in sheets(release).items():
        assert {row[3] for row in sheet[1:]} <= modules[name.partition(" ")[0]], name
    dates = {row[1] for row in data_rows(release)}
    assert dates == ({"19700101"} if release == "earlier" else {"19700101", "19700701"})


def test_norwegian_is_told_apart_by_refset_never_by_language_code() -> None:
    newer = sheets("newer")
    assert {row[5] for row in newer["NO sct2_Description_Snapshot-no"][1:]} == {"no"}
    assert {row[4] for row in newer["NO der2_cRefset_LanguageSnapshot-nb"][1:]} == {"61000202103"}
    assert {row[4] for row in newer["NO der2_cRefset_LanguageSnapshot-nn"][1:]} == {"91000202106"}
    nb = {row[5] for row in newer["NO der2_cRefset_LanguageSnapshot-nb"][1:]}
    nn = {row[5] for row in newer["NO der2_cRefset_LanguageSnapshot-nn"][1:]}
    assert nb & nn
    assert nb - nn
    assert nn - nb


# Read back


@pytest.mark.parametrize("release", RELEASES)
def test_reading_it_back_finds_nothing_wrong(release: Release) -> None:
    found, diagnostics = read_edition(sample_packages(release), name="sample")
    assert diagnostics == ()
    assert found.is_sample
    assert found.version_uri == f"http://snomed.info/xsct/{NORWEGIAN_MODULE}/version/{DATES[release]}"


def test_an_extension_alone_lacks_the_part_it_builds_on() -> None:
    _, diagnostics = read_edition(sample_packages("newer")[1:], name="half")
    assert "SCT044" in {diagnostic.kind.id for diagnostic in diagnostics}


def test_parts_of_different_releases_do_not_fit() -> None:
    _, diagnostics = read_edition((sample_packages("earlier")[0], sample_packages("newer")[1]), name="mixed")
    assert "SCT045" in {diagnostic.kind.id for diagnostic in diagnostics}


def test_terms_come_back_by_language() -> None:
    newer = edition("newer")
    assert newer.preferred_term(80967001, "nb") == "karies"
    assert newer.preferred_term(865988009, "nn") == "permanent venstre første molar i overkjeven"
    assert newer.preferred_term(231319006, "en") == "Local anaesthetic dental infiltration"
    assert "Local anesthetic dental infiltration" in newer.terms(231319006, "en")
    assert newer.fsn(80967001) == "Dental caries (disorder)"
    assert newer.fsn(int("278551006")).endswith("(finding)")


@pytest.mark.parametrize("release", RELEASES)
def test_every_concept_has_one_name_and_one_preferred_term_in_each_english(release: Release) -> None:
    preferred: dict[tuple[str, str, str], int] = {}
    descriptions = {
        row[0]: row for name, sheet in sheets(release).items() if "Description_Snapshot-en" in name for row in sheet[1:]
    }
    for name, sheet in sheets(release).items():
        if not name.endswith("LanguageSnapshot-en"):
            continue
        for row in sheet[1:]:
            described = descriptions.get(row[5])
            if described and row[2] == "1" and described[2] == "1" and row[6] == "900000000000548007":
                key = (described[4], described[6], row[4])
                preferred[key] = preferred.get(key, 0) + 1
    concepts = {row[0] for name, sheet in sheets(release).items() if "sct2_Concept" in name for row in sheet[1:]}
    types, refsets = ("900000000000003001", "900000000000013009"), ("900000000000508004", "900000000000509007")
    assert preferred == {(c, t, r): 1 for c in concepts for t in types for r in refsets}


# OWL


def test_axioms_say_what_the_relationships_say() -> None:
    axioms = {row[5]: row[6] for row in sheets("newer")["INT sct2_sRefset_OWLExpressionSnapshot"][1:] if row[2] == "1"}
    assert axioms["66383009"].startswith(("SubClassOf(:66383009 ", "EquivalentClasses(:66383009 "))
    assert axioms["405813007"] == "SubObjectPropertyOf(:405813007 :363704007)"
    assert axioms["229999999109"] == "SubDataPropertyOf(:229999999109 :762706009)"
    assert 'DataHasValue(:229999999109 "1"^^xsd:integer)' in axioms["109674000"]
    assert axioms["55162003"].count("ObjectSomeValuesFrom(:609096000 ObjectIntersectionOf(") == 1
    assert [axiom for axiom in axioms.values() if axiom.count("(") != axiom.count(")")] == []
    norwegian = {row[5]: row[6] for row in sheets("newer")["NO sct2_sRefset_OWLExpressionSnapshot"][1:]}
    assert norwegian["865988009"] == 'SubClassOf(:865988009 DataHasValue(:219999999102 "26"^^xsd:string))'


def test_every_active_concept_but_the_root_has_an_axiom() -> None:
    for part in ("INT", "NO"):
        concepts = {row[0] for row in sheets("newer")[f"{part} sct2_Concept_Snapshot"][1:] if row[2] == "1"}
        axioms = {row[5] for row in sheets("newer")[f"{part} sct2_sRefset_OWLExpressionSnapshot"][1:] if row[2] == "1"}
        assert concepts - axioms == ({"138875005"} if part == "INT" else set())


# Concept model


def test_domains_hold_templates_of_their_attributes() -> None:
    rows = {row[5]: row for row in sheets("newer")["INT der2_sssssssRefset_MRCMDomainSnapshot"][1:]}
    assert rows["404684003"][6] == "<< 404684003 |Clinical finding (finding)|"
    assert "[[0..1]] 363698007 |Finding site| = [[+id(<< 442083009 " in rows["404684003"][10]
    assert "[[+scg(<< 442083009 " in rows["404684003"][11]
    assert rows["386053000"][7] == "71388002 |Procedure (procedure)|"


def test_attribute_rules_are_written_as_ecl() -> None:
    rows = {row[5]: row for row in sheets("newer")["INT der2_ssccRefset_MRCMAttributeRangeSnapshot"][1:]}
    assert rows["260686004"][7] == (
        "<< 71388002 |Procedure (procedure)|: [0..*] { [0..1] 260686004 |Method| = << 129264002 |Action (qualifier value)| }"
    )
    assert rows["272741003"][7].startswith("<< 123037004 |Body structure (body structure)|: [0..1] 272741003 ")
