"""Narratives, as the function `htmlChecks` of FHIR's invariants txt-1 and txt-2 wants them (R4, Narrative)."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.shape import shape_of
from digidot_term.fhir.xml.kinds import BROKEN_NARRATIVE

_XHTML = "{http://www.w3.org/1999/xhtml}"
_ALLOWED = frozenset(
    """
    div p h1 h2 h3 h4 h5 h6 br hr blockquote pre q span strong em b i u small big tt code kbd samp var cite dfn abbr
    acronym sub sup ins del address bdo ul ol li dl dt dd table caption thead tbody tfoot tr th td col colgroup
    a img map area
    """.split()  # noqa: SIM905  a list of one word a line says no more
)


def narrative_findings(at: At, text: Any) -> Findings:
    """Yield a finding where a text is no XHTML `div` at all, so that nothing more can be said of it."""
    from digidot_term.fhir.xml.narrative import narrative_problem  # noqa: PLC0415  loads lxml, for narratives alone

    problem = narrative_problem(text) if isinstance(text, str) else shape_of(text)
    if problem:
        yield at.found(BROKEN_NARRATIVE, element=at.path, why=problem)


def is_sound_narrative(text: Any) -> bool:
    """Tell whether an XHTML `div` has content, and only elements and attributes that are allowed."""
    return has_text(text) and has_allowed_parts(text)


def has_text(text: Any) -> bool:
    """Tell whether an XHTML `div` has a text or a picture."""
    root = _parsed(text)
    return any(str(part).strip() for part in root.itertext()) or root.find(f".//{_XHTML}img") is not None


def has_allowed_parts(text: Any) -> bool:
    """Tell whether an XHTML `div` has only elements and attributes that are allowed."""
    return all(_is_allowed(item) for item in _parsed(text).iter() if isinstance(item.tag, str))


def _parsed(text: Any) -> Any:
    from lxml import etree  # noqa: PLC0415

    from digidot_term.fhir.xml.document import safe_parser  # noqa: PLC0415

    return etree.fromstring(str(text), safe_parser())


def _is_allowed(element: Any) -> bool:
    name = str(element.tag)
    plain = name.startswith(_XHTML) and name.removeprefix(_XHTML) in _ALLOWED
    return plain and not any(str(attribute).lower().startswith("on") for attribute in element.attrib)
