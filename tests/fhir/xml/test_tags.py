from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from digidot_term.fhir.xml.tags import element_spans

TEXTS = st.sampled_from(["", " ", "x > y", "&lt;a&gt;", "<!-- <b> -->", "<![CDATA[<c></c>]]>", "<?d <e?>", "\n"])
ATTRIBUTES = st.sampled_from(["", " ", ' a=">"', " a='/>'", " a='\"' b = \"'<!-'\""]).filter(
    lambda text: "<!" not in text
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 4) -> str:
    attributes = draw(ATTRIBUTES)
    if not depth or draw(st.booleans()):
        return f"<x{attributes}/>"
    inner = "".join(draw(TEXTS) + text for text in draw(st.lists(elements(depth=depth - 1), max_size=3)))
    return f"<x{attributes}>{inner}{draw(TEXTS)}</x >"


def test_spans_of_start_tags_and_elements() -> None:
    text = "<?xml version='1.0'?><!-- <x> --><a b='>'><c/>\n<d>e</d></a>"
    found = [(text[start:inside], text[start:end]) for start, inside, end in element_spans(text)]
    assert found == [("<a b='>'>", text[33:]), ("<c/>", "<c/>"), ("<d>", "<d>e</d>")]


@given(elements())
def test_every_element_has_its_span(text: str) -> None:
    root = etree.fromstring(text)
    found = list(root.iter("x"))
    spans = element_spans(text)
    assert len(spans) == len(found)
    for (start, inside, end), element in zip(spans, found, strict=True):
        assert etree.tostring(etree.fromstring(text[start:end])) == etree.tostring(element, with_tail=False)
        assert text[start:inside].endswith(">")
