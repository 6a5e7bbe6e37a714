"""Examples with one mistake each: the kind that finds it, and the place it is found at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from digidot_term.diagnostics import Severity
from digidot_term.fhir.definitions import Definitions
from tests.compiler.instance.clinic import EXAMPLES, checked
from tests.compiler.structures.samples import FOLDER
from tests.project_files import said


class Bad(NamedTuple):
    """A mistake: the example it is made in, what stands there instead of what, and `line:column kind`."""

    name: str
    example: str
    changes: tuple[tuple[str, str], ...]
    found: str


BAD = [
    Bad("unknown element", "visit", (("  length:", "  lenght:"),), "18:3 SD051"),
    Bad("unknown element deep", "visit", (("{start: ", "{strat: "),), "17:12 SD051"),
    Bad(
        "a primitive's part on an object", "visit", (("  length: {", "  _subject: {id: a}\n  length: {"),), "18:3 SD051"
    ),
    Bad(
        "a choice FHIR does not have",
        "finding",
        (
            (
                '  valueQuantity: {value: 3.50, unit: mm, system: "http://unitsofmeasure.org", code: mm}',
                "  valueAddress: {city: Bergen}",
            ),
        ),
        "12:3 SD051",
    ),
    Bad("two types of one choice", "finding", (("  note:", "  valueInteger: 3\n  note:"),), "12:18 SD052"),
    Bad(
        "required child of a datatype",
        "person",
        (("{contentType: image/png, data: ", "{contentType: image/png, dtaa: "),),
        "10:36 SD051",
    ),
    Bad(
        "required child of a backbone element",
        "person",
        (
            (
                '  communication: [{language: {coding: [{system: "urn:ietf:bcp:47", code: nb}]}}]',
                "  communication: [{preferred: true}]",
            ),
        ),
        "11:19 SD052",
    ),
    Bad("required child of a type", "finding", (('{text: "Bleeds.", time', "{authorString: a, time"),), "13:10 SD052"),
    Bad("required by the profile", "visit", (("  subject: {reference: Patient/emma}\n", ""),), "1:10 SD052"),
    Bad("text for a list", "person", (("given: [Emma, Kari], _given: [null, {id: g}]", "given: Emma"),), "7:32 SD053"),
    Bad("number for a text", "person", (("family: Berg", "family: 7"),), "7:19 SD057"),
    Bad("text for a number", "finding", (("value: 3.50", 'value: "3.50"'),), "12:26 SD057"),
    Bad("text for a truth value", "finding", (("userSelected: true", 'userSelected: "true"'),), "7:69 SD057"),
    Bad(
        "fraction for a whole number",
        "person",
        (("multipleBirthInteger: 2", "multipleBirthInteger: 2.5"),),
        "12:25 SD057",
    ),
    Bad(
        "whole number beyond 32 bits",
        "person",
        (("multipleBirthInteger: 2", "multipleBirthInteger: 2147483648"),),
        "12:25 SD057",
    ),
    Bad("day that is not in the calendar", "person", (("2010-05-06", "2010-02-30"),), "9:14 SD057"),
    Bad("date in another form", "person", (("2010-05-06", "06.05.2010"),), "9:14 SD057"),
    Bad("time without zone", "finding", (("2026-10-20T09:00:00+02:00", "2026-10-20T09:00:00"),), "9:22 SD057"),
    Bad(
        "instant without seconds",
        "finding",
        (("2026-10-20T09:00:00.000+02:00", "2026-10-20T09:00+02:00"),),
        "10:11 SD057",
    ),
    Bad("code with blanks at its end", "finding", (("code: probing", 'code: "probing "'),), "7:46 SD057"),
    Bad("identifier's system that is no URI", "person", (("urn:oid:2.16.578.1.12.4.1.4.1", "fnr"),), "6:25 SD057"),
    Bad("base64 cut short", "person", (("TG9yZW0=", "TG9yZW0"),), "10:42 SD057"),
    Bad("empty text", "person", (("family: Berg", 'family: ""'),), "7:19 SD057"),
    Bad("empty object", "visit", (('period: {start: "2026-10-20", end: "2026-10-20"}', "period: {}"),), "17:11 SD140"),
    Bad("empty list", "person", (("given: [Emma, Kari], _given: [null, {id: g}]", "given: []"),), "7:32 SD140"),
    Bad("null", "person", (("gender: female", "gender: null"),), "8:11 SD140"),
    Bad(
        "null in a list with nothing beside it",
        "person",
        (("_given: [null, {id: g}]", "_given: [null, null], prefix: [null]"),),
        "7:77 SD140",
    ),
    Bad(
        "lists of a primitive that differ in length",
        "person",
        (("_given: [null, {id: g}]", "_given: [{id: g}]"),),
        "7:54 SD053",
    ),
    Bad(
        "a primitive's part that is no object",
        "finding",
        (
            (
                '_language: {extension: [{url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: unknown}]}',
                "_language: unknown",
            ),
        ),
        "11:14 SD053",
    ),
    Bad("fixed value of a slice", "finding", (("code: mm}", "code: cm}"),), "12:85 SD054"),
    Bad(
        "bound: too large",
        "finding",
        (('valueQuantity: {value: 3.50, unit: mm, system: "http://unitsofmeasure.org", code: mm}', "valueInteger: 7"),),
        "12:17 SD152",
    ),
    Bad(
        "bound: too small",
        "finding",
        (
            (
                'valueQuantity: {value: 3.50, unit: mm, system: "http://unitsofmeasure.org", code: mm}',
                "valueInteger: -1",
            ),
        ),
        "12:17 SD152",
    ),
    Bad("text longer than allowed", "visit", (("value: b}", "value: bbbbb}"),), "11:80 SD152"),
    Bad(
        "type outside a closed choice",
        "finding",
        (('valueQuantity: {value: 3.50, unit: mm, system: "http://unitsofmeasure.org", code: mm}', "valueString: a"),),
        "12:16 SD141",
    ),
    Bad("item outside closed slices", "visit", (('"http://two"', '"http://three"'),), "11:50 SD141"),
    Bad("slice that must be there", "visit", (('{system: "http://one", value: a}, ', ""),), "11:15 SD052"),
    Bad(
        "slice too often",
        "finding",
        (
            (
                'component: [{code: {coding: [{system: "http://c", code: depth}]}, valueInteger: 3}]',
                'component: [{code: {coding: [{system: "http://c", code: depth}]}}, {code: {coding: [{system: "http://c", code: depth}]}}, {code: {coding: [{system: "http://c", code: depth}]}}]',
            ),
        ),
        "14:14 SD052",
    ),
    Bad(
        "slices out of order",
        "visit",
        (
            (
                '{system: "http://one", value: a}, {system: "http://two", value: b}',
                '{system: "http://two", value: b}, {system: "http://one", value: a}',
            ),
        ),
        "11:50 SD142",
    ),
    Bad(
        "what is in no slice before the end",
        "visit",
        (
            (
                '[{individual: {reference: "#dentist"}}, {individual: {reference: RelatedPerson/r}}, {type: [{text: x}]}]',
                '[{type: [{text: x}]}, {individual: {reference: "#dentist"}}]',
            ),
        ),
        "16:38 SD142",
    ),
    Bad(
        "slice by the type of a target",
        "visit",
        (('{reference: "#dentist"}', "{reference: PractitionerRole/p}"),),
        "16:16 SD052",
    ),
    Bad(
        "slice by the profile of a target",
        "visit",
        (
            (
                'account: [{reference: "#account"}]',
                'account: [{reference: "#account"}, {reference: "#account", display: x}]',
            ),
        ),
        "19:12 SD052",
    ),
    Bad("slice by what exists", "visit", (("{text: Filling}, ", "{text: Filling}, {text: Crown}, "),), "14:9 SD052"),
    Bad("required binding of FHIR", "visit", (("status: finished", "status: done"),), "12:11 SD055"),
    Bad(
        "required binding in a datatype",
        "person",
        (("[{family: Berg", "[{use: sometimes, family: Berg"),),
        "7:16 SD055",
    ),
    Bad("required binding to media types", "person", (("contentType: image/png", "contentType: png"),), "10:25 SD055"),
    Bad("greatest value set of another binding", "person", (("code: nb}", 'code: "norsk bokmål"}'),), "11:30 SD055"),
    Bad("required binding in a contained resource", "visit", (("gender: female", "gender: F"),), "7:57 SD055"),
    Bad("invariant of the profile", "visit", ((', end: "2026-10-20"', ""),), "1:10 SD144"),
    Bad("invariant that warns", "visit", (('{start: "2026-10-20", end', "{end"),), "17:11 SD144"),
    Bad(
        "invariant of a datatype",
        "visit",
        (('start: "2026-10-20", end: "2026-10-20"', 'start: "2026-10-21", end: "2026-10-20"'),),
        "17:11 SD144",
    ),
    Bad(
        "invariant of FHIR on a quantity",
        "finding",
        (
            (
                'component: [{code: {coding: [{system: "http://c", code: depth}]}, valueInteger: 3}]',
                "referenceRange: [{low: {value: 1, code: mm}}]",
            ),
        ),
        "14:26 SD144",
    ),
    Bad(
        "invariant of the resource",
        "finding",
        (
            (
                'component: [{code: {coding: [{system: "http://c", code: depth}]}, valueInteger: 3}]',
                "referenceRange: [{age: {low: {value: 1}}}]",
            ),
        ),
        "14:20 SD144",
    ),
    Bad("invariant of narratives", "visit", ((">Visit<", "><script>x</script><"),), "10:34 SD144"),
    Bad(
        "contained and not referred to",
        "visit",
        (('account: [{reference: "#account"}]', "priority: {text: x}"),),
        "1:10 SD144",
    ),
    Bad("extension with neither value nor parts", "finding", ((", valueCode: unknown}", "}"),), "11:27 SD052"),
    Bad(
        "nothing but an id",
        "visit",
        (('period: {start: "2026-10-20", end: "2026-10-20"}', "period: {id: p}"),),
        "17:11 SD144",
    ),
    Bad("reference to nothing contained", "visit", (('"#account"', '"#acount"'),), "19:25 SD145"),
    Bad(
        "reference to another type",
        "visit",
        (("subject: {reference: Patient/emma}", "subject: {reference: Group/g}"),),
        "15:24 SD056",
    ),
    Bad(
        "reference to another type by URL",
        "visit",
        (("subject: {reference: Patient/emma}", 'subject: {reference: "https://example.org/fhir/Group/g"}'),),
        "15:24 SD056",
    ),
    Bad(
        "reference that says another type",
        "visit",
        (("{reference: Patient/emma}", "{reference: Patient/emma, type: Group}"),),
        "15:24 SD153",
    ),
    Bad(
        "target that does not follow its profile",
        "visit",
        (
            (
                "    - {resourceType: Account",
                "    - {resourceType: Patient, id: p, name: [{text: x}]}\n    - {resourceType: Account",
            ),
            ("Patient/emma", '"#p"'),
        ),
        "16:24 SD146",
    ),
    Bad(
        "contained without id",
        "visit",
        (("{resourceType: Account, id: account, ", "{resourceType: Account, "),),
        "8:7 SD155",
    ),
    Bad("contained ids that are the same", "visit", (("id: account", "id: dentist"),), "7:7 SD155"),
    Bad("contained of no type", "visit", (("resourceType: Practitioner", "resourceType: Dentist"),), "7:22 SD153"),
    Bad("unknown extension", "visit", (("StructureDefinition/site", "StructureDefinition/sites"),), "9:15 SD148"),
    Bad(
        "extension on another element",
        "person",
        (
            (
                "  gender: female",
                '  extension: [{url: "http://example.org/fhir/StructureDefinition/site", valueCoding: {code: a}}]\n  gender: female',
            ),
        ),
        "8:15 SD149",
    ),
    Bad(
        "modifier among plain extensions",
        "visit",
        (
            (
                "  extension: [",
                '  extension: [{url: "http://example.org/fhir/StructureDefinition/cancelled", valueBoolean: true}, ',
            ),
        ),
        "9:15 SD150",
    ),
    Bad("plain extension among modifiers", "visit", (("  extension: [", "  modifierExtension: ["),), "9:23 SD150"),
    Bad(
        "extension with another type of value",
        "visit",
        (('valueCoding: {code: "46"}', 'valueString: "46"'),),
        "9:73 SD051",
    ),
    Bad("extension without its value", "visit", ((', valueCoding: {code: "46"}', ""),), "9:15 SD052"),
    Bad("contained id that is no id", "visit", (("id: account, status", 'id: "an account", status'),), "8:35 SD057"),
    Bad("year 0000", "person", (("2010-05-06", "0000-05-06"),), "9:14 SD057"),
    Bad("OID that is none", "person", (("urn:oid:2.16.578.1.12.4.1.4.1", "urn:oid:3.16"),), "6:25 SD057"),
    Bad("UUID that is none", "person", (("urn:oid:2.16.578.1.12.4.1.4.1", "urn:uuid:C757873D"),), "6:25 SD057"),
    Bad("URI with a blank", "person", (("urn:oid:2.16.578.1.12.4.1.4.1", "urn:x y"),), "6:25 SD057"),
    Bad("padding within base64", "person", (("TG9yZW0=", "=G9yZW0="),), "10:42 SD057"),
    Bad("negative size", "person", (('"TG9yZW0="', '"TG9yZW0=", size: -1'),), "10:60 SD057"),
    Bad(
        "rank of zero",
        "person",
        (("  gender", "  telecom: [{system: phone, value: x, rank: 0}]\n  gender"),),
        "8:45 SD057",
    ),
    Bad("time of day without seconds", "finding", (("valueInteger: 3", 'valueTime: "10:00"'),), "14:80 SD057"),
    Bad(
        "relative url of an extension",
        "person",
        (("  gender", "  extension: [{url: site, valueCode: a}]\n  gender"),),
        "8:21 SD057",
    ),
    Bad("coding without system", "person", (('system: "urn:ietf:bcp:47", code: nb', "code: nb"),), "11:30 SD055"),
    Bad("empty object beside a primitive", "person", (("{id: g}", "{}"),), "7:54 SD140"),
    Bad(
        "nulls alone",
        "person",
        (("given: [Emma, Kari], _given: [null, {id: g}]", "_given: [null, null]"),),
        "7:33 SD140",
    ),
    Bad("list in a list of texts", "person", (("[Emma, Kari]", "[[Emma], Kari]"),), "7:33 SD053"),
    Bad("object for a text", "person", (("family: Berg", "family: {a: b}"),), "7:19 SD053"),
    Bad("text for an object", "finding", (('[{text: "Bleeds.", time: "2026-10-20"}]', "[Bleeds]"),), "13:10 SD053"),
    Bad(
        "meta's profile that is no text",
        "person",
        (("  gender", "  meta: {profile: [{a: b}]}\n  gender"),),
        "8:19 SD053",
    ),
    Bad(
        "contained that is a text",
        "visit",
        (("{resourceType: Account, id: account, status: active}", "account"),),
        "8:7 SD053",
    ),
    Bad(
        "contained that is null",
        "visit",
        (("{resourceType: Account, id: account, status: active}", "null"),),
        "8:7 SD140",
    ),
    Bad(
        "contained with a version",
        "visit",
        (("id: account, status", 'id: account, meta: {versionId: "1"}, status'),),
        "1:10 SD144",
    ),
    Bad(
        "narrative that is no XHTML",
        "visit",
        (('<div xmlns="http://www.w3.org/1999/xhtml">Visit</div>', "Visit"),),
        "10:34 FHIR215",
    ),
    Bad("narrative without text", "visit", ((">Visit<", "> <"),), "10:34 SD144"),
    Bad("two values of an extension", "visit", (('{code: "46"}', '{code: "46"}, valueString: x'),), "9:100 SD051"),
    Bad(
        "value and parts of an extension",
        "visit",
        (('{code: "46"}', '{code: "46"}, extension: [{url: "http://example.org/x", valueString: x}]'),),
        "9:111 SD052",
    ),
    Bad(
        "modifier extension nobody knows",
        "visit",
        (("  extension: [", '  modifierExtension: [{url: "http://example.org/x", valueString: x}]\n  extension: ['),),
        "9:23 SD148",
    ),
]
WARNINGS = {"invariant that warns", "unknown extension"}
SEVERAL = {
    "contained id that is no id",
    "contained ids that are the same",
    "contained of no type",
    "empty object",
    "nothing but an id",
    "slice by the type of a target",
}
"""What breaks a further rule elsewhere: a reference, a slice or an invariant that needs what is broken."""


def test_good_examples_have_no_findings(tmp_path: Path, definitions: Definitions) -> None:
    assert said(checked(tmp_path, definitions)) == []


@pytest.mark.parametrize("bad", BAD, ids=[bad.name for bad in BAD])
def test_a_mistake_is_found_at_its_place(tmp_path: Path, definitions: Definitions, bad: Bad) -> None:
    text = EXAMPLES[bad.example]
    for old, new in bad.changes:
        assert old in text
        text = text.replace(old, new)
    found = checked(tmp_path, definitions, bad.example, text)
    prefix = f"{FOLDER}/examples/{bad.example}.yaml:{bad.found} "
    hits = [item for item in found if f"{item.place} {item.kind.id} ".startswith(prefix)]
    assert hits, said(found)
    assert hits[0].severity is (Severity.WARNING if bad.name in WARNINGS else Severity.ERROR)
    errors = [item for item in found if item.severity is Severity.ERROR]
    assert (len(errors) > 1) is (bad.name in SEVERAL), said(found)
    assert all(item.message(language) and item.advice(language) for item in found for language in ("nb", "nn", "en"))


def test_the_suite_is_large_and_has_every_kind() -> None:
    assert len(BAD) >= 90
    kinds = {bad.found.split()[1] for bad in BAD}
    assert {f"SD0{number}" for number in range(51, 58)} <= kinds
    assert {f"SD{number}" for number in (140, 141, 142, *range(144, 147), *range(148, 151), 152, 153, 155)} <= kinds
