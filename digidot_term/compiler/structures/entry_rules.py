"""What is wrong with an entry of a source whatever its base is: keys that exclude each other, values left empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.compiler.structures import rule_kinds as kinds
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.expressions import expression_problems
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.paths import ElementPath
from digidot_term.source.load import SourceFile

_EXCLUDING = (("only", "type"), ("content", "type"), ("content", "only"), ("use", "type"), ("use", "only"))
_VALUES = ("fixed", "pattern", "min_value", "max_value")


def entry_problems(entries: Iterable[Entry], file: SourceFile, resolver: StructureNames) -> Iterator[Diagnostic]:
    """Yield what is wrong with each entry by itself, and extensions that two entries use."""
    listed = tuple(entries)
    for entry in listed:
        yield from _excluding(entry, file)
        yield from _empty_values(entry, file)
        yield from _slicing(entry, file)
        yield from _obligations(entry, file, resolver)
    yield from _used_twice(listed, file, resolver)


def _excluding(entry: Entry, file: SourceFile) -> Iterator[Diagnostic]:
    for one, other in _EXCLUDING:
        if getattr(entry.element, one) and getattr(entry.element, other):
            place = file.document.key_place((*entry.key, other))
            yield Diagnostic.of(kinds.KEYS_CONTRADICT, place, path=entry.written, one=one, other=other)


def _empty_values(entry: Entry, file: SourceFile) -> Iterator[Diagnostic]:
    """Yield values that are given and empty: `fixed:` with nothing behind it says nothing."""
    for name in _VALUES:
        if name in entry.element.model_fields_set and getattr(entry.element, name) is None:
            word = name.replace("_", "-")
            place = file.document.key_place((*entry.key, word))
            yield Diagnostic.of(kinds.VALUE_EMPTY, place, path=entry.written, key=word)


def _slicing(entry: Entry, file: SourceFile) -> Iterator[Diagnostic]:
    slicing = entry.element.slice
    if slicing is not None and not any(slicing.by.values()) and slicing.description is None:
        place = file.document.key_place((*entry.key, "slice", "by"))
        yield Diagnostic.of(kinds.SLICED_BY_NOTHING, place, path=entry.written)


def _obligations(entry: Entry, file: SourceFile, resolver: StructureNames) -> Iterator[Diagnostic]:
    for number, item in enumerate(entry.element.obligations):
        key = (*entry.key, "obligations", number)
        if item.filter is not None:
            yield from expression_problems(file, (*key, "filter"), "filter")
        for place, actor in enumerate(item.actor):
            if ":" not in actor:
                yield resolver.unknown(actor, file, (*key, "actor", place))


def _used_twice(entries: Iterable[Entry], file: SourceFile, resolver: StructureNames) -> Iterator[Diagnostic]:
    """Yield the slices that use an extension which another slice of the same element uses."""
    first: dict[tuple[ElementPath, str, str], Entry] = {}
    for entry in entries:
        canonical = resolver.canonical(entry.element.use) if entry.element.use else None
        if canonical is None or not entry.path.steps:
            continue
        here = (entry.path.parent, entry.path.steps[-1].name, canonical.partition("|")[0])
        if here in first:
            place = file.document.place((*entry.key, "use"))
            words = {"path": entry.written, "extension": entry.element.use, "first": first[here].written}
            yield Diagnostic.of(kinds.EXTENSION_TWICE, place, **words)
        first.setdefault(here, entry)
