"""What of a value written as FHIR JSON does not fit its type, each part at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from digidot_term.compiler.structures import value_kinds as kinds
from digidot_term.compiler.structures.value_shape import Misfit, misfits
from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.values import written
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile

_LONGEST = 60


def misfit_problems(
    value: Any, code: str, path: str, key: KeyPath, file: SourceFile, table: TypeTable, word: str = ""
) -> Iterator[Diagnostic]:
    """Yield what of a value at `key` does not fit the type `code`; `path` is what messages call its owner.

    `word` is the key that messages speak of, the last one of `key` when left out.
    """
    for misfit in misfits(value, code, table):
        place = file.document.place((*key, *misfit.steps))
        yield _diagnostic(misfit, path, word or str(key[-1]), place)


def list_problems(
    values: Iterable[Any], code: str, path: str, key: KeyPath, file: SourceFile, table: TypeTable
) -> Iterator[Diagnostic]:
    """Yield what does not fit in each of a list of values of one type."""
    for number, value in enumerate(values):
        yield from misfit_problems(value, code, path, (*key, number), file, table, word=str(key[-1]))


def _diagnostic(misfit: Misfit, path: str, word: str, place: Place) -> Diagnostic:
    if misfit.unknown:
        name, near = str(misfit.steps[-1]), misfit.expected
        return Diagnostic.of(
            kinds.VALUE_PART_UNKNOWN, place, path=path, key=word, type=misfit.type, name=name, near=near
        )
    shown = shortened(str(misfit.value), _LONGEST)
    if not misfit.steps:
        return Diagnostic.of(kinds.WRONG_VALUE, place, path=path, key=word, value=shown, type=misfit.type)
    part = written(misfit.steps)
    return Diagnostic.of(
        kinds.VALUE_PART_UNFIT,
        place,
        path=path,
        key=word,
        part=part,
        value=shown,
        type=misfit.type,
        expected=misfit.expected,
    )
