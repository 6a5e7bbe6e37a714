"""The rows of all packages of an edition, read and merged, before any table is built from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed.merge import Entry, latest_rows
from digidot_term.snomed.rf2.check import check_sheet
from digidot_term.snomed.rf2.file_name import parse_file_name
from digidot_term.snomed.rf2.layouts import layout_of
from digidot_term.snomed.rf2.package import Rf2Package
from digidot_term.snomed.rf2.sheet import Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class Release:
    """The latest row of each component by its id as text, and the latest date any file name bears."""

    concepts: Mapping[str, Entry]
    descriptions: Mapping[str, Entry]
    relationships: Mapping[str, Entry]
    concrete_values: Mapping[str, Entry]
    members: Mapping[str, Entry]
    file_date: str


def read_release(packages: Sequence[Rf2Package]) -> tuple[Release, tuple[Diagnostic, ...]]:
    """Read and merge the Snapshot files of the packages; Full, Delta and stated files are passed over."""
    sheets: list[Sheet] = []
    diagnostics: list[Diagnostic] = []
    dates = [""]
    sound: set[str] = set()
    for package in packages:
        for name in package.names():
            file_name = parse_file_name(name)
            required = layout_of(file_name) if file_name else None
            if file_name is None or required is None:
                continue
            sheet, found = read_sheet(f"{package.name}/{name}", file_name.content, package.read(name), required)
            diagnostics.extend(found)
            if sheet is not None:
                checked, found = check_sheet(sheet, sound)
                sheets.append(checked)
                diagnostics.extend(found)
                dates.append(file_name.date)
    return _merged(sheets, max(dates)), tuple(diagnostics)


def _merged(sheets: Iterable[Sheet], file_date: str) -> Release:
    """Merge the sheets of each content."""
    by_content: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        content = "Description" if sheet.content == "TextDefinition" else sheet.content
        by_content.setdefault(content, []).append(sheet)
    return Release(
        concepts=latest_rows(by_content.get("Concept", ())),
        descriptions=latest_rows(by_content.get("Description", ())),
        relationships=latest_rows(by_content.get("Relationship", ())),
        concrete_values=latest_rows(by_content.get("RelationshipConcreteValues", ())),
        members=latest_rows(by_content.get("Refset", ())),
        file_date=file_date,
    )
