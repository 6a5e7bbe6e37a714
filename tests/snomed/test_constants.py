from __future__ import annotations

from pathlib import Path

from digidot_term.snomed import constants
from digidot_term.snomed.identifiers import is_sctid, partition

IDS = {name: value for name, value in vars(constants).items() if isinstance(value, int)}


def test_every_id_is_a_concept_id() -> None:
    assert len(IDS) > 30
    for name, sctid in IDS.items():
        assert is_sctid(str(sctid)), name
        assert partition(sctid) in ("00", "10"), name


def test_no_id_stands_twice() -> None:
    assert len(set(IDS.values())) == len(IDS)


def test_the_norwegian_ids_are_those_that_were_read_in_public_sources(shared: Path) -> None:
    lines = (shared / "facts/norway/snomed-identifiers-verhoeff.tsv").read_text(encoding="utf-8").split("\n")
    meanings = {line.split("\t")[0]: line.split("\t")[1] for line in lines[1:] if line}
    assert "Bokmål language" in meanings[str(constants.NB_REFSET)]
    assert "Nynorsk language" in meanings[str(constants.NN_REFSET)]
    assert "edition" in meanings[str(constants.NORWEGIAN_MODULE)]
