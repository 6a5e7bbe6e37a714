from __future__ import annotations

from typing import Any

import pytest

from digidot_term.compiler.structures.element_texts import texts
from digidot_term.source.structure import Element


def made(**keys: Any) -> dict[str, Any]:
    return texts(Element.model_validate(keys))


def translations(beside: dict[str, Any]) -> dict[str, str]:
    return {item["extension"][0]["valueCode"]: item["extension"][1]["valueString"] for item in beside["extension"]}


def test_texts_stand_in_english_with_translations_beside() -> None:
    found = made(short={"en": "Tooth", "nb": "Tann", "nn": "Tonn"}, requirements="Why")
    assert found["short"] == "Tooth"
    assert translations(found["_short"]) == {"nb": "Tann", "nn": "Tonn"}
    assert found["requirements"] == "Why"
    assert "_requirements" not in found


def test_translations_of_aliases_stand_at_their_place() -> None:
    found = made(alias=["A", {"en": "B", "nb": "Be"}, "C"])
    assert found["alias"] == ["A", "B", "C"]
    assert [item and translations(item) for item in found["_alias"]] == [None, {"nb": "Be"}, None]
    assert "_alias" not in made(alias=["A"])


@pytest.mark.parametrize(
    ("comment", "why", "english", "others"),
    [
        ("A.", "B.", "A. B.", {}),
        (None, "B.", "B.", {}),
        ({"en": "A.", "nb": "Å."}, "B.", "A. B.", {"nb": "Å. B."}),
        ({"en": "A.", "nb": "Å.", "nn": "Ø."}, {"en": "B.", "nb": "Æ."}, "A. B.", {"nb": "Å. Æ.", "nn": "Ø. Æ."}),
    ],
)
def test_why_follows_the_comment_in_each_language(comment: Any, why: Any, english: str, others: dict[str, str]) -> None:
    found = made(comment=comment, why=why)
    assert found["comment"] == english
    assert translations(found.get("_comment", {"extension": []})) == others
