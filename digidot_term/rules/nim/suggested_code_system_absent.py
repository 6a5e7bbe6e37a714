"""NIM105: the value set bound to a carrier does not use the code system that Helse-NIM suggests."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.nim.carrier import same_system, suggestions, systems_of
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM105",
    "suggested-code-system-absent",
    Severity.WARNING,
    Text(
        en="Helse-NIM suggests {suggested} for `{path}`, which is not in the value set bound to `{element}` ({bound})",
        nb="Helse-NIM foreslår {suggested} for `{path}`, som ikke er i verdisettet for `{element}` ({bound})",
        nn="Helse-NIM foreslår {suggested} for `{path}`, som ikkje er i verdisettet for `{element}` ({bound})",
    ),
    Text(
        en="use the code system in the value set, or explain the deviation in a waiver of `{path}`",
        nb="bruk kodesystemet i verdisettet, eller begrunn avviket i waivers for `{path}`",
        nn="bruk kodesystemet i verdisettet, eller grunngje avviket i waivers for `{path}`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find bound value sets without the suggested system; a value set that is not known is left alone."""
    for realisation, item, element, found in suggestions(compilation):
        bound = [binding["valueSet"] for binding in found if "valueSet" in binding]
        used = [systems_of(url, compilation.definitions) for url in bound]
        if not bound or any(one is None for one in used):
            continue
        known = frozenset[str]().union(*(one for one in used if one))
        if not any(same_system(one, other) for one in item.systems for other in known):
            yield Diagnostic.of(
                KIND,
                realisation.place_of(item.path),
                suggested=", ".join(item.systems),
                path=item.path,
                element=element["id"],
                bound=", ".join(sorted(bound)),
            )


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
