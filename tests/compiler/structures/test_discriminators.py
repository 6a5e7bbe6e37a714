"""The paths that tell slices apart lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import FOLDER, profile
from tests.project_files import project_of


def found(root: Path, definitions: Definitions, element: str, by: str) -> list[str]:
    """Compile a profile that slices `element` by `by`; return the steps that lead nowhere, with their lines."""
    text = profile("o", "Observation", f'elements:\n  "{element}":\n    slice: {{by: {by}, rules: open}}\n')
    project = project_of(root, {f"{FOLDER}/o.yaml": text})
    _, _, problems = compile_structures(project, definitions)
    told = [item for item in problems if item.kind.id == "SD045"]
    line = text.split("\n").index("elements:") + 3
    assert all(item.place.line == line for item in told)
    return [dict(item.values)["step"] for item in told]


@pytest.mark.parametrize(
    ("element", "by"),
    [
        ("code.coding", "{value: system}"),
        ("code.coding", "{value: [system, code]}"),
        ("component", "{pattern: code}"),
        ("component", "{value: code.coding.code}"),
        ("component", "{exists: value}"),
        ("component", "{type: value}"),
        ("category", "{pattern: $this}"),
        ("value[x]", "{type: $this}"),
        ("value[x]", "{value: coding.system}"),
        ("component", "{value: value.ofType(CodeableConcept).coding.code}"),
        ("performer", "{profile: resolve()}"),
        ("performer", "{type: resolve().name}"),
        ("identifier", "{value: \"extension('http://a.b/c').value\"}"),
        ("component", "{value: referenceRange.low.value}"),
    ],
)
def test_paths_that_lead_somewhere(tmp_path: Path, definitions: Definitions, element: str, by: str) -> None:
    assert found(tmp_path, definitions, element, by) == []


@pytest.mark.parametrize(
    ("element", "by", "step"),
    [
        ("code.coding", "{value: sytem}", "sytem"),
        ("component", "{pattern: nonsense-xyz}", "nonsense-xyz"),
        ("component", "{value: code.coding.codes}", "codes"),
        ("component", "{value: resolves()}", "resolves()"),
        ("component", "{value: value.ofType(Quantity).coding}", "coding"),
    ],
)
def test_paths_that_lead_nowhere(tmp_path: Path, definitions: Definitions, element: str, by: str, step: str) -> None:
    assert found(tmp_path, definitions, element, by) == [step]
