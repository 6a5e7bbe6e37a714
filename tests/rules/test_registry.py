"""The registry lists every rule there is, once, in order."""

from __future__ import annotations

import importlib
import pkgutil
import string
from importlib import resources
from types import ModuleType

import pytest

import digidot_term.rules
from digidot_term.language import LANGUAGES
from digidot_term.rules.page import page_text
from digidot_term.rules.registry import RULES, rule_named
from digidot_term.rules.rule import PACKS, Rule

FAMILIES = {
    "fhir": ("FHIR",),
    "snomed": ("SCT", "VS", "CM"),
    "no": ("NO",),
    "nim": ("NIM",),
    "ehds": ("EHDS",),
    "dent": ("DENT",),
}
FOLDERS = {"norway": "no"}
FIRST_NUMBER = 100


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(digidot_term.rules.__path__, "digidot_term.rules.")
    return [importlib.import_module(info.name) for info in found]


def test_rules_are_sorted_by_id_and_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_every_rule_module_is_registered() -> None:
    written = {module.RULE.id: module for module in modules() if hasattr(module, "RULE")}
    assert sorted(written) == [rule.id for rule in RULES]
    for rule in RULES:
        folder, name = written[rule.id].__name__.split(".")[2:]
        assert FOLDERS.get(folder, folder) == rule.pack
        assert name == rule.name.replace("-", "_")


def test_a_rules_module_opens_with_its_id_and_what_it_finds() -> None:
    for module in modules():
        if hasattr(module, "RULE"):
            assert str(module.__doc__).startswith(f"{module.RULE.id}: "), module.__name__


def test_every_page_belongs_to_a_rule() -> None:
    root = resources.files("digidot_term.rules")
    pages = sorted(
        f"{folder.name}/{page.name}"
        for folder in root.iterdir()
        if folder.is_dir()
        for page in folder.iterdir()
        if page.name.endswith(".md")
    )
    back = {pack: folder for folder, pack in FOLDERS.items()}
    assert pages == sorted(f"{back.get(rule.pack, rule.pack)}/{rule.name.replace('-', '_')}.md" for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_of_its_family_and_names_its_source(rule: Rule) -> None:
    assert rule.pack in PACKS
    assert rule.id[:-3] in FAMILIES[rule.pack]
    assert int(rule.id[-3:]) > FIRST_NUMBER
    assert rule.source.strip()
    assert rule.check.__doc__
    assert page_text(rule).startswith(f"# {rule.id} ")
    assert rule_named(rule.id.lower()) is rule
    assert rule_named(rule.name) is rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_texts_have_the_same_values_in_every_language(rule: Rule) -> None:
    for text in (rule.kind.message, rule.kind.advice):
        names = {
            language: {name for _, name, _, _ in string.Formatter().parse(getattr(text, language)) if name is not None}
            for language in LANGUAGES
        }
        assert names["en"] == names["nb"] == names["nn"]
        assert all(getattr(text, language).strip() for language in LANGUAGES)


def test_a_word_that_is_no_rule_is_none() -> None:
    assert rule_named("FHIR000") is None
