"""Focus concepts: concept ids with terms, `*`, identifiers of other schemes; sets of concepts."""

from __future__ import annotations

import re

from digidot_term.ecl import semantic_rules, syntax_rules
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.filter_tree import EclConceptReferenceSet
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.tree import AltIdentifier, EclConceptReference, EclFocusConcept, Expression, WildCard
from digidot_term.snomed.identifiers import is_sctid

_DIGITS = Pattern(r"[0-9]+")
_SCTID = Pattern(r"[1-9][0-9]{5,17}")
_TERM = Pattern(r"[^\x00-\x20\x7f|]+(?: +[^\x00-\x20\x7f|]+)*")
_BLANK_OR_COMMENT = Pattern(r"(?:[ \t\r\n]|/\*(?:[^*]++|\*[^/])*+\*/)*+")
ALT_IDENTIFIER = Pattern(r"([A-Za-z][A-Za-z0-9-]*)#([A-Za-z0-9._-]+)")
QUOTED_ALT_IDENTIFIER = Pattern(r'"([A-Za-z][A-Za-z0-9-]*)#([^"\\]+)"')
_ANY = Pattern(r"any", re.IGNORECASE)
_OPERAND_BEHIND = Pattern(
    r'[0-9<>^*("!]|[A-Za-z][A-Za-z0-9-]*#|(?:descendant|child|ancestor|parent)or?(?:selfof|f)|top|bottom|memberof'
    r"|refsetcontainingany|any",
    re.IGNORECASE,
)
_KEYWORD_AT_END = Pattern(r"(?:and|or|minus)\Z", re.IGNORECASE)


def focus_concept(cursor: Cursor) -> EclFocusConcept | None:
    """`eclFocusConcept = eclConceptReference / wildCard / altIdentifier`; None when nothing of it stands here."""
    reference = concept_reference(cursor) or alt_identifier(cursor)
    if reference is not None:
        return reference
    if cursor.take("*") or cursor.match(_ANY):
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
        cursor.stop(syntax_rules.NOT_AN_SCTID, at=start, found=digits if len(digits) <= 20 else f"{digits[:20]}…")  # noqa: PLR2004 - to show it
    if not is_sctid(digits):
        cursor.note(semantic_rules.WRONG_CHECK_DIGIT, start, found=digits)
    return int(digits)


def optional_term(cursor: Cursor) -> str | None:
    """`[ws "|" ws term ws "|"]`; stays in front of the blanks when there is no term."""
    start = cursor.at
    cursor.space()
    if not cursor.take("|"):
        cursor.at = start
        return None
    opened = cursor.at
    cursor.space()
    if cursor.peek("|") and cursor.text[opened : cursor.at].strip():
        cursor.at = opened  # the term itself looks like a comment
    return _term(cursor, opened - 1)


def _term(cursor: Cursor, opened: int) -> str:
    """`term = 1*nonwsNonPipe *( 1*SP 1*nonwsNonPipe )`, then `ws "|"`."""
    start = cursor.at
    end = cursor.text.find("|", start)
    if end < 0:
        cursor.stop(syntax_rules.UNBALANCED_PIPE, at=opened, found="|")
    inside = cursor.text[start:end]
    term = inside.strip(" \t\r\n")
    if not _TERM.fullmatch(term):
        cut = term.find("/*", 1)
        rest = term[cut:] if cut > 0 else ""
        term = term[:cut].strip(" \t\r\n") if cut > 0 and _BLANK_OR_COMMENT.fullmatch(rest) else term
        if not _TERM.fullmatch(term):
            matched = _TERM.match(cursor.text, start)
            cursor.at = min(matched.end() if matched else start, end)
            cursor.fail("term")
    cursor.at = end + 1
    return term


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
    if cursor.text.startswith("#", end) and "." in code.strip("."):
        return start + code.rindex(".")
    keyword = _KEYWORD_AT_END.search(code)
    blank = _BLANK_OR_COMMENT.match(cursor.text, end)
    behind = blank.end() if blank else end
    if _OPERAND_BEHIND.match(cursor.text, behind) and len(code) > 1:
        if code.endswith("."):
            return end - 1
        if keyword and behind > end and keyword.start():
            return start + keyword.start()
    return end


def concepts_or_expression(cursor: Cursor) -> Expression | EclConceptReferenceSet:
    """`subExpressionConstraint / eclConceptReferenceSet`, the latter `"(" ws ref 1*(mws ref) ws ")"`."""
    start = cursor.at
    concepts = cursor.listed(concept_reference)
    if concepts and len(concepts) > 1:
        return EclConceptReferenceSet(concepts)
    cursor.at = start
    return cursor.sub_expression(cursor)
