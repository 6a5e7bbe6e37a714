"""Focus concepts: concept ids with terms, `*`, identifiers of other schemes; sets of concepts."""

from __future__ import annotations

import re

from digidot_term.ecl import semantic_rules, syntax_rules
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.filter_tree import EclConceptReferenceSet
from digidot_term.ecl.pattern import BLANK, Pattern
from digidot_term.ecl.term_parser import optional_term
from digidot_term.ecl.tree import AltIdentifier, EclConceptReference, EclFocusConcept, Expression, WildCard
from digidot_term.snomed.identifiers import is_sctid

_DIGITS = Pattern(r"[0-9]+")
_SCTID = Pattern(r"[1-9][0-9]{5,17}")
_BLANKS = Pattern(rf"{BLANK}*+")
ALT_IDENTIFIER = Pattern(r"([A-Za-z][A-Za-z0-9-]*)#([A-Za-z0-9._-]+)")
QUOTED_ALT_IDENTIFIER = Pattern(r'"([A-Za-z][A-Za-z0-9-]*)#([^"\\]+)"')
_ANY = Pattern(r"any", re.IGNORECASE)
_OPERAND_BEHIND = Pattern(
    r'[0-9<>^*("!]|[A-Za-z][A-Za-z0-9-]*#|(?:descendant|child|ancestor|parent)or?(?:selfof|f)|top|bottom|memberof'
    r"|refsetcontainingany|any",
    re.IGNORECASE,
)
_DOTS = Pattern(r"\.")
_MOST_ENDS = 4
_KEYWORD_AT_END = Pattern(r"(?:and|or|minus)\Z", re.IGNORECASE)


def focus_concept(cursor: Cursor) -> EclFocusConcept | None:
    """`eclFocusConcept = eclConceptReference / wildCard / altIdentifier`; None when nothing of it stands here."""
    reference = concept_reference(cursor) or alt_identifier(cursor)
    if reference is not None:
        return reference
    if cursor.take("*"):
        return WildCard()
    if cursor.match(_ANY):
        cursor.is_long = True
        return WildCard()
    return None


def concept_reference(cursor: Cursor) -> EclConceptReference | None:
    """`eclConceptReference = conceptId [ws "|" ws term ws "|"]`."""
    start = cursor.at
    sctid = concept_id(cursor)
    if sctid is None:
        return None
    return EclConceptReference(sctid, optional_term(cursor), cursor.position(start))


def concept_id(cursor: Cursor) -> int | None:
    """`conceptId = sctId`, `sctId = digitNonZero 5*17( digit )`; a wrong check digit is noted, not refused."""
    start = cursor.at
    found = cursor.match(_DIGITS)
    if not found:
        return None
    digits = found[0]
    if not _SCTID.fullmatch(digits):
        cursor.at = start
        cursor.stop_at_mistake("conceptId")
        cursor.stop(syntax_rules.NOT_AN_SCTID, at=start, found=digits if len(digits) <= 20 else f"{digits[:20]}…")  # noqa: PLR2004 - to show it
    if not is_sctid(digits):
        cursor.note(semantic_rules.WRONG_CHECK_DIGIT, start, found=digits)
    return int(digits)


def alt_identifier(cursor: Cursor) -> AltIdentifier | None:
    """`altIdentifier = (QM scheme "#" code QM / scheme "#" code) [ws "|" ws term ws "|"]`."""
    start = cursor.at
    found = cursor.match(QUOTED_ALT_IDENTIFIER)
    if found:
        return AltIdentifier(found[1], found[2], optional_term(cursor), cursor.position(start))
    found = cursor.match(ALT_IDENTIFIER)
    if not found:
        return None
    cursor.at = _code_end(cursor, found.start(2), found.end())
    code = cursor.text[found.start(2) : cursor.at]
    return AltIdentifier(found[1], code, optional_term(cursor), cursor.position(start))


def _code_end(cursor: Cursor, start: int, end: int) -> int:
    """Return where an unquoted code ends: before a dot or keyword that joins it with what stands behind it."""
    code = cursor.text[start:end]
    keyword = _KEYWORD_AT_END.search(code, 1)
    dots = [start + found.start() for found in _DOTS.finditer(code, 1)]
    if not keyword and not dots:
        return end
    blank = _BLANKS.match(cursor.text, end)
    behind = blank.end() if blank else end
    before_keyword = start + keyword.start() if keyword and behind > end else end
    likeliest = end
    if cursor.peek("#"):
        likeliest = dots[-1] if dots else end
    elif _OPERAND_BEHIND.match(cursor.text, behind):
        likeliest = end - 1 if code.endswith(".") else before_keyword
    ways = (likeliest, end, before_keyword, *reversed(dots))
    return cursor.choose(tuple(dict.fromkeys(ways))[:_MOST_ENDS])


def concepts_or_expression(cursor: Cursor) -> Expression | EclConceptReferenceSet:
    """`subExpressionConstraint / eclConceptReferenceSet`, the latter `"(" ws ref 1*(mws ref) ws ")"`."""
    start = cursor.at
    concepts = cursor.listed(concept_reference)
    if concepts and len(concepts) > 1:
        return EclConceptReferenceSet(concepts)
    cursor.at = start
    return cursor.sub_expression(cursor)
