"""What a source gives as plain FHIR JSON beside values: codes of elements, and where obligations and bindings hold."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.value_misfits import list_problems
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.type_table import TypeTable
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile

_OF_HEAD = (
    ("identifier", "identifier", "Identifier"),
    ("use_context", "use-context", "UsageContext"),
    ("jurisdiction", "jurisdiction", "CodeableConcept"),
    ("keyword", "keyword", "Coding"),
)


def json_problems(entry: Entry, file: SourceFile, table: TypeTable) -> list[Diagnostic]:
    """Return what does not fit in an entry's `code` and in every `usage`."""
    element = entry.element
    lists: list[tuple[KeyPath, tuple[object, ...], str]] = [(("code",), element.code or (), "Coding")]
    for number, obligation in enumerate(element.obligations):
        lists.append((("obligations", number, "usage"), obligation.usage, "UsageContext"))
    for number, item in enumerate(element.bind.additional if element.bind else ()):
        lists.append((("bind", "additional", number, "usage"), item.usage, "UsageContext"))
    return [
        problem
        for key, values, code in lists
        for problem in list_problems(values, code, entry.written, (*entry.key, *key), file, table)
    ]


def head_problems(file: SourceFile, table: TypeTable) -> Iterator[Diagnostic]:
    """Yield what does not fit in what the head of a source has as FHIR JSON."""
    for name, word, code in _OF_HEAD:
        yield from list_problems(getattr(file.model, name), code, file.id, (word,), file, table)
