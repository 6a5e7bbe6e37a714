"""What an index says of the edition it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class PackageRecord(NamedTuple):
    """A package an edition was made of: its path when it was read, and what it is known by again.

    `modified` is in nanoseconds; `directory` is a checksum of a zip's directory, or of what lies in a folder.
    """

    path: str
    size: int
    modified: int
    directory: int
    sha256: str


class EditionInfo(NamedTuple):
    """The identity of an edition, the packages it was made of, counts of what is in it, and what its rows name.

    `module_ids` are the modules of concepts, `language_codes` the codes descriptions have; both sorted.
    """

    name: str
    module_id: int
    effective_time: str
    as_of: str
    allow_mismatch: bool
    packages: tuple[PackageRecord, ...]
    counts: Mapping[str, int]
    problems: int
    module_ids: tuple[int, ...]
    language_codes: tuple[str, ...]


def info_of(facts: Mapping[str, Any], name: str) -> EditionInfo:
    """Return what the facts of an index say of the edition that is called `name`."""
    return EditionInfo(
        name=name,
        module_id=facts["module_id"],
        effective_time=facts["effective_time"],
        as_of=facts["as_of"],
        allow_mismatch=facts["allow_mismatch"],
        packages=tuple(PackageRecord(*each) for each in facts["packages"]),
        counts=facts["counts"],
        problems=facts["problems"],
        module_ids=tuple(sorted({module_id for module_id, _ in facts["concept_forms"]})),
        language_codes=tuple(sorted({language_code for _, _, language_code, _ in facts["description_forms"]})),
    )
