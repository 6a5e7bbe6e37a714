"""What is measured for each goal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.bench import building, comparing
from tests.bench.asking import Asked, Asking
from tests.bench.figures import seconds, size
from tests.bench.goals import Outcome
from tests.bench.loading import Loading
from tests.bench.parsing import parse_times
from tests.bench.processes import Pair, told
from tests.bench.release import Release, release_of


class Site:
    """A release with all that is measured on it, each thing when it is first wanted."""

    def __init__(self, release: Release, folder: Path) -> None:
        self.release = release
        self.loading = Loading(release, Path(tempfile.mkdtemp(dir=folder)))
        self.asking = Asking(self.loading)

    @cached_property
    def searches(self) -> Mapping[str, Any]:
        """What `tests.bench.searching` tells."""
        found: Mapping[str, Any] = told(
            "tests.bench.searching", self.loading.index, self.loading.cache, *self.release.folders
        )
        return found

    @cached_property
    def hierarchies(self) -> Mapping[str, Any]:
        """What `tests.bench.hierarchies` tells."""
        found: Mapping[str, Any] = told("tests.bench.hierarchies", self.loading.index, *self.release.folders)
        return found

    @cached_property
    def refinements(self) -> Mapping[str, Any]:
        """What `tests.bench.refinements` tells."""
        found: Mapping[str, Any] = told("tests.bench.refinements", self.loading.index, *self.release.folders)
        return found


class Sites:
    """The release that is measured, and one of a tenth of its size, both generated when they are first wanted."""

    def __init__(self, scale: float, work: Path, folder: Path) -> None:
        self._scale, self._work, self._folder = scale, work, folder

    @cached_property
    def whole(self) -> Site:
        """The release that is measured."""
        return Site(release_of(self._scale, self._work), self._folder)

    @cached_property
    def building(self) -> building.Building:
        """Projects of structures, which have nothing to do with the release."""
        return building.Building(Path(tempfile.mkdtemp(dir=self._folder)))

    @cached_property
    def tenth(self) -> Site:
        """One of a tenth of its size."""
        return Site(release_of(self._scale / 10, self._work), self._folder)


def _pair(goal: str, case: str, pair: Pair) -> Outcome:
    candidate, reference = (seconds(run.wall for run in runs) for runs in (pair.candidate, pair.reference))
    return Outcome(goal, case, candidate, reference, pair.ratio)


def _zips(sites: Sites) -> Sequence[Outcome]:
    return [_pair("G1", "loading two zips", sites.whole.loading.zips)]


def _folders(sites: Sites) -> Sequence[Outcome]:
    return [_pair("G2", "loading two folders", sites.whole.loading.folders)]


def _memory(sites: Sites) -> Sequence[Outcome]:
    release, loading = sites.whole.release, sites.whole.loading
    text = size(release.text_bytes)
    cases = {"loading two zips": release.zips, "loading two folders": release.folders}
    peaks = {case: size(*loading.peaks(packages)) for case, packages in cases.items()}
    return [Outcome("G3", case, peak, text, peak.median / text.median) for case, peak in peaks.items()]


def _index(sites: Sites) -> Sequence[Outcome]:
    index, text = size(sites.whole.loading.index.stat().st_size), size(sites.whole.release.text_bytes)
    return [Outcome("G4", "the index", index, text, index.median / text.median)]


def _questions(sites: Sites) -> Sequence[Outcome]:
    return [_pair("G5", _case(each), each.runs) for each in sites.whole.asking.questions]


def _bare(sites: Sites) -> Sequence[Outcome]:
    return [_pair("G6", f"`{each.name}`", each.runs) for each in sites.whole.asking.bare]


def _case(asked: Asked) -> str:
    words = asked.name.removesuffix(" --edition bench").replace("|", "\\|")
    return f"`{words}`" if asked.lines == 1 else f"`{words}`, {asked.lines:,} lines"


def _growth_of_load(sites: Sites) -> Sequence[Outcome]:
    whole, tenth = (seconds(run.wall for run in site.loading.zips.candidate) for site in (sites.whole, sites.tenth))
    return [Outcome("G7a", "loading two zips, whole and a tenth", whole, tenth, whole.median / tenth.median)]


def _growth_of_questions(sites: Sites) -> Sequence[Outcome]:
    worst = [max(each.runs.ratio for each in site.asking.questions) for site in (sites.whole, sites.tenth)]
    return [
        Outcome(
            "G7b",
            "the slowest question's ratio, whole and a tenth",
            f"{worst[0]:.2f} ×",
            f"{worst[1]:.2f} ×",
            worst[0] - worst[1],
        )
    ]


def _beginnings(sites: Sites) -> Sequence[Outcome]:
    found = sites.whole.searches["words"]
    return [
        _times("G8a", "beginnings of words, in any language", found["any"], found["fts"]),
        _times("G8a", "beginnings of words, in one language", found["own"], found["fts"]),
        replace(
            _times("G8a", "the first, beside FTS5 with `prefix='2 3'`", found["any"], found["fts prefix"]), counts=False
        ),
    ]


def _wild(sites: Sites) -> Sequence[Outcome]:
    found = sites.whole.searches["wild"]
    return [_times("G8c", "patterns, in any language", found["like"], found["re"])]


def _times(goal: str, case: str, own: Sequence[float], reference: Sequence[float]) -> Outcome:
    """Compare the queries in the middle."""
    mine, other = seconds(own), seconds(reference)
    return Outcome(goal, case, mine, other, other.median / mine.median)


def _hits(sites: Sites) -> Sequence[Outcome]:
    found = sites.whole.searches
    words, patterns = found["compared"]
    queries = len(found["words"]["any"])
    compared = f"{words} of {queries} word queries, each in any and in one language; {patterns} patterns"
    wrong = f"{len(found['wrong'])} differ" + "".join(f"; {each}" for each in found["wrong"])
    return [Outcome("G8b", f"hits in {found['terms']:,} terms", wrong, compared, len(found["wrong"]))]


def _small(sites: Sites) -> Sequence[Outcome]:
    return [
        Outcome("G9", _case(each), size(each.peak), "none", each.peak / 1e6) for each in sites.whole.asking.questions
    ]


def _counts(sites: Sites) -> Sequence[Outcome]:
    return [_pair("G12", _case(each), each.runs) for each in sites.whole.asking.counts]


MEASURES: Mapping[str, Callable[[Sites], Sequence[Outcome]]] = {
    "G1": _zips,
    "G2": _folders,
    "G3": _memory,
    "G4": _index,
    "G5": _questions,
    "G6": _bare,
    "G7a": _growth_of_load,
    "G7b": _growth_of_questions,
    "G8a": _beginnings,
    "G8b": _hits,
    "G8c": _wild,
    "G9": _small,
    "G10a": lambda sites: comparing.beside_search("G10a", "numpy", sites.whole.hierarchies),
    "G10b": lambda sites: comparing.beside_search("G10b", "sets", sites.whole.hierarchies),
    "G10c": lambda sites: comparing.hierarchy_answers(sites.whole.hierarchies),
    "G11a": lambda sites: comparing.middle_refinement(sites.whole.refinements),
    "G11b": lambda sites: comparing.slow_refinement(sites.whole.refinements),
    "G11c": lambda sites: comparing.beside_sql(sites.whole.refinements),
    "G11d": lambda sites: comparing.refinement_answers(sites.whole.refinements),
    "G12": _counts,
    "G13": lambda _: parse_times("G13"),
    "G14a": lambda sites: building.many(sites.building),
    "G14b": lambda sites: building.memory(sites.building),
    "G14c": lambda sites: building.few(sites.building),
    "G14d": lambda sites: building.growth(sites.building),
}
"""How each goal is measured; what two goals need is measured once."""
