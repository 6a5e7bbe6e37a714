from __future__ import annotations

import pytest

from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import parse_xml, render_xml
from tests.fhir.xml.documents import patient, read, written

XMLNS = 'xmlns="http://www.w3.org/1999/xhtml"'
AS_WRITTEN = [
    f"<div {XMLNS}>tekst</div>",
    f"<div {XMLNS}/>",
    f"<div {XMLNS} />",
    f"<div   {XMLNS}  lang='nb' ><p>a &lt; b &amp;&#160;c &quot;d&quot; e</p></div >",
    f"<div {XMLNS}>\n  <ul>\n<li>1</li><li> 2 <b>x</b> 3</li></ul>\n <br /></div>",
    f"<div {XMLNS}><!-- </div> --><div><div/></div><![CDATA[</div> <x>]]></div>",
    f"<div title='&lt;/div>' {XMLNS}><a href=\"x>y\">z</a></div>",
    f"<div {XMLNS}>linje\r\nskift, ås, \u00a0</div>",
]


def narrated(div: str) -> dict[str, object]:
    return {"resourceType": "Patient", "text": {"status": "generated", "div": div}, "active": True}


@pytest.mark.parametrize("div", AS_WRITTEN)
def test_a_narrative_is_carried_over_letter_for_letter(types: TypeTable, div: str) -> None:
    text = written(narrated(div), types)
    assert f"\n    {div}\n" in text
    assert read(text, types) == narrated(div)


def test_several_narratives_each_come_to_their_own(types: TypeTable) -> None:
    inner = {"resourceType": "Patient", "text": {"status": "empty", "div": AS_WRITTEN[5]}}
    value = {**narrated(AS_WRITTEN[3]), "contained": [inner, {**inner, "text": {"div": AS_WRITTEN[4]}}]}
    assert read(written(value, types), types) == value


def test_line_ends_of_windows_are_those_of_xml(types: TypeTable) -> None:
    text = written(narrated(f"<div {XMLNS}>a\nb</div>"), types).replace("\n", "\r\n")
    assert read(text, types) == narrated(f"<div {XMLNS}>a\nb</div>")


def test_a_prefix_declared_further_out_becomes_a_narrative_that_stands_alone(types: TypeTable) -> None:
    text = (
        '<Patient xmlns="http://hl7.org/fhir" xmlns:h="http://www.w3.org/1999/xhtml"><text><status value="empty"/>'
        '<h:div id="d">a <h:b>c</h:b> d<h:br/></h:div></text></Patient>'
    )
    assert read(text, types)["text"]["div"] == f'<div {XMLNS} id="d">a <b>c</b> d<br/></div>'


@pytest.mark.parametrize(
    ("div", "why"),
    [
        ("<div>x</div>", "div"),
        (f"<p {XMLNS}>x</p>", "{http://www.w3.org/1999/xhtml}p"),
        (f'<div {XMLNS}><b xmlns="">x</b></div>', "b"),
        (f"<div {XMLNS}>x", "Premature end of data in tag div line 1"),
        (f"<div {XMLNS}>&nbsp;</div>", "Entity 'nbsp' not defined"),
        (f'<?xml version="1.0"?><div {XMLNS}/>', "<?xml ver"),
        (f'<!DOCTYPE d [<!ENTITY a "b">]><div {XMLNS}>&a;</div>', "<!DOCTYPE"),
        (f"<div {XMLNS}>x</div><!-- y -->", "-->"),
        (f"<div {XMLNS}/> <?y?>\n", "y?>"),
        ("", "Document is empty"),
        (f"<div {XMLNS}>\x01</div>", "PCDATA invalid Char value 1"),
        (3, "int"),
    ],
)
def test_what_is_no_narrative_is_not_written(types: TypeTable, div: object, why: str) -> None:
    text, problems = render_xml({"resourceType": "Patient", "text": {"div": div}}, "x.json", types)
    assert text is None
    said = [item.message() for item in problems]
    assert said == [f"the narrative in `Patient.text.div` is not an XHTML `div`: {why}"]


def test_what_is_no_xhtml_is_not_read(types: TypeTable) -> None:
    for div in ("<div>x</div>", f'<div {XMLNS}>x<b xmlns="http://hl7.org/fhir">y</b></div>'):
        value, problems = parse_xml(patient(f"<text>{div}</text>").encode(), "x.xml", types)
        assert value is None
        assert [item.kind.id for item in problems] == ["FHIR206"]
