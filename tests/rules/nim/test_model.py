"""The table of information elements."""

from __future__ import annotations

import csv
from pathlib import Path

from digidot_term.rules.nim.model import models

TYPES = {
    "Kodet": "coded",
    "Tekst": "text",
    "Dato": "date",
    "Identifikator": "identifier",
    "Kobling": "link",
    "Liste": "list",
}


def test_each_path_stands_once_in_its_model() -> None:
    assert sorted(models()) == ["overfolsomhet", "tilstander", "varslinger"]
    for name, elements in models().items():
        paths = [item.path for item in elements]
        assert len(set(paths)) == len(paths), name
        assert all(item.model == name for item in elements)


def test_an_element_has_a_type_and_suggested_systems() -> None:
    (found,) = (item for item in models()["tilstander"] if item.path == "tilstand.kategori")
    assert found.type == "coded"
    assert found.systems == ("urn:oid:2.16.578.1.12.4.1.1.7650",)


def test_the_table_equals_what_was_captured(shared: Path) -> None:
    text = (shared / "facts/norway/helse-nim-elements.tsv").read_text("utf-8")
    captured = [
        (row["model"], row["path_slug"], TYPES[row["type_as_in_NIM"].split()[0]])
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    ]
    assert [(item.model, item.path, item.type) for found in models().values() for item in found] == captured
