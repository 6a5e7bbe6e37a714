"""Whether the profiles that a profile imposes or complies with can be met by its instances.

FHIR Extensions Pack 5.2, structuredefinition-imposeProfile and -compliesWithProfile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digidot_term.artefact import Artefact
from digidot_term.compiler.structures import rule_kinds as kinds
from digidot_term.compiler.structures.structure_names import StructureNames
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.snapshot import StructureSource
from digidot_term.fhir.structures.narrowing_types import lineage
from digidot_term.source.document import KeyPath

IMPOSES, COMPLIES = "imposes", "complies-with"


def imposing_problems(
    artefacts: Iterable[Artefact], resolver: StructureNames, known: StructureSource
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the profiles that others name, once all structures are known."""
    profiles = {str(item.url): item for item in artefacts if item.source.kind == "profile"}
    for artefact in profiles.values():
        yield from _unfit(artefact, resolver, known)
    yield from _cycles(profiles, resolver)


def _named(artefact: Artefact, resolver: StructureNames) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield the key path, word and canonical without version of each profile that one names."""
    model = artefact.source.model
    for key, words in ((IMPOSES, model.imposes), (COMPLIES, model.complies_with)):
        for number, word in enumerate(words):
            canonical = resolver.canonical(word)
            if canonical is not None:
                yield (key, number), word, canonical.partition("|")[0]


def _unfit(artefact: Artefact, resolver: StructureNames, known: StructureSource) -> Iterator[Diagnostic]:
    document = artefact.source.document
    first: dict[str, str] = {}
    for path, word, canonical in _named(artefact, resolver):
        key, place = str(path[0]), document.place(path)
        if canonical in first:
            yield Diagnostic.of(kinds.IMPOSED_TWICE, place, profile=word, first=first[canonical])
            continue
        first[canonical] = key
        structure = known.structure(canonical)
        if structure is None:
            continue
        of, ours = str(structure.get("type", "")), str(artefact.resource["type"])
        if structure.get("kind") not in {"resource", "logical"} or structure.get("derivation") != "constraint":
            what = structure.get("type") if structure.get("derivation") == "constraint" else structure.get("kind")
            yield Diagnostic.of(kinds.IMPOSED_NO_PROFILE, place, key=key, profile=word, what=what)
        elif of not in {str(item.get("type")) for item in lineage(ours, known)}:
            yield Diagnostic.of(kinds.IMPOSED_OF_OTHER_TYPE, place, key=key, profile=word, other=of, type=ours)


def _cycles(profiles: Mapping[str, Artefact], resolver: StructureNames) -> Iterator[Diagnostic]:
    """Yield each circle of profiles that impose each other once, at the profile whose id comes first."""
    imposed = {
        url: {canonical: path for path, _, canonical in _named(item, resolver) if path[0] == IMPOSES}
        for url, item in profiles.items()
    }
    for url, artefact in profiles.items():
        for canonical, path in imposed[url].items():
            chain = _way(canonical, url, imposed)
            if chain and min(profiles[item].id for item in chain) == artefact.id:
                shown = " -> ".join(profiles[item].id for item in (url, *chain))
                yield Diagnostic.of(kinds.IMPOSING_CYCLE, artefact.source.document.place(path), chain=shown)


def _way(start: str, end: str, steps: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the shortest way from one profile to another, both included; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    met = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        for following in steps.get(way[-1], ()):
            if following not in met:
                met.add(following)
                ways.append((*way, following))
    return ()
