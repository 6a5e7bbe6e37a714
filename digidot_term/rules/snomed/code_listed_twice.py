"""VS101: a value set lists the same code twice."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "VS101",
    "code-listed-twice",
    Severity.WARNING,
    Text(
        en="{code} is listed before, in line {line}",
        nb="{code} står allerede i linje {line}",
        nn="{code} står alt i linje {line}",
    ),
    Text(
        en="take one of them out",
        nb="ta ut den ene",
        nn="ta ut den eine",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find codes that the source lists again, in the same include or exclude or another of the same kind."""
    for artefact in compilation.of_type("ValueSet"):
        document = artefact.source.document
        for key in ("include", "exclude"):
            first: dict[tuple[str | None, str], int] = {}
            for number, selection in enumerate(getattr(artefact.source.model, key)):
                for position, ref in enumerate(selection.codes or ()):
                    place = document.place((key, number, "codes", position))
                    code = (selection.system, ref.code)
                    if code in first:
                        yield Diagnostic.of(KIND, place, code=ref.code, line=first[code])
                    first.setdefault(code, place.line)


RULE = Rule(KIND, "snomed", "own rule", check)
