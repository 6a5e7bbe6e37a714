"""DENT109: ISO 3950 is named by a URI that the project does not declare, or by more than one."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.content import Found, texts
from digidot_term.rules.dent.numbering import numbering_of
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT109",
    "iso3950-uri",
    Severity.ERROR,
    Text(
        en="ISO 3950 is called {uri} here, but the project's URI for it is {declared}",
        nb="ISO 3950 heter {uri} her, men prosjektets URI for den er {declared}",
        nn="ISO 3950 heiter {uri} her, men URI-en til prosjektet for han er {declared}",
    ),
    Text(
        en="use one URI everywhere, that of one code system of the project or one alias of its configuration",
        nb="bruk én URI overalt: den til ett kodesystem i prosjektet eller ett alias i konfigurasjonen",
        nn="bruk éin URI overalt: den til eitt kodesystem i prosjektet eller eitt alias i konfigurasjonen",
    ),
)

_SYSTEM_KEYS = frozenset({"system", "source", "target", "sourceUri", "targetUri"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find URIs of ISO 3950 other than the one declared: no registered URI exists, so each project must choose one."""
    declared = _declared(compilation)
    shown = next(iter(declared), "-")
    for found in _used(compilation):
        if found.value != shown:
            yield Diagnostic.of(KIND, found.place, uri=found.value, declared=shown)
    for alias, uri in sorted(compilation.project.config.systems.items()):
        if numbering_of(uri) == "iso3950" and uri != shown:
            place = Place(compilation.project.config_path)
            yield Diagnostic.of(KIND, place, uri=f"{uri} ({alias})", declared=shown)


def _declared(compilation: Compilation) -> list[str]:
    """Return the URIs declared: those of code systems first, then those of aliases."""
    own = [str(artefact.url) for artefact in compilation.of_type("CodeSystem")]
    aliases = [uri for _, uri in sorted(compilation.project.config.systems.items())]
    return [uri for uri in (*own, *aliases) if numbering_of(uri) == "iso3950"]


def _used(compilation: Compilation) -> Iterator[Found]:
    """Yield every URI of ISO 3950 that names a code system in a resource; a project's second code system too."""
    for artefact in compilation.artefacts:
        for found in texts(artefact):
            names_system = bool(found.path) and (
                found.path[-1] in _SYSTEM_KEYS or (artefact.type == "CodeSystem" and found.path == ("url",))
            )
            if names_system and found.path[0] != "expansion" and numbering_of(found.value) == "iso3950":
                yield found


RULE = Rule(KIND, "dent", "ISO 3950", check)
