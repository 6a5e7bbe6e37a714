"""A small sound release with a row of most types, to be damaged; line 2 is the first row of a file."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import NAMESPACE_OID, uuid5

from digidot_term.snomed import constants, make_sctid
from tests.rf2_builder import concept_id
from tests.snomed.editions import ATTRIBUTES, METADATA, REFSET_IDS, SCHEME
from tests.snomed.file_types import FILE_TYPES, Row, files_of

Files = Mapping[str, bytes]

DATE = "20250101"
A, B, C, D, SPARE, UNKNOWN = (concept_id(letter) for letter in "abcdsz")
UNKNOWN_DESCRIPTION = make_sctid(99999, "01")
SIMPLE = REFSET_IDS["Simple"][0]


def description(number: int) -> int:
    """Return the id of a description: 1 to 4 are there."""
    return make_sctid(3000 + number, "01")


def relationship(number: int) -> int:
    """Return the id of a relationship: 1 to 5 are there."""
    return make_sctid(4000 + number, "02")


def member(number: int) -> str:
    """Return the id of a member."""
    return str(uuid5(NAMESPACE_OID, f"member {number}"))


def row(key: object, *cells: object, module: int = constants.CORE_MODULE) -> Row:
    """Make a row that is active."""
    return tuple(map(str, (key, DATE, 1, module, *cells)))


def is_a(number: int, child: int, parent: int) -> Row:
    """Make a row that puts a concept under another one."""
    return row(relationship(number), child, parent, 0, constants.IS_A, constants.INFERRED, constants.SOME)


def _description(number: int, concept: int, type_id: int, term: str) -> Row:
    return row(description(number), concept, "en", type_id, term, constants.CASE_INSENSITIVE)


_END = (constants.INFERRED, constants.SOME)
ROWS: dict[str, list[Row]] = {
    "Concept": [
        *(row(sctid, constants.PRIMITIVE) for sctid in (A, B, C, D, SPARE)),
        *(row(sctid, constants.PRIMITIVE, module=constants.MODEL_MODULE) for sctid in METADATA["INT"]),
    ],
    "Description": [
        _description(1, A, constants.FSN, "Rot (tann)"),
        _description(2, A, constants.SYNONYM, "Rot"),
        _description(3, B, constants.SYNONYM, "Krone"),
        _description(4, C, constants.SYNONYM, "Tannkjøtt «ø» ved rot"),
    ],
    "TextDefinition": [_description(5, A, constants.DEFINITION, "Hva en rot er.")],
    "Relationship": [
        is_a(1, B, A),
        is_a(2, C, B),
        is_a(3, D, C),
        row(relationship(4), A, B, 1, ATTRIBUTES[0], *_END),
    ],
    "RelationshipConcreteValues": [row(relationship(5), A, "#10", 1, ATTRIBUTES[2], *_END)],
    "Identifier": [row("1000-0", SCHEME, A)],
    "Language": [
        row(member(1), constants.EN_GB_REFSET, description(2), constants.PREFERRED),
        row(member(2), constants.EN_GB_REFSET, description(3), constants.PREFERRED),
    ],
    "Simple": [row(member(3), SIMPLE, A), row(member(4), SIMPLE, B)],
    "Association": [row(member(5), constants.SAME_AS, A, B)],
    "ModuleDependency": [
        row(member(6), constants.MODULE_DEPENDENCY_REFSET, constants.MODEL_MODULE, DATE, DATE),
    ],
    "ExtendedMap": [row(member(7), REFSET_IDS["ExtendedMap"][0], A, 1, 1, "TRUE", "ALWAYS K02.9", "K02.9", A, B)],
    "MRCMDomain": [row(member(8), REFSET_IDS["MRCMDomain"][0], A, f"<< {A}", "", f"<< {A}", "", "", "", "")],
}
SOUND = files_of(ROWS, "Snapshot", "INT", DATE)


def path(file_type: str) -> str:
    """Return the name of the release's file of a type."""
    return FILE_TYPES[file_type].path("Snapshot", "INT", DATE)


def lines_of(files: Files, file_type: str) -> list[bytes]:
    """Return the lines of a file, without their ends; line 1 is the header."""
    return files[path(file_type)].split(b"\r\n")[:-1]


def with_lines(files: Files, file_type: str, lines: list[bytes]) -> dict[str, bytes]:
    """Return the release with other lines in a file."""
    return {**files, path(file_type): b"".join(line + b"\r\n" for line in lines)}


def without(files: Files, file_type: str, *numbers: int) -> dict[str, bytes]:
    """Return the release without some lines of a file."""
    lines = lines_of(files, file_type)
    return with_lines(files, file_type, [line for at, line in enumerate(lines, start=1) if at not in numbers])
