"""What a value should have been is said in the reader's language, as a terminologist would say it."""

from __future__ import annotations

import pytest

from digidot_term.language import LANGUAGES
from digidot_term.source.reader import parse_yaml
from digidot_term.source.structure import ExtensionSource, ProfileSource
from digidot_term.source.validation import validate
from digidot_term.source.valueset import ValueSetSource
from tests.project_files import HEAD

PROFILE = f"profile: Bad\nid: bad\nbase: Patient\n{HEAD}"
EXTENSION = f"extension: Bad\nid: bad\n{HEAD}"


def said(text: str, model: type, language: str) -> list[str]:
    document, _ = parse_yaml(text, "x.yaml")
    assert document is not None
    _, found = validate(document, model, "profile")
    return [item.message(language) for item in found]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rest", "nynorsk"),
    [
        ("elements: {name: {card: one}}\n", "`card` er `one`, men skal vere skriven som `0..1`"),
        ("elements: {name: {card: ..}}\n", "`card` er `..`, men skal vere skriven som `0..1`"),
        ("elements: {name: {card: 1}}\n", "`card` er `1`, men skal vere ein tekst"),
        ('elements: {name: {ms: "yes"}}\n', '`ms` er `"yes"`, men skal vere `true` eller `false`'),
        ("elements: {name: {summary: 1}}\n", "`summary` er `1`, men skal vere `true` eller `false`"),
        ("elements: {name: {only: HumanName}}\n", "`only` er `HumanName`, men skal vere ei liste `[...]`"),
        ("elements: {name: {only: []}}\n", "`only` er `[]`, men skal vere ei liste `[...]`, minst 1"),
        ("elements: {name: }\n", "`name` er `null`, men skal vere nøklar med verdiar `{...}`"),
        ('elements: {name: {max-length: "9"}}\n', '`max-length` er `"9"`, men skal vere eit heiltal'),
        ("elements: {name: {max-length: 0}}\n", "`max-length` er `0`, men skal vere meir enn 0"),
        ("fmm: 6\n", "`fmm` er `6`, men skal vere høgst 5"),
        ("standards-status: x\n", "`standards-status` er `x`, men skal vere `draft`, `informative`,"),
        ("elements: {name: {short: {nb: Namn}}}\n", "nøkkelen `en` manglar"),
        (
            "invariants: {a b: {severity: error, human: X, expression: x}}\n",
            "`a b` er `a b`, men skal vere skriven som",
        ),
    ],
)
def test_values_of_the_wrong_form(rest: str, nynorsk: str) -> None:
    assert said(PROFILE + rest, ProfileSource, "nn")[0].startswith(nynorsk)


def test_one_mistake_is_told_once() -> None:
    rest = "elements: {name: {short: {nb: Namn}, maps: {m: {map: x, langage: y}}}}\n"
    assert said(PROFILE + rest, ProfileSource, "en") == ["key `en` is missing", "unknown key `langage` (`language`?)"]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (
            EXTENSION + "context: [{element: Patient, fhirpath: Patient}]\n",
            ExtensionSource,
            "`context[0]` trenger én av `element`, `extension`, `fhirpath`; den har `element`, `fhirpath`",
        ),
        (
            f"valueset: a\n{HEAD}include: [{{ecl: x, system: y}}]\n",
            ValueSetSource,
            "`include[0]` har `system`, som hører til `codes` eller `all`, ikke til `ecl`",
        ),
        (
            f"valueset: a\n{HEAD}include: [{{codes: [a b |c]}}]\n",
            ValueSetSource,
            "`codes[0]` er `a b |c`, men skal være en kode med term: `80967001 |Dental caries|`",
        ),
    ],
)
def test_keys_that_do_not_fit(text: str, model: type, expected: str) -> None:
    assert expected in said(text, model, "nb")
    assert len({tuple(said(text, model, language)) for language in LANGUAGES}) == len(LANGUAGES)
