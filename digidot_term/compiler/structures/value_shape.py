"""Whether a value written as FHIR JSON is one of its type: its parts, how often they occur, their form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digidot_term.compiler.structures.primitives import expected_form
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.type_table import Property, TypeTable
from digidot_term.fhir.values import Steps

_MOST = 2**31 - 1
_WHOLE = frozenset({"integer", "unsignedInt", "positiveInt"})
_ANY_TYPE = frozenset({"Resource", "DomainResource", "xhtml", ""})


@dataclass(frozen=True, slots=True)
class Misfit:
    """One part of a value that does not fit: where it is, what its type is, and what was expected.

    `unknown` says that the type has no such part; `expected` is then a hint at the name meant.
    """

    steps: Steps
    type: str
    value: Any
    expected: str
    unknown: bool = False


def misfits(value: Any, code: str, types: TypeTable) -> Iterator[Misfit]:
    """Yield what of a value does not fit the FHIR type `code`."""
    yield from _misfits(value, code, types, ())


def _misfits(value: Any, code: str, types: TypeTable, steps: Steps) -> Iterator[Misfit]:
    if code in _ANY_TYPE:
        return
    if code[:1].islower():
        yield from _primitive(value, code, steps)
        return
    properties = types.properties(code)
    if properties is None:
        return
    if not isinstance(value, dict) or not value:
        yield Misfit(steps, code, value, "{...}")
        return
    for name, part in value.items():
        known = properties.get(name.removeprefix("_"))
        here = (*steps, name)
        if known is None:
            yield Misfit(here, code, part, nearest(name, properties), unknown=True)
        elif not name.startswith("_"):
            yield from _part(part, known, types, here)


def _part(value: Any, known: Property, types: TypeTable, steps: Steps) -> Iterator[Misfit]:
    if known.many != isinstance(value, list) or value == []:
        yield Misfit(steps, known.type, value, "[...]" if known.many else _form_of(known.type))
    elif known.many:
        for number, item in enumerate(value):
            yield from _misfits(item, known.type, types, (*steps, number))
    else:
        yield from _misfits(value, known.type, types, steps)


def _primitive(value: Any, code: str, steps: Steps) -> Iterator[Misfit]:
    expected = expected_form(code, value)
    if expected is None and code in _WHOLE and abs(value) > _MOST:
        expected = f"..{_MOST}"
    if expected is not None:
        yield Misfit(steps, code, value, expected)


def _form_of(code: str) -> str:
    return expected_form(code, []) or "..." if code[:1].islower() else "{...}"
