"""The functions and variables FHIRPath has in FHIR, and where an expression uses others or uses them wrongly.

FHIRPath N1 (Functions, Aggregates, Reflection, Types), and what FHIR R4 adds (FHIRPath, Additional functions).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digidot_term.compiler.fhirpath.syntax import Call, Node, Variable, inside

_BY_COUNT: dict[tuple[int, int], str] = {
    (0, 0): "empty not allTrue anyTrue allFalse anyFalse distinct isDistinct count single first last tail toBoolean "
    "convertsToBoolean toInteger convertsToInteger toDate convertsToDate toDateTime convertsToDateTime toDecimal "
    "convertsToDecimal toString convertsToString toTime convertsToTime length upper lower toChars children descendants "
    "now timeOfDay today type hasValue getValue resolve elementDefinition checkModifiers htmlChecks trim abs ceiling "
    "exp floor ln sqrt truncate",
    (0, 1): "exists toQuantity convertsToQuantity round lowBoundary highBoundary precision join",
    (1, 1): "all where select repeat ofType as is subsetOf supersetOf skip take intersect exclude union combine "
    "indexOf startsWith endsWith contains matches matchesFull split encode decode escape unescape log power extension "
    "slice memberOf subsumes subsumedBy conformsTo comparable",
    (1, 2): "substring trace aggregate defineVariable",
    (2, 2): "replace replaceMatches",
    (2, 3): "iif",
}
FUNCTIONS = {name: count for count, names in _BY_COUNT.items() for name in names.split()}
_ANY_COUNT = frozenset({"checkModifiers"})
VARIABLES = ("%resource", "%rootResource", "%context", "%ucum", "%sct", "%loinc", "$this", "$index", "$total")
_FAMILIES = ("vs-", "ext-")


@dataclass(frozen=True, slots=True)
class Misused:
    """A function or variable that is not there, or a function with too many or too few arguments."""

    offset: int
    word: str
    arguments: int | None = None
    allowed: str = ""


def misused_words(node: Node) -> Iterator[Misused]:
    """Yield the unknown functions and variables of an expression, and the calls with a wrong number of arguments."""
    defined = {
        str(getattr(item.arguments[0], "text", "")).strip("'")
        for item in inside(node)
        if isinstance(item, Call) and item.name == "defineVariable" and item.arguments
    }
    for item in inside(node):
        if isinstance(item, Variable) and item.name not in VARIABLES and not _is_given(item.name, defined):
            yield Misused(item.offset, item.name)
        elif isinstance(item, Call):
            yield from _misused_call(item)


def _misused_call(call: Call) -> Iterator[Misused]:
    if call.name not in FUNCTIONS:
        yield Misused(call.offset, f"{call.name}()")
        return
    least, most = FUNCTIONS[call.name]
    count = len(call.arguments)
    if call.name not in _ANY_COUNT and not least <= count <= most:
        allowed = str(least) if least == most else f"{least}..{most}"
        yield Misused(call.offset, f"{call.name}()", count, allowed)


def _is_given(name: str, defined: set[str]) -> bool:
    bare = name.removeprefix("%").strip("`'")
    return name.startswith("%") and (bare in defined or bare.startswith(_FAMILIES))
