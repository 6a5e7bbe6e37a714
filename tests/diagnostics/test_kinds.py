"""Every kind of diagnostic the package declares, and every place that emits one."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import digidot_term
from digidot_term.diagnostics import Kind
from digidot_term.ecl.problem import Rule as EclRule
from digidot_term.language import LANGUAGES, Text

FAMILY = re.compile(r"(SRC|ECL|SCT|EXP|VS|CM|SD|PKG|FHIR|NO|NIM|EHDS|DENT)[0-9]{3}")
MODULES: tuple[ModuleType, ...] = tuple(
    importlib.import_module(info.name) for info in pkgutil.walk_packages(digidot_term.__path__, "digidot_term.")
)
VALUES = [value for module in MODULES for value in vars(module).values()]
KINDS: tuple[Kind, ...] = tuple(
    {
        id(kind): kind
        for kind in (value.diagnostic if isinstance(value, EclRule) else value for value in VALUES)
        if isinstance(kind, Kind)
    }.values()
)


def placeholders(text: Text, language: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(getattr(text, language)) if name is not None}


def test_ids_are_unique_and_names_too_within_a_family() -> None:
    for words in ([kind.id for kind in KINDS], [f"{kind.id[:-3]} {kind.name}" for kind in KINDS]):
        assert [word for word, count in Counter(words).items() if count > 1] == []


def test_ids_and_names_are_well_formed() -> None:
    for kind in KINDS:
        assert FAMILY.fullmatch(kind.id), kind.id
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.name), kind.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_texts_name_the_same_values_in_every_language(kind: Kind) -> None:
    for text in (kind.message, kind.advice):
        names = [placeholders(text, language) for language in LANGUAGES]
        assert names[0] == names[1] == names[2]
        assert all(name.isidentifier() for name in names[0])
        assert all(getattr(text, language).strip() for language in LANGUAGES)


def calls(module: ModuleType) -> Iterator[tuple[str, Kind, set[str]]]:
    """Each `Diagnostic.of(KIND, place, name=value, ...)` and `Problem.of(...)` whose kind is a name, not a variable."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
        if not isinstance(node, ast.Call) or ast.unparse(node.func) not in {"Diagnostic.of", "Problem.of"}:
            continue
        named = {word.arg for word in node.keywords}
        kind: object = module
        for step in ast.unparse(node.args[0]).split("."):
            kind = getattr(kind, step, None)
        kind = kind.diagnostic if isinstance(kind, EclRule) else kind
        if isinstance(kind, Kind) and None not in named:
            yield f"{module.__name__}:{node.lineno}", kind, {word for word in named if word}


def test_every_diagnostic_is_given_the_values_its_texts_name() -> None:
    wrong = [
        f"{where}: {kind.id} needs {sorted(needed)}, is given {sorted(given)}"
        for module in MODULES
        if str(module.__file__).endswith(".py")  # what is compiled says nothing to users
        for where, kind, given in calls(module)
        if not (needed := placeholders(kind.message, "en") | placeholders(kind.advice, "en")) <= given
    ]
    assert wrong == []


def test_every_text_of_the_package_is_written_in_three_languages() -> None:
    for text in {id(value): value for value in VALUES if isinstance(value, Text)}.values():
        names = [placeholders(text, language) for language in LANGUAGES]
        assert names[0] == names[1] == names[2], text
