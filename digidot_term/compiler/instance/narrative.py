"""Narratives, as the function `htmlChecks` of FHIR's invariants txt-1 and txt-2 wants them (R4, Narrative)."""

from __future__ import annotations

from typing import Any

_XHTML = "{http://www.w3.org/1999/xhtml}"
_ALLOWED = frozenset(
    """
    div p h1 h2 h3 h4 h5 h6 br hr blockquote pre q span strong em b i u small big tt code kbd samp var cite dfn abbr
    acronym sub sup ins del address bdo ul ol li dl dt dd table caption thead tbody tfoot tr th td col colgroup
    a img map area
    """.split()  # noqa: SIM905  a list of one word a line says no more
)


def is_sound_narrative(text: Any) -> bool:
    """Tell whether a text is one XHTML `div` with content, and with elements and attributes that are allowed."""
    from lxml import etree  # noqa: PLC0415  only instances with a narrative need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(str(text).encode(), parser)
    except etree.XMLSyntaxError:
        return False
    if root.tag != f"{_XHTML}div" or "<!DOCTYPE" in str(text):
        return False
    has_content = any(str(part).strip() for part in root.itertext()) or root.find(f".//{_XHTML}img") is not None
    return has_content and all(_is_allowed(item) for item in root.iter() if isinstance(item.tag, str))


def _is_allowed(element: Any) -> bool:
    name = str(element.tag)
    plain = name.startswith(_XHTML) and name.removeprefix(_XHTML) in _ALLOWED
    return plain and not any(str(attribute).lower().startswith("on") for attribute in element.attrib)
