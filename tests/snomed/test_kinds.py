from __future__ import annotations

from string import Formatter

from digidot_term.diagnostics import Kind
from digidot_term.language import LANGUAGES, Text
from digidot_term.snomed import kinds
from digidot_term.snomed.rf2 import package_kinds, row_kinds

KINDS = [
    value for module in (package_kinds, row_kinds, kinds) for value in vars(module).values() if type(value) is Kind
]


def placeholders(text: Text, language: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(getattr(text, language)) if name}


def test_ids_and_names_are_unique_and_in_range() -> None:
    assert len({kind.id for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
    assert all("SCT001" <= kind.id <= "SCT099" for kind in KINDS)


def test_all_languages_name_the_same_values_and_say_something_of_their_own() -> None:
    for kind in KINDS:
        for text in (kind.message, kind.advice):
            assert len({frozenset(placeholders(text, language)) for language in LANGUAGES}) == 1, kind.id
            assert text.en not in (text.nb, text.nn), kind.id
