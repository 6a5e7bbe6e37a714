"""Mistakes in FHIR XML, each with its kind and its line and column; the content begins on line 2."""

from __future__ import annotations

import pytest

from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import parse_xml
from tests.fhir.xml.documents import patient

ORGANIZATION = "<Organization><name value='x'/></Organization>"
READ = [
    ("<name>\n </name>", "FHIR213 2:1 `name` is empty"),
    ("<gender> <!-- male --> </gender>", "FHIR213 2:1 `gender` is empty"),
    ("<name><given/></name>", "FHIR213 2:7 `given` is empty"),
    ('<gendr value="male"/>', "FHIR207 2:1 `Patient` has no element `gendr` (`gender`?)"),
    ('<name>\n  <family value="x"/><nick value="y"/></name>', "FHIR207 3:22 `name` has no element `nick`"),
    ('<name><id value="1"/></name>', "FHIR207 2:7 `name` has no element `id`"),
    ('<value value="x"/>', "FHIR207 2:1 `Patient` has no element `value`"),
    ('<active id="a" value="true"><id value="b"/></active>', "FHIR207 2:29 `active` has no element `id`"),
    ('<active valu="true"/>', "FHIR208 2:1 `active` has no attribute `valu` (`value`?)"),
    ('<name value="Kari"/>', "FHIR208 2:1 `name` has no attribute `value`"),
    (
        '<x:active xmlns:x="http://example.org" value="true"/>',
        "FHIR206 2:1 `active` is in the namespace `http://example.org`, not in `http://hl7.org/fhir`",
    ),
    ('<active xmlns="" value="true"/>', "FHIR206 2:1 `active` is in the namespace ``, not in `http://hl7.org/fhir`"),
    ("hei <active value='true'/>", "FHIR209 2:1 the text `hei` stands in `Patient`, where no text may be"),
    ("<active value='true'/> hei", "FHIR209 2:24 the text `hei` stands in `Patient`, where no text may be"),
    ("<active>true</active>", "FHIR209 2:9 the text `true` stands in `active`, where no text may be"),
    ("<name>\u00a0</name>", "FHIR209 2:7 the text `\u00a0` stands in `name`, where no text may be"),
    (
        "<gender value='male'/>\n <gender value='male'/>",
        "FHIR210 3:2 `gender` comes on top of `gender`, and `Patient` has one at most",
    ),
    (
        "<deceasedBoolean value='true'/><deceasedDateTime value='2020'/>",
        "FHIR210 2:32 `deceasedDateTime` comes on top of `deceasedBoolean`, and `Patient` has one at most",
    ),
    (
        "<gender id='a'/><birthDate value='2020'/><gender id='b'/>",
        "FHIR210 2:42 `gender` comes on top of `gender`, and `Patient` has one at most",
    ),
    (
        "<birthDate value='2020'/><gender value='male'/>",
        "FHIR211 2:26 `gender` comes after `birthDate`; in `Patient` it stands before it",
    ),
    (
        "<name id='a'/><gender value='male'/><name id='b'/>",
        "FHIR211 2:37 `name` comes after `gender`; in `Patient` it stands before it",
    ),
    ("<active value='yes'/>", "FHIR212 2:1 `yes` in `active` is no value of the type boolean"),
    ("<active value='True'/>", "FHIR212 2:1 `True` in `active` is no value of the type boolean"),
    (
        "<multipleBirthInteger value='1.0'/>",
        "FHIR212 2:1 `1.0` in `multipleBirthInteger` is no value of the type integer",
    ),
    (
        "<multipleBirthInteger value='2147483648'/>",
        "FHIR212 2:1 `2147483648` in `multipleBirthInteger` is no value of the type integer",
    ),
    (
        "<extension url='x'><valueDecimal value='1,5'/></extension>",
        "FHIR212 2:20 `1,5` in `valueDecimal` is no value of the type decimal",
    ),
    (
        "<extension url='x'><valueDecimal value='NaN'/></extension>",
        "FHIR212 2:20 `NaN` in `valueDecimal` is no value of the type decimal",
    ),
    ("<active/>", "FHIR213 2:1 `active` is empty"),
    ("<name></name>", "FHIR213 2:1 `name` is empty"),
    ("<gender value=''/>", "FHIR213 2:1 `gender/@value` is empty"),
    ("<name id=''><family value='x'/></name>", "FHIR213 2:1 `name/@id` is empty"),
    ("<contained id='x'/>", "FHIR208 2:1 `contained` has no attribute `id`"),
    (
        f"<contained>{ORGANIZATION}{ORGANIZATION}</contained>",
        "FHIR214 2:1 `contained` holds 2 resources, and holds just one",
    ),
    (
        f"<contained>{ORGANIZATION} hei</contained>",
        "FHIR209 2:59 the text `hei` stands in `contained`, where no text may be",
    ),
    ("<contained><Organisation/></contained>", "FHIR205 2:12 `Organisation` is no resource of this version of FHIR"),
    ("<contained><HumanName/></contained>", "FHIR205 2:12 `HumanName` is no resource of this version of FHIR"),
    (
        "<contained><DomainResource/></contained>",
        "FHIR205 2:12 `DomainResource` is no resource of this version of FHIR",
    ),
    ("<contained><bp/></contained>", "FHIR205 2:12 `bp` is no resource of this version of FHIR"),
]


@pytest.mark.parametrize(("content", "said"), READ)
def test_mistakes_are_located(types: TypeTable, content: str, said: str) -> None:
    value, problems = parse_xml(patient(content).encode(), "x.xml", types)
    assert value is None
    first = problems[0]
    assert f"{first.kind.id} {first.place.line}:{first.place.column} {first.message()}" == said
    for language in ("nb", "nn", "en"):
        assert first.message(language)
        assert first.advice(language)


@pytest.mark.parametrize("root", ["Patient", 'Patient xmlns="http://example.org"'])
def test_the_namespace_of_the_root_is_told_once(types: TypeTable, root: str) -> None:
    _, problems = parse_xml(f'<{root}><active value="true"/><x/></Patient>'.encode(), "x.xml", types)
    assert [(item.kind.id, str(item.place)) for item in problems] == [("FHIR206", "x.xml:1:1")]


def test_all_mistakes_of_a_document_are_told(types: TypeTable) -> None:
    content = "<!-- <x> -->\n<active value='ja'/>\n<gendr/>\n<name>\n  <family/>\n  x\n</name>"
    _, problems = parse_xml(patient(content).encode(), "x.xml", types)
    assert [(item.kind.id, item.place.line) for item in problems] == [
        ("FHIR212", 3),
        ("FHIR207", 4),
        ("FHIR213", 6),
        ("FHIR209", 7),
    ]


def test_a_document_that_is_no_fhir_at_all_is_told_by_a_hundred_mistakes(types: TypeTable) -> None:
    _, problems = parse_xml(patient('<gendr a="b">c</gendr>\n' * 50_000).encode(), "x.xml", types)
    assert [str(item.place) for item in problems] == [f"x.xml:{line}:1" for line in range(2, 102)]


def test_lines_far_down_are_told(types: TypeTable) -> None:
    _, problems = parse_xml(patient("\n" * 70_000 + "<x/>" + "\n" * 70_000).encode(), "x.xml", types)
    assert str(problems[0].place) == "x.xml:70002:1"
