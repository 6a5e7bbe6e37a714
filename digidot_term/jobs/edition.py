"""Add, list, show, verify and remove the editions that can be named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.jobs.caches import edition_library
from digidot_term.jobs.opening import edition_in_use, find_indexed, open_edition
from digidot_term.jobs.sample_edition import SAMPLE_RELEASES
from digidot_term.language import LANGUAGES
from digidot_term.report.editions.listing import KnownEdition
from digidot_term.report.editions.page import EditionFacts
from digidot_term.snomed.indexed_edition import IndexedEdition
from digidot_term.snomed.library_kinds import NO_SUCH_EDITION


def add(
    packages: Sequence[str], *, name: str, as_of: str, allow_mismatch: bool, strict: bool
) -> tuple[IndexedEdition, tuple[Diagnostic, ...]]:
    """Index packages as one edition; the diagnostics say what was left out."""
    from digidot_term.snomed.rf2.package import package_paths

    paths = [path.resolve() for spec in packages for path in package_paths(spec)]
    return edition_library().add(paths, name=name, as_of=as_of, allow_mismatch=allow_mismatch, strict=strict)


def remove(name: str) -> None:
    """Remove an indexed edition; DigidotError SCT072 when there is none of that name."""
    if not edition_library().remove(name):
        raise DigidotError(Diagnostic.of(NO_SUCH_EDITION, Place("NAME"), name=name))


def verify(name: str) -> tuple[Diagnostic, ...]:
    """Compare an indexed edition and its packages with their checksums; DigidotError SCT072 when there is none."""
    return edition_library().verify(name)


def known_editions(folder: Path | None) -> tuple[tuple[KnownEdition, ...], tuple[Diagnostic, ...]]:
    """Return the editions that can be named, the one the project uses marked, and what is wrong with their files.

    Packages the project uses that are not indexed yet are listed as they are named there.
    """
    library = edition_library()
    used = _name_in_use(folder)
    known = {edition.name: _known(edition, used) for edition in library.list()}
    for name in ("sample", "sample@earlier"):
        sample = open_edition(name)[0]
        known[name] = KnownEdition(name, sample.version_uri, name == used, len(sample.concept_ids))
    if used not in known:
        known[used] = KnownEdition(used, "", in_use=True)
    return tuple(known[name] for name in sorted(known)), library.unreadable()


def describe(spec: str | None, folder: Path | None) -> tuple[EditionFacts, tuple[Diagnostic, ...]]:
    """Open an edition and count what is in it; the diagnostics are all that is wrong with its rows."""
    edition, problems = open_edition(edition_in_use(spec, folder))
    translated = {language: edition.count_preferred(language) for language in LANGUAGES}
    refsets = tuple((refset, edition.member_count(refset)) for refset in edition.refset_ids())
    facts = EditionFacts(edition, len(edition.concept_ids), len(edition.active_ids), translated, refsets)
    return facts, problems


def _name_in_use(folder: Path | None) -> str:
    """Return the name of the edition the project uses; packages that are not indexed are named by their paths."""
    used = edition_in_use(None, folder)
    if used in SAMPLE_RELEASES:
        return "sample" if SAMPLE_RELEASES[used] == "newer" else "sample@earlier"
    indexed = find_indexed(used)
    return indexed.name if indexed else used


def _known(edition: IndexedEdition, used: str) -> KnownEdition:
    info = edition.info
    return KnownEdition(
        edition.name,
        edition.version_uri,
        in_use=edition.name == used,
        concepts=info.counts["concepts"],
        size=edition.size,
        problems=info.problems,
    )
