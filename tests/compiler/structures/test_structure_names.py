from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.compiler.structures.type_entries import type_entries
from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import FOLDER, logical, profile
from tests.project_files import project_of, said

OWN = "http://example.org/fhir/StructureDefinition/"
CORE = "http://hl7.org/fhir/StructureDefinition/"


@pytest.fixture
def resolver(tmp_path: Path, definitions: Definitions) -> StructureNames:
    files = {f"{FOLDER}/p.yaml": profile("my-patient", "Patient", ""), f"{FOLDER}/m.yaml": logical("my-model", "")}
    return StructureNames(project_of(tmp_path, files), definitions)


@pytest.mark.parametrize(
    ("word", "canonical"),
    [
        ("my-patient", f"{OWN}my-patient"),
        ("MyPatient", f"{OWN}my-patient"),
        (f"{OWN}my-patient", f"{OWN}my-patient"),
        ("Patient", f"{CORE}Patient"),
        ("http://elsewhere/x|1.0", "http://elsewhere/x|1.0"),
        ("nothing", None),
    ],
)
def test_names_and_canonicals(resolver: StructureNames, word: str, canonical: str | None) -> None:
    assert resolver.canonical(word) == canonical


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        (("dateTime", "Period"), [{"code": "dateTime"}, {"code": "Period"}]),
        (
            ("Reference(my-patient | Patient)",),
            [{"code": "Reference", "targetProfile": [f"{OWN}my-patient", f"{CORE}Patient"]}],
        ),
        (("canonical(ValueSet)",), [{"code": "canonical", "targetProfile": [f"{CORE}ValueSet"]}]),
        (("Quantity(http://x)",), [{"code": "Quantity", "profile": ["http://x"]}]),
        (("my-model",), [{"code": f"{OWN}my-model"}]),
    ],
)
def test_types(resolver: StructureNames, words: tuple[str, ...], entries: list[dict[str, object]]) -> None:
    file = resolver.project.files[0]
    assert type_entries(words, resolver, file, ()) == (entries, [])


def test_a_profile_is_not_a_type_and_unknown_names_get_a_proposal(resolver: StructureNames) -> None:
    file = resolver.project.files[0]
    entries, found = type_entries(("my-patient", "Reference(my-patent)", "Quantty", "a b"), resolver, file, ("base",))
    assert entries == [{"code": "Reference"}]
    messages = [line.partition(" ")[2] for line in said(found)]
    assert sorted(messages) == [
        "SD033 nothing is known by the name `Quantty` (`Quantity`?)",
        "SD033 nothing is known by the name `my-patent` (`my-patient`?)",
        "SD037 `a b` is not a type",
        "SD037 `my-patient` is not a type",
    ]
