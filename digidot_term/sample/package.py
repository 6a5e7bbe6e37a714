"""The sample edition as two RF2 packages in memory; a file's bytes are made when it is read."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.sample.files import KINDS
from digidot_term.sample.model import Part
from digidot_term.sample.rows import EFFECTIVE_TIMES, Release, render_file

_NAMES: dict[Part, str] = {"INT": "DigidotSample_International_PREVIEW", "NO": "DigidotSample_Norway_PREVIEW"}


class SamplePackage:
    """One of the two packages of a release of the sample edition."""

    def __init__(self, part: Part, release: Release) -> None:
        self.name = f"{_NAMES[part]}_{EFFECTIVE_TIMES[release]}"
        self._part, self._release = part, release
        self._kinds = {kind.path(part, release): kind for kind in KINDS if part in kind.parts}

    def names(self) -> tuple[str, ...]:
        """Return the names of all files, sorted."""
        return tuple(sorted(self._kinds))

    def read(self, name: str) -> bytes:
        """Return the content of one file."""
        kind = self._kinds[name]
        return render_file(kind.columns, kind.rows(self._part), self._release)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of one file."""
        yield self.read(name)

    def size(self, name: str) -> int:
        """Return how many bytes one file has, roughly: it is not made to be measured."""
        return len(name)


def sample_packages(release: Release = "newer") -> tuple[SamplePackage, SamplePackage]:
    """Return a release of the sample edition: the International part, then the Norwegian extension of it."""
    return SamplePackage("INT", release), SamplePackage("NO", release)
