"""Texts in three languages."""

from __future__ import annotations

from digidot_term.language import LANGUAGES, Text

HELLO = Text(en="hello {name}", nb="hei {name}", nn="god dag {name}")


def test_a_text_is_rendered_in_each_language() -> None:
    assert [HELLO.render(language, name="x") for language in LANGUAGES] == ["hei x", "god dag x", "hello x"]


def test_english_is_the_default() -> None:
    assert HELLO.render(name="x") == "hello x"


def test_values_may_hold_braces_and_be_called_language_or_self() -> None:
    text = Text(en="{language} {self} {name}", nb="", nn="")
    assert text.render("en", language="nb", self="{me}", name="{0}") == "nb {me} {0}"
