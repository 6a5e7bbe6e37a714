"""NIM107: two information elements share an element, and its comment does not name both."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.realisation import all_mappings
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM107",
    "shared-target",
    Severity.WARNING,
    Text(
        en="`{element}` carries {paths}, and its comment does not name {missing}",
        nb="`{element}` bærer {paths}, og kommentaren nevner ikke {missing}",
        nn="`{element}` ber {paths}, og kommentaren nemner ikkje {missing}",
    ),
    Text(
        en="say in `why` or `comment` how the two are told apart, or carry them by two elements",
        nb="skriv i `why` eller `comment` hvordan de holdes fra hverandre, eller bruk to elementer",
        nn="skriv i `why` eller `comment` korleis dei blir haldne frå kvarandre, eller bruk to element",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find elements that carry two information elements without a comment that names each by its last word."""
    shared: dict[tuple[str, str], tuple[list[str], Place, str]] = {}
    for mapping in all_mappings(compilation, "helse-nim"):
        key = (str(mapping.artefact.url), str(mapping.element["id"]))
        paths, _, _ = shared.setdefault(key, ([], mapping.place, str(mapping.element.get("comment", ""))))
        paths.append(mapping.path)
    for (_, element), (paths, place, comment) in sorted(shared.items()):
        missing = [path for path in paths if path.rpartition(".")[2] not in comment]
        if len(paths) > 1 and missing:
            yield Diagnostic.of(KIND, place, element=element, paths=", ".join(paths), missing=", ".join(missing))


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
