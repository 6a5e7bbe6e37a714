"""The FHIRPath expressions of a source: what is wrong with each, at its own line and column."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.compiler.fhirpath import Flaw, Follower, Node, find_flaw, misused_words, parse
from digidot_term.compiler.fhirpath.words import FUNCTIONS, VARIABLES
from digidot_term.compiler.structures import expression_kinds as kinds
from digidot_term.compiler.structures.shapes import Shapes, Spot
from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile


def expression_problems(file: SourceFile, key: KeyPath, name: str, *, given: tuple[str, ...] = ()) -> list[Diagnostic]:
    """Return what is wrong with the words of the expression at `key`, which messages call `name`.

    `given` are variables that this expression knows beside the usual ones.
    """
    text = _text(file, key)
    flaw = find_flaw(text)
    if flaw is not None:
        place = _place(file, key, text, flaw.offset)
        return [Diagnostic.of(kinds.BAD_FHIRPATH, place, key=name, found=flaw.found, expected=flaw.expected)]
    return list(_misuses(file, key, name, text, given))


def path_problems(
    file: SourceFile, key: KeyPath, name: str, shapes: Shapes, context: Spot, resource: Spot | None
) -> Iterator[Diagnostic]:
    """Yield the element paths of an expression that lead nowhere from its element; none when it cannot be parsed."""
    text = _text(file, key)
    node = _parsed(text)
    for item in Follower(shapes, context, resource).follow(node) if node is not None else ():
        place = _place(file, key, text, item.offset)
        if item.parent == "FHIR":
            yield Diagnostic.of(kinds.UNKNOWN_FHIRPATH_TYPE, place, key=name, type=item.name)
            continue
        yield Diagnostic.of(
            kinds.UNKNOWN_FHIRPATH_PATH, place, key=name, name=item.name, parent=item.parent, near=item.near
        )


def _misuses(file: SourceFile, key: KeyPath, name: str, text: str, given: tuple[str, ...]) -> Iterator[Diagnostic]:
    for item in misused_words(parse(text)):
        place = _place(file, key, text, item.offset)
        if item.arguments is not None:
            yield Diagnostic.of(
                kinds.FHIRPATH_ARGUMENTS, place, key=name, word=item.word, count=item.arguments, allowed=item.allowed
            )
        elif item.word not in given:
            yield Diagnostic.of(_kind(item.word), place, key=name, word=item.word, near=_near(item.word))


def _kind(word: str) -> Kind:
    return kinds.UNKNOWN_FHIRPATH_FUNCTION if word.endswith("()") else kinds.UNKNOWN_FHIRPATH_VARIABLE


def _near(word: str) -> str:
    return nearest(word, [f"{name}()" for name in FUNCTIONS] if word.endswith("()") else VARIABLES)


def _parsed(text: str) -> Node | None:
    try:
        return parse(text)
    except Flaw:
        return None


def _text(file: SourceFile, key: KeyPath) -> str:
    value = file.document.data
    for step in key:
        value = value[step]
    return str(value)


def _place(file: SourceFile, key: KeyPath, text: str, offset: int) -> Place:
    before = text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    return file.document.text_place(key, line, column)
