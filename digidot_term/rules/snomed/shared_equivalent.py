"""CM106: several source codes have one equivalent target."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.map_rows import MapPair, rows
from digidot_term.rules.rule import Rule

KIND = Kind(
    "CM106",
    "shared-equivalent",
    Severity.WARNING,
    Text(
        en="{target} |{display}| is the equivalent of {sources}",
        nb="{target} |{display}| er ekvivalent med {sources}",
        nn="{target} |{display}| er ekvivalent med {sources}",
    ),
    Text(
        en="say which of them the target means exactly, and how the others are narrower or broader",
        nb="oppgi hvilken av dem målet betyr nøyaktig, og hvordan de andre er smalere eller bredere",
        nn="oppgje kven av dei målet tyder nøyaktig, og korleis dei andre er smalare eller breiare",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find targets that are equivalent to more than one source code of a map."""
    for artefact in compilation.of_type("ConceptMap"):
        equal: dict[str, list[MapPair]] = {}
        for row in rows(artefact):
            for pair in row:
                if pair.equivalence == "equivalent":
                    equal.setdefault(pair.target, []).append(pair)
        for pairs in equal.values():
            sources = sorted({pair.source for pair in pairs})
            if len(sources) > 1:
                pair = pairs[1]
                values = {"target": pair.target, "display": pair.target_display, "sources": ", ".join(sources)}
                yield Diagnostic.of(KIND, pair.place, **values)


RULE = Rule(KIND, "snomed", "own rule", check)
