"""Read a list of codes as people have them: lines, tables, JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.diagnostics.shortened import shortened
from digidot_term.jobs.ecl.code_cell import Cell
from digidot_term.jobs.ecl.code_rules import MISTYPED, NOT_A_CONCEPT, NOT_AN_ID
from digidot_term.record import record
from digidot_term.snomed.identifiers import CONCEPT_PARTITIONS, has_sctid_shape, is_sctid, partition

_LONGEST = 60
_OPENING = re.compile(r"\s*(?:[-*•]\s+)?(?:OR\b\s*)?[\"']?", re.IGNORECASE)
_FIRST = re.compile(r"[^\s,;|\"']+")
_FURTHER = re.compile(r"(?<![\w|])[0-9]{6,18}(?![\w|])")
_TERM = re.compile(r"\s*\|([^|]*)\|")
_COMMENT = re.compile(r"(?:^|\s)(?:#|//).*$")
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@record
class ListedCode:
    """A code, the term written with it, and where it stands."""

    sctid: int
    term: str | None
    line: int
    column: int


@record
class CodeList:
    """The codes of a list in its order, and what in it is none."""

    codes: tuple[ListedCode, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_code_list(content: bytes, name: str, column: str | None = None) -> CodeList:
    """Read a list: JSON, a table with a heading, or a code a line with or without `|term|`.

    `name` is what places call it. `column` names the column of a table, which otherwise is known by its heading.
    DigidotError when it is JSON that cannot be read, or a table without that column.
    """
    text = _text(content)
    if text.lstrip()[:1] in {"{", "["}:
        from digidot_term.jobs.ecl.code_list_json import cells_of_json

        cells, diagnostics = cells_of_json(text, name)
        return _checked(cells, name, diagnostics)
    from digidot_term.jobs.ecl.code_list_table import cells_of_table, is_table

    table = column is not None or is_table(text)
    return _checked(cells_of_table(text, column, name) if table else _cells_of_lines(text), name)


def _text(content: bytes) -> str:
    """Decode what editors and spreadsheets write; ids are the same in each, whatever becomes of terms."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _cells_of_lines(text: str) -> Iterator[Cell]:
    """Yield the codes of lines; comments are blanked out, so that columns stay what they are."""
    blanked = _BLOCK_COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for number, line in enumerate(blanked.split("\n"), start=1):
        yield from _cells_of_line(_COMMENT.sub("", line.rstrip("\r")), number)


def _cells_of_line(line: str, number: int) -> Iterator[Cell]:
    """Yield what stands first in a line, and behind an id further ids if sound: terms may have numbers in them."""
    opening = _OPENING.match(line)
    first = _FIRST.search(line, opening.end() if opening else 0)
    if first is None:
        return
    yield Cell(first[0], _term_behind(line, first.end()), number, first.start() + 1)
    if not has_sctid_shape(first[0]):
        return
    without_terms = re.sub(r"\|[^|]*\|", lambda found: " " * len(found[0]), line)
    for found in _FURTHER.finditer(without_terms, first.end()):
        if is_sctid(found[0]):
            yield Cell(found[0], _term_behind(line, found.end()), number, found.start() + 1)


def _term_behind(line: str, at: int) -> str | None:
    found = _TERM.match(line, at)
    return (found[1].strip() or None) if found else None


def _checked(cells: Iterable[Cell], name: str, found: Iterable[Diagnostic] = ()) -> CodeList:
    """Tell codes from what is none."""
    codes, diagnostics = [], list(found)
    for cell in cells:
        kind = _what_is_wrong(cell.text)
        if kind is None:
            codes.append(ListedCode(int(cell.text), cell.term, cell.line, cell.column))
        else:
            text = shortened(cell.text, _LONGEST)
            diagnostics.append(Diagnostic.of(kind, Place(name, cell.line, cell.column), text=text))
    return CodeList(tuple(codes), tuple(diagnostics))


def _what_is_wrong(text: str) -> Kind | None:
    """Say why text is no concept id; None when it is one."""
    if not has_sctid_shape(text):
        return MISTYPED if text.isascii() and text.isdigit() and 6 <= len(text) <= 18 else NOT_AN_ID  # noqa: PLR2004
    if not is_sctid(text):
        return MISTYPED
    return None if partition(int(text)) in CONCEPT_PARTITIONS else NOT_A_CONCEPT
