"""Make an edition of RF2 packages: in memory, or as an index file."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed import kinds
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.info import PackageRecord
from digidot_term.snomed.rf2.package import Rf2Package

UNMET_KINDS = frozenset({kinds.DEPENDENCY_MISSING, kinds.DEPENDENCY_DATE, kinds.NO_CONCEPTS})
"""What is said of an edition that lacks a part, so that no answer from it can be trusted."""


def read_edition(
    packages: Sequence[Rf2Package], *, name: str, as_of: str = "", allow_mismatch: bool = False
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Read an edition into memory; the latest row of each component counts, whatever the order of the packages.

    `as_of` (`YYYYMMDD`) reads Full files and takes no row later than that. Rows that break the format are left out
    with a diagnostic. A package that another one builds on and that is not there, or is there with another date, is an
    error among the diagnostics, a warning with `allow_mismatch`; what to do then is the caller's choice.
    """
    file = io.BytesIO()
    found = write_edition(file, packages, as_of=as_of, allow_mismatch=allow_mismatch)
    return Edition(Index(file.getbuffer()), name), found


def write_edition(
    file: IO[bytes],
    packages: Sequence[Rf2Package],
    *,
    as_of: str = "",
    allow_mismatch: bool = False,
    records: Callable[[], Sequence[PackageRecord]] = tuple,
    progress: Callable[[int], None] | None = None,
    refuse: Callable[[Sequence[Diagnostic]], None] = lambda _: None,
) -> tuple[Diagnostic, ...]:
    """Build the index of an edition and write it, unless `refuse` raises an error at what was found on the way.

    `records` are the packages as the index will name them, asked for when all is read.
    """
    from digidot_term.snomed.build.builder import Choice, build_edition  # noqa: PLC0415 - loads numpy
    from digidot_term.snomed.index.data import InMemory  # noqa: PLC0415 - likewise
    from digidot_term.snomed.index.write import write_index  # noqa: PLC0415 - likewise
    from digidot_term.snomed.problems import pack_problems  # noqa: PLC0415 - likewise

    built = build_edition(packages, Choice(as_of, allow_mismatch), progress)
    refuse(built.diagnostics)
    arrays = {**built.arrays, "problem": ("B", InMemory(memoryview(pack_problems(built.diagnostics))))}
    facts: Mapping[str, Any] = {
        **built.facts,
        "as_of": as_of,
        "allow_mismatch": allow_mismatch,
        "packages": [list(record) for record in records()],
        "problems": len(built.diagnostics),
    }
    write_index(file, arrays, facts)
    return built.diagnostics
