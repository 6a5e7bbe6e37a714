"""Whatever stands in an instance, the check says something about it and goes on: junk never raises."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from digidot_term.compiler.example import compile_examples
from digidot_term.compiler.instance.validator import Validator
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.values import Steps, values_in
from digidot_term.source.load import Project, SourceFile
from tests.compiler.instance.clinic import clinic

NAMES = [
    "contained",
    "extension",
    "modifierExtension",
    "_gender",
    "name",
    "reference",
    "url",
    "id",
    "meta",
    "profile",
    "subject",
    "div",
    "coding",
    "code",
    "system",
    "text",
    "value",
    "entry",
    "resource",
    "fullUrl",
    "resourceType",
    "_status",
]
TEXTS = ("", " ", "#", "#a", "a", "Patient/x", "http://example.org|1", "<div>", "0000-00-00", "\x00", "９９９９")
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(TEXTS)
)
junk = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)),
    max_leaves=8,
)
Known = tuple[Project, Definitions]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory, definitions: Definitions) -> Known:
    """The clinic and the definitions that know its profiles."""
    project = clinic(tmp_path_factory.mktemp("clinic"))
    return project, compile_structures(project, definitions)[1]


def changed(instance: Any, number: int, other: Any) -> Any:
    """An instance in which one of its values, by its number, is another."""
    made = deepcopy(instance)
    steps: Steps = [steps for steps, _ in values_in(made) if steps][number % (len(list(values_in(made))) - 1)]
    holder = made
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = other
    return made


@given(st.dictionaries(st.sampled_from(["contained", "extension", "meta", "subject", "code", "text", "note"]), junk))
@example({"contained": [{"id": ["#a"]}], "subject": {"reference": ["#a"]}})
def test_nothing_whatever_is_too_much_for_a_type(definitions: Definitions, content: dict[str, Any]) -> None:
    observation = definitions.structure("Observation")
    assert observation
    Validator(definitions).findings({"resourceType": "Observation", **content}, [observation])


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 500), junk), min_size=3, max_size=3), junk)
def test_nothing_whatever_is_too_much_for_profiles(known: Known, changes: list[tuple[int, Any]], profiles: Any) -> None:
    project, definitions = known
    files: list[SourceFile] = []
    for file in project.files:
        if file.kind == "example":
            resource = {"meta": {"profile": [profiles]}, **file.model.resource}
            number, other = changes[len(files) % len(changes)]
            model = file.model.model_copy(update={"resource": changed(resource, number, other)})
            file = replace(file, model=model)  # noqa: PLW2901
        files.append(file)
    made, found = compile_examples(replace(project, files=tuple(files)), definitions)
    assert len(made) == len(changes)
    assert all(item.message(language) and item.advice(language) for item in found for language in ("nb", "nn", "en"))
