"""Tables of (old, new, changes): what counts as a change, of which kind, and whether it breaks users."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.diff.change import Changed, Comparison
from digidot_term.diff.compare import compare

Resource = dict[str, Any]
SNOMED = "http://snomed.info/sct"


def code(name: str, system: str = SNOMED, **terms: str) -> Resource:
    labels = [{"language": language, "value": term} for language, term in (terms or {"nb": f"{name} nb"}).items()]
    return {"system": system, "code": name, "display": name.upper(), "designation": labels}


def valueset(*codes: Resource, version: str = "http://snomed.info/sct/1/version/20250101", **more: Any) -> Resource:
    return {
        "resourceType": "ValueSet",
        "id": "v",
        "url": "http://example.org/ValueSet/v",
        "title": "V",
        "date": "2025-01-01",
        "compose": {"include": [{"system": SNOMED, "version": version, "filter": [{"value": "1"}]}]},
        "expansion": {
            "identifier": f"urn:{version}",
            "parameter": [{"name": "used-codesystem", "valueUri": f"{SNOMED}|{version}"}],
            "contains": list(codes),
        },
        **more,
    }


def codesystem(*concepts: Resource, **more: Any) -> Resource:
    url = "http://example.org/CodeSystem/c"
    return {"resourceType": "CodeSystem", "id": "c", "url": url, "count": len(concepts), "concept": [*concepts], **more}


def target(name: str | None, equivalence: str = "equivalent", **more: str) -> Resource:
    return {**({"code": name} if name else {}), "equivalence": equivalence, **more}


def conceptmap(rows: dict[str, list[Resource]], version: str = "1", **more: Any) -> Resource:
    elements = [{"code": name, "display": f"{name}!", "target": targets} for name, targets in rows.items()]
    group = {"source": "urn:a", "target": SNOMED, "targetVersion": version, "element": elements}
    url = "http://example.org/ConceptMap/m"
    return {"resourceType": "ConceptMap", "id": "m", "url": url, "group": [group], **more}


def structure(*elements: Resource, **more: Any) -> Resource:
    url = "http://example.org/StructureDefinition/s"
    root = {"id": "Condition", "path": "Condition", "min": 0, "max": "*"}
    view = {"element": [root, *elements]}
    return {"resourceType": "StructureDefinition", "id": "s", "url": url, "snapshot": view, **more}


def element(name: str, **more: Any) -> Resource:
    return {"id": f"Condition.{name}", "path": f"Condition.{name}", "min": 0, "max": "1", **more}


def example(**more: Any) -> Resource:
    return {"resourceType": "Condition", "id": "e", "subject": {"reference": "Patient/p"}, **more}


def kinds(comparison: Comparison) -> list[Changed]:
    return [change.changed for artefact in comparison.artefacts for change in artefact.changes]


BASE = [
    valueset(code("1"), code("2")),
    codesystem({"code": "A", "display": "a"}),
    conceptmap({"A": [target("1")]}),
    structure(element("code")),
    example(),
]
RELEASE = {"version": "http://snomed.info/sct/1/version/20250701"}


@pytest.mark.parametrize("resource", BASE, ids=lambda item: item["resourceType"])
@pytest.mark.parametrize(
    "change",
    [
        {},
        {"date": "2026-01-01"},
        {"meta": {"lastUpdated": "2026-01-01"}},
        {"text": {"status": "generated"}},
    ],
    ids=str,
)
def test_when_and_how_a_resource_was_made_is_no_change(resource: Resource, change: Resource) -> None:
    comparison = compare([resource], [{**copy.deepcopy(resource), **change}])
    assert comparison == Comparison((), 1)
    assert not comparison.is_breaking


def reordered(resource: Resource) -> Resource:
    return dict(reversed(list(copy.deepcopy(resource).items())))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *((item, reordered(item)) for item in BASE),
        (valueset(code("1"), code("2")), valueset(code("2"), code("1"))),
        (conceptmap({"A": [target("1")], "B": [target("2")]}), conceptmap({"B": [target("2")], "A": [target("1")]})),
        (
            conceptmap({"A": [target("1"), target("2")]}),
            conceptmap({"A": [target("2"), target("1")]}),
        ),
        (structure(element("code"), element("note")), structure(element("note"), element("code"))),
        (structure(element("code", base={"max": "*"})), structure(element("code"))),
        (
            structure(element("code"), differential={"element": [element("code")]}),
            structure(element("code"), differential={"element": []}),
        ),
        (codesystem({"code": "A"}, {"code": "B"}), codesystem({"code": "B"}, {"code": "A"})),
    ],
)
def test_order_is_no_change(old: Resource, new: Resource) -> None:
    assert compare([old], [new]) == Comparison((), 1)
    assert compare([new], [old]) == Comparison((), 1)


def listed(*concepts: Resource) -> Resource:
    made = valueset(code("1"))
    made["compose"] = {"include": [{"system": SNOMED, "concept": list(concepts)}]}
    return made


def test_another_order_in_compose_is_no_change() -> None:
    old = valueset(compose={"include": [{"concept": [{"code": "1"}, {"code": "2"}]}, {"valueSet": ["x", "y"]}]})
    new = valueset(compose={"include": [{"valueSet": ["y", "x"]}, {"concept": [{"code": "2"}, {"code": "1"}]}]})
    assert compare([old], [new]) == Comparison((), 1)


def test_a_new_version_or_display_in_compose_is_no_change_of_definition() -> None:
    old, new = listed({"code": "1", "display": "a"}), listed({"code": "1", "display": "b"})
    new["compose"]["include"][0]["version"] = "2"
    assert compare([old], [new]) == Comparison((), 1)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (valueset(code("1")), valueset(code("1"), code("2")), [Changed.CODE_ADDED]),
        (valueset(code("1"), code("2")), valueset(code("2")), [Changed.CODE_REMOVED]),
        (valueset(code("1")), valueset(code("1", system="urn:x")), [Changed.CODE_REMOVED, Changed.CODE_ADDED]),
        (valueset(code("1", nb="a")), valueset(code("1", nb="b")), [Changed.TERM_CHANGED]),
        (valueset(code("1", nb="a")), valueset(code("1", nb="a", nn="b")), [Changed.TERM_CHANGED]),
        (valueset(code("1")), valueset(code("1"), **RELEASE), [Changed.EDITION_CHANGED]),
        (valueset(), valueset(compose={"include": [{"valueSet": ["x"]}]}), [Changed.COMPOSE_CHANGED]),
        (valueset(title="V"), valueset(title="W"), [Changed.METADATA_CHANGED]),
        (valueset(), valueset(_title={"extension": []}), [Changed.TRANSLATION_CHANGED]),
        (valueset(), valueset(copyright="x", purpose="y"), [Changed.CONTENT_CHANGED] * 2),
        (codesystem({"code": "A"}), codesystem({"code": "A"}, {"code": "B"}), [Changed.CODE_ADDED]),
        (codesystem({"code": "A"}, {"code": "B"}), codesystem({"code": "A"}), [Changed.CODE_REMOVED]),
        (
            codesystem({"code": "A", "concept": [{"code": "B"}]}),
            codesystem({"code": "A"}),
            [Changed.CODE_REMOVED],
        ),
        (
            codesystem({"code": "A", "display": "a"}),
            codesystem({"code": "A", "display": "b"}),
            [Changed.TERM_CHANGED],
        ),
        (
            codesystem({"code": "A", "definition": "a"}),
            codesystem({"code": "A", "definition": "b"}),
            [Changed.CONCEPT_CHANGED],
        ),
        (codesystem(content="complete"), codesystem(content="fragment"), [Changed.CONTENT_CHANGED]),
        (conceptmap({"A": [target("1")]}), conceptmap({"A": [target("2")]}), [Changed.ROW_REMOVED, Changed.ROW_ADDED]),
        (conceptmap({}), conceptmap({"A": [target("1")]}), [Changed.ROW_ADDED]),
        (conceptmap({"A": [target("1")]}), conceptmap({}), [Changed.ROW_REMOVED]),
        (
            conceptmap({"A": [target("1")]}),
            conceptmap({"A": [target(None, "unmatched")]}),
            [Changed.ROW_REMOVED, Changed.ROW_ADDED],
        ),
        (conceptmap({"A": [target("1")]}), conceptmap({"A": [target("1", "wider")]}), [Changed.ROW_CHANGED]),
        (
            conceptmap({"A": [target("1", comment="a")]}),
            conceptmap({"A": [target("1", comment="b")]}),
            [Changed.ROW_RELABELLED],
        ),
        (
            conceptmap({"A": [target("1", display="a")]}),
            conceptmap({"A": [target("1", display="b")]}),
            [Changed.ROW_RELABELLED],
        ),
        (conceptmap({}, version="1"), conceptmap({}, version="2"), [Changed.EDITION_CHANGED]),
        (conceptmap({}, sourceUri="urn:a"), conceptmap({}, sourceUri="urn:b"), [Changed.CONTENT_CHANGED]),
        (structure(), structure(element("code")), [Changed.ELEMENT_ADDED]),
        (structure(), structure(element("code", min=1)), [Changed.ELEMENT_ADDED, Changed.ELEMENT_TIGHTENED]),
        (
            structure(),
            structure(element("code"), element("code.text", min=1)),
            [Changed.ELEMENT_ADDED, Changed.ELEMENT_ADDED],
        ),
        (structure(element("code")), structure(), [Changed.ELEMENT_REMOVED]),
        (structure(element("code")), structure(element("code", min=1)), [Changed.ELEMENT_TIGHTENED]),
        (structure(element("code", min=1)), structure(element("code")), [Changed.ELEMENT_CHANGED]),
        (structure(element("code")), structure(element("code", short="x")), [Changed.ELEMENT_CHANGED]),
        (structure(), structure(baseDefinition="x"), [Changed.METADATA_CHANGED]),
        (structure(), structure(context=[{"type": "element"}]), [Changed.CONTENT_CHANGED]),
        (example(), example(status="final"), [Changed.METADATA_CHANGED]),
        (example(), example(subject={"reference": "Patient/q"}), [Changed.CONTENT_CHANGED]),
    ],
)
def test_changes(old: Resource, new: Resource, expected: list[Changed]) -> None:
    comparison = compare([old], [new])
    assert kinds(comparison) == expected
    assert comparison.unchanged == 0
    assert comparison.is_breaking is any(changed.value.breaking for changed in expected)


@pytest.mark.parametrize(
    ("old", "new", "expected", "breaking"),
    [
        ([], [BASE[0]], [Changed.ARTEFACT_ADDED], False),
        ([BASE[0]], [], [Changed.ARTEFACT_REMOVED], True),
        ([BASE[4]], [], [Changed.EXAMPLE_REMOVED], False),
        ([], [BASE[4]], [Changed.ARTEFACT_ADDED], False),
        (
            [BASE[0]],
            [{**BASE[0], "url": "http://example.org/w"}],
            [Changed.ARTEFACT_REMOVED, Changed.ARTEFACT_ADDED],
            True,
        ),
        ([BASE[0]], [{**BASE[0], "id": "other"}], [Changed.CONTENT_CHANGED], False),
    ],
)
def test_resources_are_known_by_canonical(
    old: list[Resource], new: list[Resource], expected: list[Changed], breaking: bool
) -> None:
    comparison = compare(old, new)
    assert sorted(kinds(comparison), key=lambda item: item.name) == sorted(expected, key=lambda item: item.name)
    assert comparison.is_breaking is breaking


def test_artefacts_are_sorted_and_unchanged_ones_counted() -> None:
    old, new = [*BASE], [{**item, "title": "New"} for item in reversed(BASE[:3])]
    comparison = compare(old, [*new, *BASE[3:]])
    assert [(item.type, item.title) for item in comparison.artefacts] == [
        ("CodeSystem", "New"),
        ("ConceptMap", "New"),
        ("ValueSet", "New"),
    ]
    assert comparison.unchanged == 2


def test_every_kind_is_tested_and_says_something_in_three_languages() -> None:
    tested = {Changed.ARTEFACT_ADDED, Changed.ARTEFACT_REMOVED, Changed.EXAMPLE_REMOVED}
    rows: Any = next(mark for mark in test_changes.pytestmark if mark.name == "parametrize").args[1]  # type: ignore[attr-defined]
    assert tested | {changed for _, _, expected in rows for changed in expected} == set(Changed)


def test_breaking_kinds_are_those_that_make_valid_data_invalid() -> None:
    assert {item.value.name for item in Changed if item.value.breaking} == {
        "artefact-removed",
        "code-removed",
        "map-row-removed",
        "map-row-changed",
        "element-removed",
        "element-tightened",
    }


def test_a_term_change_says_the_language() -> None:
    change = compare([valueset(code("1", nb="a"))], [valueset(code("1", nb="b"))]).artefacts[0].changes[0]
    assert change.kind.text.render("nb", **dict(change.values)) == "~ 1 nb: a → b"


def test_long_values_are_shortened() -> None:
    change = compare([valueset(title="x" * 200)], [valueset()]).artefacts[0].changes[0]
    assert len(dict(change.values)["old"]) == 80


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (valueset(), {**valueset(), "expansion": []}),
        (valueset(), {**valueset(), "expansion": {"contains": ["1"]}}),
        (structure(element("code")), structure(element("code", min="many"))),
        (structure(element("code")), structure(element("code", max={"a": 1}))),
        (conceptmap({}), {**conceptmap({}), "group": ["x"]}),
    ],
)
def test_what_is_not_fhir_ends_the_run_and_is_named(old: Resource, new: Resource) -> None:
    with pytest.raises(DigidotError) as caught:
        compare([old], [new])
    assert caught.value.diagnostics[0].kind.id == "FHIR001"
