from __future__ import annotations

import pytest

from digidot_term.diagnostics import Diagnostic, Severity
from digidot_term.snomed import kinds, make_sctid
from digidot_term.snomed.constants import (
    CORE_MODULE,
    IS_A,
    MODEL_MODULE,
    MODULE_DEPENDENCY_REFSET,
    NB_REFSET,
    NORWEGIAN_MODULE,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import UNMET_KINDS, read_edition
from tests.rf2_builder import Rf2Builder, concept_id

MEDICINES_MODULE = 57091000202101
A, B = concept_id("a"), concept_id("b")


def depend(builder: Rf2Builder, target: int, source_date: str, target_date: str, *, active: bool = True) -> None:
    dates = {"sourceEffectiveTime": source_date, "targetEffectiveTime": target_date}
    builder.add_member(MODULE_DEPENDENCY_REFSET, target, active=active, **dates)


def international(date: str = "20251101") -> Rf2Builder:
    builder = Rf2Builder("int", date=date)
    for sctid in (CORE_MODULE, MODULE_DEPENDENCY_REFSET, IS_A, A):
        builder.add_concept(sctid, fsn=f"{sctid} (test)", term=f"{sctid}")
    depend(builder, MODEL_MODULE, date, date)
    builder.module = MODEL_MODULE
    builder.add_concept(MODEL_MODULE)
    builder.add_concept(900000000000508004)
    builder.add_concept(900000000000509007)
    builder.module = CORE_MODULE
    return builder


def norwegian(target_date: str = "20251101") -> Rf2Builder:
    builder = Rf2Builder("no", module=NORWEGIAN_MODULE, date="20251215", label="NO1000202", first_item=5000)
    for sctid in (NORWEGIAN_MODULE, NB_REFSET, B):
        builder.add_concept(sctid)
    builder.add_is_a(B, A)
    builder.add_description(A, "norsk navn", refsets=(NB_REFSET,), language_code="no")
    depend(builder, CORE_MODULE, "20251215", target_date)
    depend(builder, MODEL_MODULE, "20251215", target_date)
    builder.module = MEDICINES_MODULE
    builder.add_concept(MEDICINES_MODULE)
    depend(builder, NORWEGIAN_MODULE, "20251215", "20251215")
    depend(builder, CORE_MODULE, "20251215", target_date)
    return builder


def read(*builders: Rf2Builder) -> tuple[Edition, tuple[Diagnostic, ...]]:
    return read_edition([builder.package() for builder in builders], name="x")


def test_an_extension_with_what_it_builds_on_is_sound() -> None:
    edition, diagnostics = read(international(), norwegian())
    assert diagnostics == ()
    assert (edition.module_id, edition.effective_time) == (NORWEGIAN_MODULE, "20251215")
    assert edition.version_uri == "http://snomed.info/sct/51000202101/version/20251215"
    assert edition.term(A) == "norsk navn"
    assert edition.parents(B) == (A,)


def test_the_international_part_alone_is_sound_and_named_for_its_core() -> None:
    edition, diagnostics = read(international())
    assert diagnostics == ()
    assert edition.version_uri == "http://snomed.info/sct/900000000000207008/version/20251101"


def test_an_extension_alone_is_an_error_that_says_what_to_load() -> None:
    edition, diagnostics = read(norwegian())
    assert [diagnostic.kind for diagnostic in diagnostics] == [kinds.DEPENDENCY_MISSING] * 2
    first = diagnostics[0]
    assert first.severity is Severity.ERROR
    assert str(first.place).startswith("no/Snapshot/Refset/der2_ssRefset_ModuleDependencySnapshot")
    assert first.place.line == 2
    assert first.message() == (
        "module 51000202101 of 20251215 builds on module 900000000000207008 of 20251101, which is not loaded"
    )
    for language in ("en", "nb", "nn"):
        assert "SNOMED CT International Edition" in first.advice(language)
        assert "20251101" in first.advice(language)
    assert edition.module_id == NORWEGIAN_MODULE


def test_what_an_edition_lacks_is_told_from_broken_rows() -> None:
    _, alone = read(norwegian())
    assert all(diagnostic.kind in UNMET_KINDS for diagnostic in alone)
    builder = international()
    builder.add_is_a(A, make_sctid(12345, "00"))
    _, broken = read(builder)
    assert broken
    assert all(diagnostic.kind not in UNMET_KINDS for diagnostic in broken)


def test_another_date_than_the_one_named_is_an_error() -> None:
    _, diagnostics = read(international("20250701"), norwegian("20251101"))
    assert [diagnostic.kind for diagnostic in diagnostics] == [kinds.DEPENDENCY_DATE] * 2
    assert "of 20251101, but 20250701 is loaded" in diagnostics[0].message()


def test_a_dependency_no_longer_active_asks_for_nothing() -> None:
    builder = international()
    depend(builder, NORWEGIAN_MODULE, "20200101", "20200101", active=False)
    builder.add_concept(NORWEGIAN_MODULE)
    assert read(builder)[1] == ()


def test_an_unknown_extension_is_named_for_the_module_none_builds_on() -> None:
    module, language = make_sctid(1, "10", "1999999"), make_sctid(2, "10", "1999999")
    builder = Rf2Builder("x", module=language, date="20260101", first_item=5000)
    builder.add_concept(module)
    builder.add_concept(language)
    builder.add_concept(B)
    depend(builder, CORE_MODULE, "20260101", "20251101")
    builder.module = module
    builder.add_concept(make_sctid(777, "00"))
    depend(builder, language, "20260101", "20260101")
    edition, diagnostics = read(international(), builder)
    assert diagnostics == ()
    assert (edition.module_id, edition.effective_time) == (module, "20260101")


@pytest.mark.parametrize(("date", "is_met"), [("19700701", True), ("19700101", False)])
def test_the_sample_is_told_from_snomed_ct(date: str, is_met: bool) -> None:
    ours, norways = make_sctid(1, "10", "9999999"), make_sctid(2, "10", "9999999")
    part = Rf2Builder("int", module=ours, date=date)
    extension = Rf2Builder("no", module=norways, date="19700701", first_item=5000)
    for sctid in (ours, A):
        part.add_concept(sctid)
    for sctid in (norways, MODULE_DEPENDENCY_REFSET):
        extension.add_concept(sctid)
    depend(extension, ours, "19700701", "19700701")

    edition, diagnostics = read(part, extension)

    assert edition.is_sample
    assert edition.version_uri == f"http://snomed.info/xsct/{norways}/version/19700701"
    assert (diagnostics == ()) is is_met
    assert read(part)[0].version_uri == f"http://snomed.info/xsct/{ours}/version/{date}"
