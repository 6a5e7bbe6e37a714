"""The ids the sample gives: valid SCTIDs of its namespace, and version 5 UUIDs."""

import uuid
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.sample.identity import (
    INTERNATIONAL_MODULE,
    MEMBER_NAMESPACE,
    MODEL_MODULE,
    MODULES,
    NORWEGIAN_MODULE,
    description_id,
    member_id,
    relationship_id,
)
from digidot_term.sample.rows import EFFECTIVE_TIMES
from digidot_term.snomed.identifiers import is_sctid, make_sctid, namespace, partition


def test_modules() -> None:
    assert MODULES == {"INT": "19999999103", "NO": "29999999105"}
    assert [namespace(module) for module in (INTERNATIONAL_MODULE, NORWEGIAN_MODULE, MODEL_MODULE)] == ["9999999"] * 3


@given(st.integers(1, 99_999_999))
def test_component_ids_are_sctids_of_the_namespace(item: int) -> None:
    assert description_id(item) == str(make_sctid(item, "11", "9999999"))
    assert relationship_id(item) == str(make_sctid(item, "12", "9999999"))
    assert is_sctid(description_id(item))
    assert (partition(int(description_id(item))), partition(int(relationship_id(item)))) == ("11", "12")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_member_ids_are_version_5_uuids(name: str) -> None:
    assert member_id(name) == str(uuid.uuid5(uuid.UUID(MEMBER_NAMESPACE), name))


def test_notice_and_reference_name_what_sets_the_sample_apart() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    for text in ((root / "NOTICE").read_text(), (root / "docs/reference/sample-edition.md").read_text()):
        assert [module for module in (*MODULES.values(), str(MODEL_MODULE)) if module not in text] == []
        assert [time for time in EFFECTIVE_TIMES.values() if time not in text] == []
        assert "http://snomed.info/xsct/" in text
