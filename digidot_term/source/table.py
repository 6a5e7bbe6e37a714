"""The rows of a concept map that stand in a tab-separated table beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.source import kinds
from digidot_term.source.conceptmap import ConceptMapSource, MapRow
from digidot_term.source.document import Document, KeyPath
from digidot_term.source.encoding import not_utf8
from digidot_term.source.validation import problems

COLUMNS = ("source", "display", "to", "term", "relation", "why", "by", "reviewed")
OBLIGATORY = ("source", "to")


def read_rows(
    source: ConceptMapSource, document: Document, path: Path
) -> tuple[ConceptMapSource, Document, tuple[Diagnostic, ...]]:
    """Return the map with its table's rows in `map`, and a document that knows the places of both files."""
    table = path.parent / str(source.rows)
    shown_as = (Path(document.path).parent / str(source.rows)).as_posix()
    try:
        lines = table.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        why = error.strerror or str(error)
        found = Diagnostic.of(kinds.UNREADABLE_FILE, document.place(("rows",)), file=shown_as, why=why)
        return source, document, (found,)
    except UnicodeDecodeError as error:
        return source, document, (not_utf8(error, shown_as),)
    return _Table(shown_as, lines).merge(source, document)


class _Table:
    """One table's lines, read into rows with places."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = [line.rstrip("\r") for line in lines]
        self.diagnostics: list[Diagnostic] = []
        self.values: dict[KeyPath, Place] = {}
        self.rows: dict[str, list[dict[str, str]]] = {}
        self.displays: dict[str, str] = {}

    def merge(
        self, source: ConceptMapSource, document: Document
    ) -> tuple[ConceptMapSource, Document, tuple[Diagnostic, ...]]:
        header = self.lines[0].split("\t")
        wrong = [name for name in header if name not in COLUMNS] + [name for name in OBLIGATORY if name not in header]
        if wrong:
            return source, document, (self._broken(1, 1, f"wrong or missing columns: {', '.join(wrong)}"),)
        for number, line in enumerate(self.lines[1:], start=2):
            if line.strip() and not line.startswith("#"):
                self._read(number, line, header)
        document = replace(document, values={**document.values, **self.values})
        rows = {
            code: row for code, targets in self.rows.items() if (row := self._row(code, targets, document)) is not None
        }
        return source.model_copy(update={"map": rows}), document, tuple(self.diagnostics)

    def _read(self, number: int, line: str, header: list[str]) -> None:
        cells = line.split("\t")
        if len(cells) > len(header):
            self.diagnostics.append(self._broken(number, 1, f"{len(cells)} cells, but {len(header)} columns"))
            return
        if line.count('"') % 2:
            place = Place(self.path, number, line.index('"') + 1)
            self.diagnostics.append(Diagnostic.of(kinds.STRAY_QUOTE, place, value=line[:60]))
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        code = row.pop("source", "")
        if not code:
            self.diagnostics.append(self._broken(number, 1, "the source code is empty"))
            return
        targets = self.rows.setdefault(code, [])
        base: KeyPath = ("map", code, "targets", len(targets))
        self.values.setdefault(("map", code), Place(self.path, number, 1))
        self.values[base] = Place(self.path, number, 1)
        self._note_places(base, number, cells, header)
        display = row.pop("display", None)
        if display:
            self.displays.setdefault(code, display)
        term = row.pop("term", None)
        if term and "to" in row:
            row["to"] = f"{row['to']} |{term}|"
        targets.append(row)

    def _note_places(self, base: KeyPath, number: int, cells: list[str], header: list[str]) -> None:
        column = 1
        for name, cell in zip(header, cells, strict=False):
            self.values[(*base, name)] = Place(self.path, number, column)
            column += len(cell) + 1

    def _row(self, code: str, targets: list[dict[str, str]], document: Document) -> MapRow | None:
        try:
            return MapRow.model_validate({"display": self.displays.get(code), "targets": targets})
        except ValidationError as error:
            here = replace(document, data={"targets": targets}, values=_below(document.values, ("map", code)))
            self.diagnostics.extend(problems(error, here, MapRow, "conceptmap"))
            return None

    def _broken(self, line: int, column: int, problem: str) -> Diagnostic:
        place = Place(self.path, line, column)
        return Diagnostic.of(kinds.BROKEN_TABLE, place, problem=problem, columns=", ".join(COLUMNS))


def _below(values: Mapping[KeyPath, Place], prefix: KeyPath) -> dict[KeyPath, Place]:
    """Places below `prefix`, with the prefix taken off."""
    return {path[len(prefix) :]: place for path, place in values.items() if path[: len(prefix)] == prefix}
