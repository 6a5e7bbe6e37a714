"""The order structures are compiled in: what a structure is built from comes before it."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.compiler.structures import kinds
from digidot_term.compiler.structures.elements import Entry, flatten
from digidot_term.compiler.structures.structure_names import STRUCTURES, StructureNames
from digidot_term.compiler.structures.type_entries import parse_word
from digidot_term.diagnostics import Diagnostic
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.structure import Element


def in_order_of_need(
    project: Project, resolver: StructureNames
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return the structures so that bases, datatype profiles and extensions come before those that use them."""
    done: dict[str, SourceFile] = {}
    found: list[Diagnostic] = []

    def visit(file: SourceFile, chain: tuple[str, ...]) -> None:
        if file.id in done:
            return
        if file.id in chain:
            cycle = " -> ".join([*chain[chain.index(file.id) :], file.id])
            found.append(Diagnostic.of(kinds.STRUCTURE_CYCLE, file.document.place(("base",)), chain=cycle))
            return
        for other in _needs(file, resolver):
            visit(other, (*chain, file.id))
        done[file.id] = file

    for file in project.of_kind(*STRUCTURES):
        visit(file, ())
    return tuple(done.values()), tuple(found)


def _needs(file: SourceFile, resolver: StructureNames) -> Iterator[SourceFile]:
    """Yield the project's sources that a structure is built from; targets of references and other models are not."""
    words = [getattr(file.model, "base", "")]
    words += [use.url for use in file.model.extensions]
    words += [use.url for item in file.model.invariants.values() for use in item.extensions]
    words += [use.url for entry in flatten(file)[0] for use in entry.element.extensions]
    if file.kind != "logical":
        for entry in flatten(file)[0]:
            words += _profiles_in(entry)
    for word in words:
        other = resolver.file(word) if word else None
        if other is not None:
            yield other


def _profiles_in(entry: Entry) -> list[str]:
    """Return the names of the extension and the profiles on the types of an element."""
    element: Element = entry.element
    words = [element.use] if element.use else []
    for word in (*(element.only or ()), *((element.type,) if element.type else ())):
        choice = parse_word(word)
        if choice is not None:
            words += [choice.type, *choice.profile]
    return words
