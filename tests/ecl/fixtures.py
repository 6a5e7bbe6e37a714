"""The editions of collected cases, in the two forms the shared material has them: RF2 and JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from digidot_term.snomed.constants import CASE_INSENSITIVE, CORE_MODULE, INFERRED, SOME
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from digidot_term.snomed.reading import read_edition
from digidot_term.snomed.rf2.package import MemoryPackage, open_package
from tests.rf2_builder import BASE, HEADERS, Rf2Builder, sheet

MINI = "snowstorm_lite_mini_rf2"
"""It has no JSON form, and its RF2 holds comments and relationship ids that are not valid."""
DATE = "20220131"


def rf2_edition(shared: Path, name: str) -> Edition:
    """The edition of a fixture's RF2 files."""
    if name != MINI:
        return read_edition([open_package(shared / "testcases/rf2/generated" / name)], name=name)[0]
    folder = shared / "testcases/rf2/snowstorm-lite/SnomedCT_MiniRF2"
    files = {path.name: _mended(path) for path in sorted(folder.rglob("*.txt"))}
    return read_edition([MemoryPackage(name, files)], name=name)[0]


def _mended(path: Path) -> bytes:
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    if "_Relationship_" in path.name:
        builder = Rf2Builder()
        rows = [line.split("\t") for line in lines[1:]]
        ids = [builder.add_attribute(0, 0, 0) for _ in rows]
        lines[1:] = ["\t".join([str(sctid), *row[1:]]) for sctid, row in zip(ids, rows, strict=True)]
    return ("\r\n".join(lines) + "\r\n").encode()


def json_edition(shared: Path, name: str) -> Edition:
    """The edition of a fixture's JSON."""
    found = json.loads((shared / "testcases/ecl/fixtures" / f"{name}.json").read_text("utf-8"))
    files = {f"Snapshot/Terminology/sct2_{key}_Snapshot_XX_{DATE}.txt": value for key, value in _core(found).items()}
    files |= {
        f"Snapshot/Refset/der2_{'c' * len(fields)}Refset_Fields{number}Snapshot_XX_{DATE}.txt": _members(found, fields)
        for number, fields in enumerate(sorted({_fields(each) for each in (*found["members"], *found["language"])}))
    }
    return read_edition([MemoryPackage(name, files)], name=name)[0]


def _core(found: dict[str, Any]) -> dict[str, bytes]:
    rows: dict[str, list[tuple[object, ...]]] = {}
    rows["Concept"] = [(sctid, *_base(each), each["definitionStatusId"]) for sctid, each in found["concepts"].items()]
    rows["Description"] = [
        (
            each["id"],
            *_base(each),
            *(each[key] for key in ("conceptId", "languageCode", "typeId", "term")),
            CASE_INSENSITIVE,
        )
        for each in found["descriptions"]
    ]
    ids = (make_sctid(number, "02") for number in range(100_000, 900_000))
    for content, key, value in (
        ("Relationship", "relationships", "destinationId"),
        ("RelationshipConcreteValues", "concrete", "value"),
    ):
        rows[content] = [
            (next(ids), *_base(each), each["sourceId"], each[value], each["group"], each["typeId"], INFERRED, SOME)
            for each in found[key]
        ]
    return {content: sheet(HEADERS[content], these) for content, these in rows.items()}


def _members(found: dict[str, Any], fields: tuple[str, ...]) -> bytes:
    rows = [
        (
            uuid5(NAMESPACE_OID, f"{number}"),
            *_base(each),
            each["refsetId"],
            each["referencedComponentId"],
            *_values(each),
        )
        for number, each in enumerate([*found["members"], *found["language"]])
        if _fields(each) == fields
    ]
    return sheet(" ".join((BASE, "refsetId", "referencedComponentId", *fields)), rows)


def _base(each: dict[str, Any]) -> tuple[object, ...]:
    return each.get("effectiveTime", DATE), each["active"], each.get("moduleId", CORE_MODULE)


def _fields(each: dict[str, Any]) -> tuple[str, ...]:
    return tuple(each["fields"]) if "fields" in each else ("acceptabilityId",)


def _values(each: dict[str, Any]) -> tuple[object, ...]:
    return tuple(each["fields"].values()) if "fields" in each else (each["acceptabilityId"],)
