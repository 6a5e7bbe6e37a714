from __future__ import annotations

import csv
from pathlib import Path

from tests.snomed.file_types import COMPONENTS, FILE_TYPES, files_of


def test_there_is_a_file_of_every_type() -> None:
    files = files_of({"Concept": [("1", "2")]}, "Delta", "INT", "20250101")
    assert len(files) == len(FILE_TYPES)
    assert files["Delta/Terminology/sct2_Concept_Delta_INT_20250101.txt"].endswith(b"definitionStatusId\r\n1\t2\r\n")
    assert "Delta/Terminology/sct2_sRefset_OWLExpressionDelta_INT_20250101.txt" in files
    assert "Delta/Refset/Language/der2_cRefset_LanguageDelta-en_INT_20250101.txt" in files


def test_the_file_types_are_those_of_the_specification(shared: Path) -> None:
    with (shared / "facts/ecl/rf2_columns.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    ours = {name.lower(): ",".join(file_type.columns) for name, file_type in FILE_TYPES.items()}
    base = "id,effectiveTime,active,moduleId,refsetId,referencedComponentId"
    assert len(rows) == 30
    for row in rows:
        columns = row["columns"].replace("base,", f"{base},").replace("mapTarget|mapSource", "mapTarget")
        assert ours[row["file_type"].lower()] == columns, row["file_type"]
    assert COMPONENTS.keys() <= FILE_TYPES.keys()
