"""Say which editions there are and what is in one."""

from __future__ import annotations

from pathlib import Path

from digidot_term.diagnostics import Diagnostic
from digidot_term.jobs.opening import edition_in_use, open_edition
from digidot_term.jobs.sample_edition import SAMPLE_RELEASES
from digidot_term.language import LANGUAGES
from digidot_term.report.editions import EditionFacts, KnownEdition


def known_editions(folder: Path | None) -> tuple[KnownEdition, ...]:
    """Return the editions that can be named, the project's own marked."""
    used = edition_in_use(None, folder)
    used = "sample" if SAMPLE_RELEASES.get(used) == "newer" else used
    names = sorted({used, "sample", "sample@earlier"})
    return tuple(KnownEdition(name, open_edition(name)[0].version_uri, name == used) for name in names)


def describe(spec: str | None, folder: Path | None) -> tuple[EditionFacts, tuple[Diagnostic, ...]]:
    """Open an edition and count what is in it; the diagnostics are all that is wrong with its rows."""
    edition, problems = open_edition(edition_in_use(spec, folder))
    translated = {
        language: sum(edition.preferred_term(sctid, language) is not None for sctid in edition.active_ids)
        for language in LANGUAGES
    }
    refsets = tuple((refset, len(edition.members(refset))) for refset in edition.refset_ids())
    facts = EditionFacts(edition, len(edition.concept_ids), len(edition.active_ids), translated, refsets)
    return facts, problems
