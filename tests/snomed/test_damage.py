"""Broken rows and files: what is said of each and where, and that all else is there as if it had never been broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from digidot_term.diagnostics import Kind, Severity
from digidot_term.snomed import MemoryPackage, constants, kinds, read_edition
from digidot_term.snomed.rf2 import row_kinds
from tests.snomed.answers import answers
from tests.snomed.naive import NaiveEdition
from tests.snomed.pieces import PiecesPackage
from tests.snomed.sound_release import (
    DATE,
    ROWS,
    SIMPLE,
    SOUND,
    SPARE,
    UNKNOWN,
    UNKNOWN_DESCRIPTION,
    A,
    B,
    C,
    D,
    Files,
    description,
    is_a,
    lines_of,
    member,
    path,
    relationship,
    row,
    with_lines,
    without,
)

pytestmark = pytest.mark.usefixtures("way")

MOST_OF_A_KIND = 20


@dataclass(frozen=True, slots=True)
class Damage:
    """A broken release, what is to be said, each at one of some places, and the sound part of it that loads."""

    name: str
    files: Files
    told: Sequence[tuple[Kind, tuple[str, ...]]]
    left: Files


def cell(file_type: str, line: int, column: str, value: str, kind: Kind) -> Damage:
    """Replace one cell; the row goes, unless what is said of it is a warning."""
    lines = lines_of(SOUND, file_type)
    header = lines[0].decode().split("\t")
    cells = lines[line - 1].decode().split("\t")
    at = header.index(column)
    cells[at] = value
    files = with_lines(SOUND, file_type, [*lines[: line - 1], "\t".join(cells).encode(), *lines[line:]])
    place = f"x/{path(file_type)}:{line}:{len(chr(9).join([*cells[:at], '']) if at else '') + 1}"
    left = files if kind.severity is Severity.WARNING else without(SOUND, file_type, line)
    return Damage(f"{file_type} {column} {value!r}", files, [(kind, (place,))], left)


def wrong_digit(sctid: int) -> str:
    """Return an SCTID whose check digit is not the one its digits call for."""
    return f"{sctid // 10}{(sctid + 1) % 10}"


CELLS = [
    cell("Concept", 6, "id", "1115x00", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", f"0{SPARE}", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", "1000000000000000008", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", "12005", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", "", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", f"{SPARE} ", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", f"-{SPARE}", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", "١١١٥٠٠٧", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", "1115057", row_kinds.BAD_SCTID),
    cell("Concept", 6, "id", wrong_digit(SPARE), row_kinds.BAD_CHECK_DIGIT),
    cell("Concept", 6, "id", str(UNKNOWN_DESCRIPTION), row_kinds.WRONG_PARTITION),
    cell("Concept", 6, "id", str(relationship(9)), row_kinds.WRONG_PARTITION),
    cell("Concept", 6, "effectiveTime", "20250230", row_kinds.BAD_DATE),
    cell("Concept", 6, "effectiveTime", "20251301", row_kinds.BAD_DATE),
    cell("Concept", 6, "effectiveTime", "2025-01-01", row_kinds.BAD_DATE),
    cell("Concept", 6, "effectiveTime", "2025011", row_kinds.BAD_DATE),
    cell("Concept", 6, "effectiveTime", "2025010x", row_kinds.BAD_DATE),
    cell("Concept", 6, "effectiveTime", "", row_kinds.UNPUBLISHED),
    cell("Concept", 6, "active", "2", row_kinds.BAD_FLAG),
    cell("Concept", 6, "active", "", row_kinds.BAD_FLAG),
    cell("Concept", 6, "active", "true", row_kinds.BAD_FLAG),
    cell("Concept", 6, "moduleId", "core", row_kinds.BAD_SCTID),
    cell("Concept", 6, "moduleId", wrong_digit(constants.CORE_MODULE), row_kinds.BAD_CHECK_DIGIT),
    cell("Concept", 6, "definitionStatusId", str(description(1)), row_kinds.WRONG_PARTITION),
    cell("Concept", 6, "definitionStatusId", "", row_kinds.BAD_SCTID),
    cell("Description", 5, "id", str(SPARE), row_kinds.WRONG_PARTITION),
    cell("Description", 5, "id", wrong_digit(description(4)), row_kinds.BAD_CHECK_DIGIT),
    cell("Description", 5, "active", "9", row_kinds.BAD_FLAG),
    cell("Description", 5, "conceptId", "c", row_kinds.BAD_SCTID),
    cell("Description", 5, "conceptId", str(description(1)), row_kinds.WRONG_PARTITION),
    cell("Description", 5, "conceptId", wrong_digit(C), row_kinds.BAD_CHECK_DIGIT),
    cell("Description", 5, "conceptId", str(UNKNOWN), kinds.DANGLING),
    cell("Description", 5, "typeId", wrong_digit(constants.SYNONYM), row_kinds.BAD_CHECK_DIGIT),
    cell("Description", 5, "term", "", row_kinds.EMPTY_TERM),
    cell("Description", 5, "term", "  ", row_kinds.EMPTY_TERM),
    cell("Description", 5, "caseSignificanceId", "ci", row_kinds.BAD_SCTID),
    cell("TextDefinition", 2, "id", str(SPARE), row_kinds.WRONG_PARTITION),
    cell("TextDefinition", 2, "term", "", row_kinds.EMPTY_TERM),
    cell("Relationship", 5, "id", str(SPARE), row_kinds.WRONG_PARTITION),
    cell("Relationship", 5, "sourceId", str(UNKNOWN), kinds.DANGLING),
    cell("Relationship", 5, "destinationId", str(UNKNOWN), kinds.DANGLING),
    cell("Relationship", 5, "destinationId", "", row_kinds.BAD_SCTID),
    cell("Relationship", 5, "relationshipGroup", "-1", row_kinds.BAD_GROUP),
    cell("Relationship", 5, "relationshipGroup", "1.5", row_kinds.BAD_GROUP),
    cell("Relationship", 5, "relationshipGroup", "", row_kinds.BAD_GROUP),
    cell("Relationship", 5, "typeId", str(UNKNOWN), kinds.OUTSIDE_EDITION),
    cell("Relationship", 5, "typeId", str(description(1)), row_kinds.WRONG_PARTITION),
    cell("Relationship", 5, "characteristicTypeId", "inferred", row_kinds.BAD_SCTID),
    cell("Relationship", 5, "modifierId", wrong_digit(constants.SOME), row_kinds.BAD_CHECK_DIGIT),
    cell("RelationshipConcreteValues", 2, "value", "10", row_kinds.BAD_VALUE),
    cell("RelationshipConcreteValues", 2, "value", "#ten", row_kinds.BAD_VALUE),
    cell("RelationshipConcreteValues", 2, "value", "#1.", row_kinds.BAD_VALUE),
    cell("RelationshipConcreteValues", 2, "value", '"open', row_kinds.BAD_VALUE),
    cell("RelationshipConcreteValues", 2, "value", "", row_kinds.BAD_VALUE),
    cell("RelationshipConcreteValues", 2, "sourceId", str(UNKNOWN), kinds.DANGLING),
    cell("RelationshipConcreteValues", 2, "typeId", str(UNKNOWN), kinds.OUTSIDE_EDITION),
    cell("RelationshipConcreteValues", 2, "relationshipGroup", "x", row_kinds.BAD_GROUP),
    cell("Identifier", 2, "alternateIdentifier", "", row_kinds.EMPTY_TERM),
    cell("Identifier", 2, "effectiveTime", "20250431", row_kinds.BAD_DATE),
    cell("Identifier", 2, "active", "x", row_kinds.BAD_FLAG),
    cell("Identifier", 2, "identifierSchemeId", "loinc", row_kinds.BAD_SCTID),
    cell("Identifier", 2, "referencedComponentId", wrong_digit(A), row_kinds.BAD_CHECK_DIGIT),
    cell("Simple", 3, "id", "4711", row_kinds.BAD_UUID),
    cell("Simple", 3, "id", "", row_kinds.BAD_UUID),
    cell("Simple", 3, "id", member(4).replace("-", ""), row_kinds.BAD_UUID),
    cell("Simple", 3, "id", member(4)[:-1] + "g", row_kinds.BAD_UUID),
    cell("Simple", 3, "effectiveTime", "20250101T120000Z", row_kinds.BAD_DATE),
    cell("Simple", 3, "active", "01", row_kinds.BAD_FLAG),
    cell("Simple", 3, "moduleId", str(member(4)), row_kinds.BAD_SCTID),
    cell("Simple", 3, "refsetId", "simple", row_kinds.BAD_SCTID),
    cell("Simple", 3, "refsetId", str(description(1)), row_kinds.WRONG_PARTITION),
    cell("Simple", 3, "refsetId", str(UNKNOWN), kinds.OUTSIDE_EDITION),
    cell("Simple", 3, "referencedComponentId", "b", row_kinds.BAD_SCTID),
    cell("Simple", 3, "referencedComponentId", wrong_digit(B), row_kinds.BAD_CHECK_DIGIT),
    cell("Simple", 3, "referencedComponentId", str(UNKNOWN), kinds.OUTSIDE_EDITION),
    cell("Language", 3, "referencedComponentId", str(UNKNOWN_DESCRIPTION), kinds.OUTSIDE_EDITION),
    cell("Language", 3, "acceptabilityId", "preferred", row_kinds.BAD_SCTID),
    cell("Language", 3, "acceptabilityId", str(UNKNOWN), kinds.OUTSIDE_EDITION),
    cell("MRCMDomain", 2, "id", "mrcm", row_kinds.BAD_UUID),
    cell("ExtendedMap", 2, "active", "yes", row_kinds.BAD_FLAG),
]


def line(
    name: str, file_type: str, number: int, change: Callable[[bytes], bytes], kind: Kind, column: int = 1
) -> Damage:
    """Replace one line, which then is no row."""
    lines = lines_of(SOUND, file_type)
    files = with_lines(SOUND, file_type, [*lines[: number - 1], change(lines[number - 1]), *lines[number:]])
    place = f"x/{path(file_type)}:{number}:{column}"
    return Damage(name, files, [(kind, (place,))], without(SOUND, file_type, number))


BEFORE_TERM = len(f"{description(4)}\t{DATE}\t1\t{constants.CORE_MODULE}\t{C}\ten\t{constants.SYNONYM}\t")
LINES = [
    line("a cell too few", "Concept", 6, lambda raw: raw.rpartition(b"\t")[0], row_kinds.COLUMN_COUNT),
    line("a cell too many", "Concept", 6, lambda raw: raw + b"\tx", row_kinds.COLUMN_COUNT),
    line("blank cells before one too many", "Concept", 6, lambda raw: raw + b"\t\t\tx", row_kinds.COLUMN_COUNT),
    line("a tab in a term", "Description", 5, lambda raw: raw.replace(b" ved", b"\tved"), row_kinds.COLUMN_COUNT),
    line("a map without its last cells", "ExtendedMap", 2, lambda raw: raw[: raw.index(b"\tTRUE")], row_kinds.COLUMN_COUNT),
    line("blanks for tabs", "Simple", 3, lambda raw: raw.replace(b"\t", b" "), row_kinds.COLUMN_COUNT),
    line("Latin-1 in a term", "Description", 5, lambda raw: raw.replace("ø".encode(), b"\xf8"), row_kinds.NOT_UTF8, BEFORE_TERM + 7),
    line("half a letter", "Description", 5, lambda raw: raw.replace("» ved".encode(), b"\xc2 ved"), row_kinds.NOT_UTF8, BEFORE_TERM + 13),
    line("a surrogate", "TextDefinition", 2, lambda raw: b"\xed\xa0\x80" + raw, row_kinds.NOT_UTF8),
]  # fmt: skip


def whole(
    name: str, file_type: str, data: bytes, told: Sequence[tuple[Kind, str]] = ((row_kinds.NO_HEADER, ":1:1"),)
) -> Damage:
    """Replace a whole file, which then is not read."""
    found = [(kind, (f"x/{path(file_type)}{place}",)) for kind, place in told]
    return Damage(name, {**SOUND, path(file_type): data}, found, {**SOUND, path(file_type): b"id\r\n"})


def renamed_column(file_type: str, column: bytes) -> bytes:
    return SOUND[path(file_type)].replace(column, b"x", 1)


def inserted(name: str, file_type: str, number: int, raw: bytes, kind: Kind) -> Damage:
    """Put one line more into a file."""
    lines = lines_of(SOUND, file_type)
    files = with_lines(SOUND, file_type, [*lines[: number - 1], raw, *lines[number - 1 :]])
    return Damage(name, files, [(kind, (f"x/{path(file_type)}:{number}:1",))], SOUND)


def doubled() -> Damage:
    """Give a Snapshot an older row of a concept as well."""
    lines = lines_of(SOUND, "Concept")
    older = lines[5].replace(DATE.encode(), b"20240101").replace(b"\t1\t", b"\t0\t")
    files = with_lines(SOUND, "Concept", [*lines, older])
    return Damage("an id twice", files, [(row_kinds.DUPLICATE_ID, (f"x/{path('Concept')}:{len(lines) + 1}:1",))], SOUND)


BINARY = bytes(range(256)) * 40
FILES = [
    whole("a header that lacks a column", "Language", renamed_column("Language", b"acceptabilityId")),
    whole("a header that lacks the id", "RelationshipConcreteValues", renamed_column("RelationshipConcreteValues", b"id")),
    whole("an identifier file that lacks its scheme", "Identifier", renamed_column("Identifier", b"identifierSchemeId")),
    whole("no header", "RelationshipConcreteValues", SOUND[path("RelationshipConcreteValues")].partition(b"\n")[2]),
    whole("an empty file", "Simple", b""),
    whole("a file of line ends", "Simple", b"\r\n\r\n"),
    whole("a file that is not text", "Simple", BINARY),
    whole("a file in UTF-16", "Simple", SOUND[path("Simple")].decode().encode("utf-16")),
    whole("a file of another type", "RelationshipConcreteValues", SOUND[path("Relationship")]),
    whole("a header alone", "RelationshipConcreteValues", SOUND[path("RelationshipConcreteValues")].partition(b"\r\n")[0], ()),
    inserted("an empty line between rows", "Simple", 3, b"", row_kinds.COLUMN_COUNT),
    inserted("a comment between rows", "Concept", 4, b"# Snomed concept (the root)", row_kinds.COLUMN_COUNT),
    doubled(),
]  # fmt: skip


def knotted(name: str, *knots: tuple[tuple[int, int], ...]) -> Damage:
    """Add is-a rows that make knots; every is-a row inside one goes, and each knot is told at one of its rows."""
    present = [(B, A), (C, B), (D, C)]
    added = [pair for knot in knots for pair in knot if pair not in present]
    rows = [*ROWS["Relationship"], *(is_a(10 + number, *pair) for number, pair in enumerate(added))]
    lines = lines_of(SOUND, "Relationship")[:1] + ["\t".join(each).encode() for each in rows]
    numbers = {pair: 2 + at for at, pair in enumerate(present)} | {pair: 6 + at for at, pair in enumerate(added)}
    column = len("\t".join(rows[0][:5])) + 2
    told = [
        (kinds.IS_A_CYCLE, tuple(f"x/{path('Relationship')}:{numbers[pair]}:{column}" for pair in knot))
        for knot in knots
    ]
    files = with_lines(SOUND, "Relationship", lines)
    return Damage(
        name, files, told, without(files, "Relationship", *(numbers[pair] for knot in knots for pair in knot))
    )


KNOTS = [
    knotted("a concept under itself", ((SPARE, SPARE),)),
    knotted("a knot of two", ((D, C), (C, D))),
    knotted("a knot of three", ((C, B), (D, C), (B, D))),
    knotted("a knot at the top", ((B, A), (A, B))),
    knotted("a knot that is no single circle", ((C, B), (D, C), (B, D), (B, C))),
    knotted("two knots", ((B, A), (A, B)), ((D, C), (C, D))),
    knotted("a concept under itself in a knot", ((D, C), (C, D), (D, D))),
]


def many(count: int) -> Damage:
    """Break a file in so many rows that the rest is only counted."""
    lines = lines_of(SOUND, "Simple")
    broken = ["\t".join(row(f"member {number}", SIMPLE, A)).encode() for number in range(count)]
    named = f"x/{path('Simple')}"
    told = [(row_kinds.BAD_UUID, (f"{named}:{len(lines) + 1 + at}:1",)) for at in range(min(count, MOST_OF_A_KIND))]
    more = [(kinds.MORE_OF_THE_SAME, (named,))] if count > MOST_OF_A_KIND else []
    return Damage(f"{count} of a kind", with_lines(SOUND, "Simple", [*lines, *broken]), [*more, *told], SOUND)


MANY = [many(MOST_OF_A_KIND), many(MOST_OF_A_KIND + 1), many(70)]
DAMAGES = [*CELLS, *LINES, *FILES, *KNOTS, *MANY]


def test_the_release_is_sound_before_it_is_damaged() -> None:
    edition, diagnostics = read_edition([MemoryPackage("x", SOUND)], name="x")
    assert diagnostics == ()
    assert answers(edition) == answers(NaiveEdition([SOUND]))
    assert len(DAMAGES) > 100


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_told_and_all_else_loads(damage: Damage) -> None:
    edition, diagnostics = read_edition([MemoryPackage("x", damage.files)], name="x")

    assert [each.kind.id for each in diagnostics] == [kind.id for kind, _ in damage.told]
    for diagnostic, (_, places) in zip(diagnostics, damage.told, strict=True):
        assert str(diagnostic.place) in places
        for language in ("nb", "nn", "en"):
            assert diagnostic.message(language)
            assert diagnostic.advice(language)
    assert answers(edition) == answers(NaiveEdition([damage.left]))


def test_where_damage_is_told_does_not_depend_on_the_pieces_a_file_is_read_in() -> None:
    for number, damage in enumerate(DAMAGES):
        _, diagnostics = read_edition([PiecesPackage("x", damage.files, 1 + 7 * number % 150)], name="x")
        assert [each.kind.id for each in diagnostics] == [kind.id for kind, _ in damage.told], damage.name
        for diagnostic, (_, places) in zip(diagnostics, damage.told, strict=True):
            assert str(diagnostic.place) in places


def test_what_is_only_counted_is_as_serious_as_what_it_counts() -> None:
    _, diagnostics = read_edition([MemoryPackage("x", many(70).files)], name="x")
    assert (diagnostics[0].severity, diagnostics[0].message()) == (Severity.ERROR, "50 more of SCT028 in this file")
