"""What reaches out of a document, or swells, is refused before it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import document, parse_xml, render_xml
from tests.fhir.xml.documents import HEAD, patient, read, written

BODY = patient('<language value="&lol;"/>')
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


def refused(data: str | bytes, types: TypeTable) -> list[tuple[str, str]]:
    value, problems = parse_xml(data.encode() if isinstance(data, str) else data, "x.xml", types)
    assert value is None
    return [(item.kind.id, str(item.place)) for item in problems]


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE Patient>",
        '<!DOCTYPE Patient [<!ENTITY lol "ha">]>',
        f'<!DOCTYPE Patient [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY lol "&l9;">]>',
        '<!DOCTYPE Patient [<!ENTITY lol SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Patient SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE Patient [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
        "<!DOCTYPE Patient [",
    ],
    ids=["bare", "entity", "laughs", "file", "external", "parameter", "unfinished"],
)
@pytest.mark.parametrize("before", ["", HEAD, "\ufeff" + HEAD, HEAD + "<!-- <!x> --><?x y?>\n<!-- -->"])
def test_a_document_type_is_refused(types: TypeTable, doctype: str, before: str) -> None:
    line = before.count("\n") + 1
    [(kind, place)] = refused(before + doctype + BODY, types)
    assert kind == "FHIR201"
    assert place.startswith(f"x.xml:{line}:")


def test_a_document_type_is_only_what_stands_before_the_root(types: TypeTable) -> None:
    text = HEAD + "<!-- <!DOCTYPE x> -->" * 2000 + patient('<!-- <!DOCTYPE x> --><language value="&lt;!DOCTYPE x>"/>')
    assert read(text, types)["language"] == "<!DOCTYPE x>"


def test_unfinished_comments_before_the_root_take_no_time(types: TypeTable) -> None:
    [(kind, _)] = refused("<!-- --> <?a ?>" * 20_000 + "<!-- ", types)
    assert kind == "FHIR200"


def test_an_entity_of_html_is_told(types: TypeTable) -> None:
    assert refused(patient('<language value="&nbsp;"/>'), types) == [("FHIR202", "x.xml:2:24")]


def test_xinclude_is_an_element_like_any_other(types: TypeTable, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    include = f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{tmp_path}/secret.txt" parse="text"/>'
    assert refused(patient(include), types) == [("FHIR206", "x.xml:2:1")]


def test_a_place_of_schemas_is_passed_over(types: TypeTable) -> None:
    hints = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://hl7.org/fhir http://x/"'
    assert read(f'<Patient xmlns="http://hl7.org/fhir" {hints}/>', types) == {"resourceType": "Patient"}
    assert refused(patient(f'<language {hints} value="nb"/>'), types) == [("FHIR208", "x.xml:2:1")]


@pytest.mark.parametrize(
    "data",
    [
        HEAD.replace("UTF-8", "ISO-8859-1") + patient("").replace("\n", ""),
        patient("").encode("utf-16"),
        patient("").encode("utf-16-le"),
        patient("").encode("utf-16-be"),
        patient('<language value="\u00e5"/>').encode("latin-1"),
    ],
    ids=["declared", "utf-16", "utf-16-le", "utf-16-be", "latin-1"],
)
def test_other_encodings_are_refused(types: TypeTable, data: str | bytes) -> None:
    [(kind, _)] = refused(data, types)
    assert kind == "FHIR203"


def test_the_place_of_a_wrong_byte_is_told(types: TypeTable) -> None:
    assert refused(b"\xef\xbb\xbf" + patient('<language value="\u00e5"/>').encode("latin-1"), types) == [
        ("FHIR203", "x.xml:2:18")
    ]


def nested(depth: int) -> dict[str, object]:
    value: dict[str, object] = {"linkId": "x"}
    for _ in range(depth - 1):
        value = {"item": [value]}
    return {"resourceType": "Questionnaire", "item": [value]}


def test_elements_in_each_other_have_a_bound(types: TypeTable) -> None:
    assert read(written(nested(230), types), types) == nested(230)
    text, problems = render_xml(nested(280), "x.json", types)
    assert text is None
    assert [item.kind.id for item in problems] == ["FHIR204"]
    deep = '<Questionnaire xmlns="http://hl7.org/fhir">' + "<item>" * 5000 + "</item>" * 5000 + "</Questionnaire>"
    assert [kind for kind, _ in refused(deep, types)] == ["FHIR204"]


def test_texts_have_a_bound(types: TypeTable) -> None:
    assert [kind for kind, _ in refused(patient(f'<language value="{"x" * 10_000_001}"/>'), types)] == ["FHIR204"]


def test_documents_have_a_bound(types: TypeTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_BYTES", 100)
    assert refused(patient(" " * 100), types) == [("FHIR204", "x.xml")]


@pytest.mark.parametrize(
    ("text", "place"),
    [("", "1:1"), ("Patient", "1:1"), ("{}", "1:1"), ("<Patient>\n<a></Patient>", "2:14"), ("<a/><b/>", "1:5")],
)
def test_what_is_not_xml_has_a_place(types: TypeTable, text: str, place: str) -> None:
    assert refused(text, types) == [("FHIR200", f"x.xml:{place}")]


def test_messages_are_in_three_languages(types: TypeTable) -> None:
    _, problems = parse_xml(b"<!DOCTYPE x><x/>", "x.xml", types)
    found: Diagnostic = problems[0]
    assert len({found.message("nb"), found.message("nn"), found.message("en")}) == 3
