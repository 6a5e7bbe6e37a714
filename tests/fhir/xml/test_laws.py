"""Any resource the definitions allow comes back from XML as it was; any bytes are read or refused, and nothing else."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.fhir.json.write import render_json
from digidot_term.fhir.type_table import Properties, Property, TypeTable
from digidot_term.fhir.xml import parse_xml
from tests.fhir.xml.documents import read, written

ROOTS = (
    "Patient",
    "Observation",
    "Questionnaire",
    "Bundle",
    "Parameters",
    "StructureDefinition",
    "ValueSet",
    "Claim",
    "ExampleScenario",
)
TEXTS = ("a", " å\n<&>\"'\t😀\u00a0", "\r", "]]>", "0")
VALUES: dict[str, tuple[Any, ...]] = {
    "boolean": (True, False),
    "integer": (0, -1, 2**31 - 1),
    "positiveInt": (1,),
    "unsignedInt": (0,),
    "decimal": (Decimal("1.10"), Decimal("-0.00"), Decimal("1E+3"), 3),
    "xhtml": ('<div xmlns="http://www.w3.org/1999/xhtml">a<br />b &quot;</div>',),
}


class Maker:
    """Makes resources of what the type table knows."""

    def __init__(self, types: TypeTable, chance: random.Random) -> None:
        self.types = types
        self.chance = chance

    def resource(self, name: str, depth: int) -> dict[str, Any]:
        return {"resourceType": name, **self.object(self.types.resource(name) or {}, depth)}

    def object(self, known: Properties, depth: int) -> dict[str, Any]:
        by_rank: dict[int, list[Property]] = {}
        for found in known.values():
            by_rank.setdefault(found.rank, []).append(found)
        chosen = sorted(self.chance.sample(sorted(by_rank), k=min(len(by_rank), self.chance.randint(1, 4))))
        made: dict[str, Any] = {}
        for found in (self.chance.choice(by_rank[rank]) for rank in chosen):
            self.put(made, found, depth)
        return made

    def put(self, made: dict[str, Any], found: Property, depth: int) -> None:
        if found.primitive:
            self.put_primitive(made, found, depth)
            return
        values = [self.value(found, depth) for _ in range(self.chance.randint(1, 3) if found.many else 1)]
        values = [value for value in values if value]
        if values:
            made[found.name] = values if found.many else values[0]

    def value(self, found: Property, depth: int) -> dict[str, Any]:
        if depth == 0:
            return {}
        if found.type == "Resource":
            return self.resource(self.chance.choice(ROOTS), depth - 1)
        return self.object(self.types.properties(found.type) or {}, depth - 1)

    def put_primitive(self, made: dict[str, Any], found: Property, depth: int) -> None:
        size = self.chance.randint(1, 3) if found.many else 1
        values = [self.chance.choice(VALUES.get(found.type, TEXTS)) for _ in range(size)]
        beside: list[Any] = [None] * size
        if depth and not found.attribute and found.type != "xhtml":
            for index in range(size):
                if self.chance.random() < 0.3:
                    beside[index] = self.object(self.types.properties("Element") or {}, depth - 1) or None
                if beside[index] and self.chance.random() < 0.5:
                    values[index] = None
        for name, items in ((found.name, values), (f"_{found.name}", beside)):
            if any(item is not None for item in items):
                made[name] = items if found.many else items[0]


@settings(max_examples=60)
@given(chance=st.randoms(use_true_random=False))
def test_any_resource_comes_back_as_it_was(types: TypeTable, chance: random.Random) -> None:
    resource = Maker(types, chance).resource(chance.choice(ROOTS), 5)
    text = written(resource, types)
    again = read(text, types)
    assert render_json(again) == render_json(resource)
    assert written(again, types) == text


@settings(max_examples=60)
@given(
    chance=st.randoms(use_true_random=False), junk=st.sampled_from(["", "<", ">", '"', "&", "x", "<a>", "\x00", "é"])
)
def test_a_damaged_document_is_read_or_refused(types: TypeTable, chance: random.Random, junk: str) -> None:
    text = written(Maker(types, chance).resource(chance.choice(ROOTS), 3), types)
    start = chance.randrange(len(text))
    damaged = text[:start] + junk + text[start + chance.randrange(9) :]
    value, problems = parse_xml(damaged.encode(), "x.xml", types)
    assert (value is None) == bool(problems)


@given(st.binary(max_size=60))
def test_any_bytes_are_refused(types: TypeTable, data: bytes) -> None:
    value, problems = parse_xml(data, "x.xml", types)
    assert value is None
    assert problems
