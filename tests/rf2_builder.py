"""Small SNOMED CT releases for tests, written row by row or drawn as a hierarchy.

    builder = Rf2Builder.drawn('''
          a
         / \\
        b   c
         \\ / \\
          d   e
    ''')
    edition = builder.edition()
    edition.parents(concept_id("d")) == (concept_id("b"), concept_id("c"))   # in order of ids

Every letter is a concept, and lines run from a concept on one text line to one below; `|` goes straight down.
"""

from __future__ import annotations

from typing import Any

from digidot_term.snomed import Edition, MemoryPackage, Rf2Package, make_sctid, read_edition
from digidot_term.snomed.constants import (
    CASE_INSENSITIVE,
    CORE_MODULE,
    DEFINED,
    EN_GB_REFSET,
    EN_US_REFSET,
    FSN,
    INFERRED,
    IS_A,
    PREFERRED,
    PRIMITIVE,
    SOME,
    SYNONYM,
)

BASE = "id effectiveTime active moduleId"
HEADERS = {
    "Concept": f"{BASE} definitionStatusId",
    "Description": f"{BASE} conceptId languageCode typeId term caseSignificanceId",
    "Relationship": f"{BASE} sourceId destinationId relationshipGroup typeId characteristicTypeId modifierId",
    "RelationshipConcreteValues": f"{BASE} sourceId value relationshipGroup typeId characteristicTypeId modifierId",
    "Identifier": "alternateIdentifier effectiveTime active moduleId identifierSchemeId referencedComponentId",
}
REFSET_NAMES = {
    ("acceptabilityId",): "Language",
    ("targetComponentId",): "Association",
    ("valueId",): "AttributeValue",
    ("sourceEffectiveTime", "targetEffectiveTime"): "ModuleDependency",
}


def concept_id(letter: str) -> int:
    """The id of a drawn concept; ids go up with the alphabet."""
    return make_sctid(1000 + ord(letter), "00")


def read_drawing(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The concepts of a drawing and its (child, parent) pairs."""
    grid = {(y, x): mark for y, line in enumerate(text.split("\n")) for x, mark in enumerate(line) if mark != " "}
    steps = {"/": (1, -1), "\\": (-1, 1), "|": (0, 0)}
    pairs = [
        (grid[y + 1, x + (below := {"/": -1, "\\": 1, "|": 0}[mark])], grid[y - 1, x - below])
        for (y, x), mark in grid.items()
        if mark in steps
    ]
    return tuple(sorted(mark for mark in grid.values() if mark not in steps)), tuple(sorted(pairs))


class Rf2Builder:
    """Gathers rows and makes a package or an edition of them; every `add_` returns the id of what it added."""

    def __init__(
        self,
        name: str = "test",
        *,
        module: int = CORE_MODULE,
        date: str = "20250101",
        label: str = "INT",
        first_item: int = 1000,
    ) -> None:
        self.name, self.module, self.date, self.label = name, module, date, label
        self._rows: dict[str, list[tuple[object, ...]]] = {content: [] for content in HEADERS}
        self._members: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
        self._item = first_item

    @classmethod
    def drawn(cls, text: str, **options: Any) -> Rf2Builder:
        """A release with the drawn hierarchy; each concept's FSN is its letter and a tag, its synonym the letter."""
        builder = cls(**options)
        builder.add_concept(IS_A)
        letters, pairs = read_drawing(text)
        for letter in letters:
            builder.add_concept(concept_id(letter), fsn=f"{letter} (test)", term=letter)
        for child, parent in pairs:
            builder.add_is_a(concept_id(child), concept_id(parent))
        return builder

    def add_concept(
        self,
        sctid: int,
        *,
        active: bool = True,
        defined: bool = False,
        date: str | None = None,
        fsn: str = "",
        term: str = "",
    ) -> int:
        status = DEFINED if defined else PRIMITIVE
        self._rows["Concept"].append((sctid, self.date if date is None else date, int(active), self.module, status))
        if fsn:
            self.add_description(sctid, fsn, type_id=FSN)
        if term:
            self.add_description(sctid, term)
        return sctid

    def add_description(
        self,
        concept: int,
        term: str,
        *,
        sctid: int = 0,
        type_id: int = SYNONYM,
        active: bool = True,
        date: str | None = None,
        language_code: str = "en",
        refsets: tuple[int, ...] = (EN_GB_REFSET, EN_US_REFSET),
        acceptability: int = PREFERRED,
    ) -> int:
        sctid = sctid or make_sctid(self._next(), "01")
        row = (
            sctid,
            self.date if date is None else date,
            int(active),
            self.module,
            concept,
            language_code,
            type_id,
            term,
        )
        self._rows["Description"].append((*row, CASE_INSENSITIVE))
        for refset in refsets:
            self.add_member(refset, sctid, acceptabilityId=acceptability)
        return sctid

    def add_is_a(self, child: int, parent: int, **options: Any) -> int:
        return self.add_attribute(child, IS_A, parent, **options)

    def add_attribute(
        self,
        source: int,
        type_id: int,
        destination: int,
        *,
        group: int = 0,
        sctid: int = 0,
        active: bool = True,
        date: str | None = None,
        characteristic: int = INFERRED,
    ) -> int:
        sctid = sctid or make_sctid(self._next(), "02")
        row = (
            sctid,
            self.date if date is None else date,
            int(active),
            self.module,
            source,
            destination,
            group,
            type_id,
        )
        self._rows["Relationship"].append((*row, characteristic, SOME))
        return sctid

    def add_concrete_value(self, source: int, type_id: int, value: str, *, group: int = 0) -> int:
        sctid = make_sctid(self._next(), "02")
        row = (sctid, self.date, 1, self.module, source, value, group, type_id, INFERRED, SOME)
        self._rows["RelationshipConcreteValues"].append(row)
        return sctid

    def add_identifier(self, scheme: int, code: str, component: int, *, active: bool = True) -> int:
        self._rows["Identifier"].append((code, self.date, int(active), self.module, scheme, component))
        return component

    def add_member(
        self,
        refset: int,
        component: int,
        *,
        active: bool = True,
        date: str | None = None,
        uuid: str = "",
        **fields: object,
    ) -> str:
        uuid = uuid or f"{refset % 16**8:08x}-0000-4000-8000-{self._next():012x}"
        row = (uuid, self.date if date is None else date, int(active), self.module, refset, component, *fields.values())
        self._members.setdefault(tuple(fields), []).append(row)
        return uuid

    def package(self) -> MemoryPackage:
        """The release as a package in memory."""
        return MemoryPackage(self.name, self.files())

    def files(self) -> dict[str, bytes]:
        """The rows as Snapshot files, with CRLF line ends as published."""
        end = f"{self.label}_{self.date}.txt"
        files: dict[str, bytes] = {}
        for content, rows in self._rows.items():
            language = "-en" if content == "Description" else ""
            files[f"Snapshot/Terminology/sct2_{content}_Snapshot{language}_{end}"] = sheet(HEADERS[content], rows)
        for number, (fields, rows) in enumerate(self._members.items()):
            name = REFSET_NAMES.get(fields, f"Fields{number}")
            pattern = "".join("s" if field.endswith("Time") else "c" for field in fields)
            header = " ".join((BASE, "refsetId", "referencedComponentId", *fields))
            files[f"Snapshot/Refset/der2_{pattern}Refset_{name}Snapshot_{end}"] = sheet(header, rows)
        return files

    def edition(self) -> Edition:
        """The release as an edition; a test that makes diagnostics calls read_edition itself."""
        edition, diagnostics = read_edition([self.package()], name=self.name)
        assert diagnostics == (), diagnostics
        return edition

    def _next(self) -> int:
        self._item += 1
        return self._item


def content(package: Rf2Package, name: str) -> bytes:
    """The whole of one file of a package."""
    return b"".join(package.chunks(name))


def sheet(header: str, rows: list[tuple[object, ...]], *, end: str = "\r\n") -> bytes:
    """An RF2 file: the header's words and the rows, each ended by `end`."""
    lines = [header.split(), *rows]
    return "".join("\t".join(map(str, line)) + end for line in lines).encode()
