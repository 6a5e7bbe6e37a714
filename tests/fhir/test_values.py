"""Walking through JSON."""

from __future__ import annotations

from digidot_term.fhir.values import objects_in, texts_in, values_in, written

VALUE = {"a": [{"b": {}}, 1], "c": "text"}


def test_values_come_in_the_order_written_containers_first() -> None:
    assert list(values_in(VALUE)) == [
        ((), VALUE),
        (("a",), [{"b": {}}, 1]),
        (("a", 0), {"b": {}}),
        (("a", 0, "b"), {}),
        (("a", 1), 1),
        (("c",), "text"),
    ]
    assert list(values_in(None)) == [((), None)]


def test_objects_are_found_at_every_depth() -> None:
    value = {"a": [{"b": {}}, 1]}
    assert list(objects_in(value)) == [((), value), (("a", 0), {"b": {}}), (("a", 0, "b"), {})]
    assert list(objects_in("text")) == []


def test_texts_are_found_at_every_depth() -> None:
    assert list(texts_in(VALUE)) == [(("c",), "text")]
    assert list(texts_in("text")) == [((), "text")]


def test_depth_has_no_bound() -> None:
    value: list[object] = ["deep"]
    for _ in range(10_000):
        value = [value]
    assert [text for _, text in texts_in(value)] == ["deep"]


def test_steps_are_written_as_in_traces() -> None:
    assert written(("compose", "include", 0, "concept", 3)) == "compose.include[0].concept[3]"
    assert written(()) == ""
