"""The order structures are compiled in: what a structure is built from comes before it."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.compiler.structures import kinds
from digidot_term.compiler.structures.elements import Entry, flatten
from digidot_term.compiler.structures.structure_names import STRUCTURES, StructureNames
from digidot_term.compiler.structures.type_entries import parse_word
from digidot_term.diagnostics import Diagnostic
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.structure import Element


def in_order_of_need(
    project: Project, resolver: StructureNames
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return the structures so that bases, datatype profiles and extensions come before those that use them."""
    done: dict[str, SourceFile] = {}
    found: list[Diagnostic] = []

    def visit(file: SourceFile, chain: tuple[str, ...], keys: tuple[KeyPath, ...]) -> None:
        """Visit what a structure needs; `keys` has what leads on from each structure of the chain."""
        if file.id in done:
            return
        if file.id in chain:
            begin = chain.index(file.id)
            cycle = " -> ".join([*chain[begin:], file.id])
            found.append(Diagnostic.of(kinds.STRUCTURE_CYCLE, file.document.place(keys[begin]), chain=cycle))
            return
        for other, key in _needs(file, resolver):
            visit(other, (*chain, file.id), (*keys, key))
        done[file.id] = file

    for file in project.of_kind(*STRUCTURES):
        visit(file, (), ())
    return tuple(done.values()), tuple(found)


def _needs(file: SourceFile, resolver: StructureNames) -> Iterator[tuple[SourceFile, KeyPath]]:
    """Yield the project's sources that a structure is built from, and where it says so.

    Targets of references and other models are not among them.
    """
    for word, key in (*_of_structure(file), *_of_elements(file)):
        other = resolver.file(word) if word else None
        if other is not None:
            yield other, key


def _of_structure(file: SourceFile) -> Iterator[tuple[str, KeyPath]]:
    """Yield the words by which a structure, or one of its rules, names others, with their key paths."""
    yield getattr(file.model, "base", "") or "", ("base",)
    for number, use in enumerate(file.model.extensions):
        yield use.url, ("extensions", number, "url")
    for name, item in file.model.invariants.items():
        for number, use in enumerate(item.extensions):
            yield use.url, ("invariants", name, "extensions", number, "url")


def _of_elements(file: SourceFile) -> Iterator[tuple[str, KeyPath]]:
    """Yield the words by which the elements name extensions and, but in a model, profiles on their types."""
    entries = flatten(file)[0]
    for entry in entries:
        for number, use in enumerate(entry.element.extensions):
            yield use.url, (*entry.key, "extensions", number, "url")
    for entry in entries if file.kind != "logical" else ():
        yield from _profiles_in(entry)


def _profiles_in(entry: Entry) -> Iterator[tuple[str, KeyPath]]:
    """Yield the names of the extension and the profiles on the types of an element."""
    element: Element = entry.element
    if element.use:
        yield element.use, (*entry.key, "use")
    types = [(word, (*entry.key, "only", number)) for number, word in enumerate(element.only or ())]
    if element.type:
        types.append((element.type, (*entry.key, "type")))
    for word, key in types:
        choice = parse_word(word)
        for name in (choice.type, *choice.profile) if choice is not None else ():
            yield name, key
