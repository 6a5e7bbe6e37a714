"""What chance may do to one element of a profile: each step yields element ids and what to say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from digidot_term.fhir.definitions import Definitions
from tests.oracles.building import OWN, VALUE_SETS, Json, sliced_by
from tests.oracles.features import STRUCTURES

Said = Iterator[tuple[str, Json]]
Known = Mapping[str, Json]

LEFT_ALONE = frozenset({"id", "extension", "modifierExtension", "contained", "implicitRules", "language", "text"})
_VALUES: Mapping[str, Any] = {
    "string": "x",
    "uri": "http://example.org/u",
    "date": "2020-01-01",
    "dateTime": "2020-01-01",
    "boolean": True,
    "integer": 3,
    "positiveInt": 2,
    "instant": "2020-01-01T00:00:00Z",
    "CodeableConcept": {"coding": [{"system": "http://example.org/s", "code": "c"}]},
    "Coding": {"system": "http://example.org/s", "code": "c"},
    "Quantity": {"system": "http://unitsofmeasure.org", "code": "mm"},
    "Identifier": {"system": "http://example.org/i"},
    "Period": {"start": "2020"},
    "HumanName": {"use": "official"},
    "ContactPoint": {"system": "phone"},
    "Address": {"country": "NO"},
}
_SLICED: Mapping[str, tuple[str, str, str]] = {
    "Identifier": ("value", "system", "fixedUri"),
    "Coding": ("value", "system", "fixedUri"),
    "CodeableConcept": ("pattern", "$this", "patternCodeableConcept"),
}


def _require(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    if "slicing" not in item and ":" not in item["id"].rpartition(".")[2]:
        yield item["id"], {"min": max(1, item["min"]), "mustSupport": True}


def _describe(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    number = chance.randint(1, 99)
    yield item["id"], {"short": f"Short {number}", "definition": f"Definition {number}"}


def _narrow(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    types = item.get("type", [])
    targets = types[0].get("targetProfile", []) if len(types) == 1 else []
    if len(types) > 1 and "slicing" not in item:
        yield item["id"], {"type": chance.sample(types, chance.randint(1, 2))}
    elif targets:
        yield item["id"], {"type": [{**types[0], "targetProfile": [chance.choice(targets)]}]}


def _put_profile(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    code = _only_code(item)
    profiles = [each["url"] for each in STRUCTURES if each["type"] == code and each["kind"] != "resource"]
    if profiles and code != "Extension" and not _is_unfolded(item, known) and "profile" not in item["type"][0]:
        yield item["id"], {"type": [{"code": code, "profile": [chance.choice(profiles)]}]}


def _give_value(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    code = _only_code(item)
    bare = not _is_unfolded(item, known) and not any(_has_value(known.get(each, {})) for each in _line_up(item["id"]))
    if code in _VALUES and bare and item.get("binding", {}).get("strength") != "required":
        stem = chance.choice(("fixed", "pattern"))
        yield item["id"], {f"{stem}{code[0].upper()}{code[1:]}": _VALUES[code]}


def _bind(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    strength = item.get("binding", {}).get("strength")
    if _only_code(item) in ("Coding", "CodeableConcept") and strength != "required":
        value_set = VALUE_SETS + chance.choice(("observation-codes", "condition-code", "body-site"))
        yield item["id"], {"binding": {"strength": chance.choice(("required", "extensible")), "valueSet": value_set}}


def _slice(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    how = _SLICED.get(_only_code(item))
    if how is None or item["max"] != "*" or "slicing" in item or ":" in item["id"] or _has_value(item):
        return
    yield item["id"], {"slicing": sliced_by(how[:2], rules=chance.choice(("open", "closed", "openAtEnd")))}
    for letter in "abc"[: chance.randint(1, 3)]:
        slice_id = f"{item['id']}:{letter * 3}"
        yield slice_id, {"min": chance.randint(0, 1), "max": chance.choice("1*")}
        if how[1] == "$this":
            yield slice_id, {how[2]: {"coding": [{"code": letter}]}}
        else:
            yield f"{slice_id}.{how[1]}", {"min": 1, how[2]: f"http://example.org/{letter}"}


def _slice_choice(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    types = item.get("type", [])
    last = item["id"].rpartition(".")[2]
    if len(types) < 2 or "slicing" in item or not last.endswith("[x]"):
        return
    yield item["id"], {"slicing": sliced_by(("type", "$this"))}
    for entry in chance.sample(types, chance.randint(1, 2)):
        code = str(entry["code"])
        name = f"{last.removesuffix('[x]')}{code[0].upper()}{code[1:]}"
        yield f"{item['id']}:{name}", {"type": [entry], "min": 0, "max": "1"}


def _extend(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    used = chance.choice([each for each in STRUCTURES if each["type"] == "Extension"])
    is_modifier = bool(used["differential"]["element"][0].get("isModifier"))
    owner = item["id"].partition(".")[0] if is_modifier or len(item.get("type", ())) != 1 else item["id"]
    where = f"{owner}.{'modifierExtension' if is_modifier else 'extension'}"
    slice_id = f"{where}:{used['id'].replace('-', '')}"
    if known.get(where, {}).get("max") != "0" and slice_id not in known:
        yield where, {"slicing": sliced_by(("value", "url"))}
        yield slice_id, {"min": 0, "max": "1", "type": [{"code": "Extension", "profile": [OWN + used["id"]]}]}


def _go_deeper(chance: Random, item: Json, known: Known, definitions: Definitions) -> Said:
    code = _only_code(item)
    type_of = definitions.structure(code) if code[:1].isupper() and not _has_value(item) else None
    if type_of is None or code in ("Resource", "Narrative", "Meta"):
        return
    parts = [each.rpartition(".")[2] for each in known if each.rpartition(".")[0] == item["id"]]
    own = [each["path"].partition(".")[2] for each in type_of["snapshot"]["element"] if each["path"].count(".") == 1]
    name = chance.choice([each for each in parts or own if ":" not in each and each not in LEFT_ALONE])
    below = known.get(f"{item['id']}.{name}", {})
    if "slicing" not in below and below.get("max") != "0":
        yield f"{item['id']}.{name}", chance.choice(({"mustSupport": True}, {"short": "Deep"}))


def _constrain(chance: Random, item: Json, known: Known, _: Definitions) -> Said:
    key = f"own-{chance.randint(1, 9999)}"
    yield item["id"], {"constraint": [{"key": key, "severity": "error", "human": "Is", "expression": "exists()"}]}


Step = Callable[[Random, Json, Known, Definitions], Said]
STEPS: tuple[Step, ...] = (
    _require,
    _describe,
    _narrow,
    _put_profile,
    _give_value,
    _bind,
    _slice,
    _slice,
    _slice_choice,
    _extend,
    _go_deeper,
    _go_deeper,
    _constrain,
)
"""Each step; those that lead further stand there twice."""


def _only_code(item: Json) -> str:
    types = item.get("type", [])
    return str(types[0].get("code", "")) if len(types) == 1 else ""


def _has_value(item: Json) -> bool:
    return any(key.startswith(("fixed", "pattern")) for key in item)


def _is_unfolded(item: Json, known: Known) -> bool:
    return any(each.startswith(f"{item['id']}.") for each in known)


def _line_up(element_id: str) -> list[str]:
    parts = element_id.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
