"""Global options may stand anywhere."""

from __future__ import annotations

import pytest

from digidot_term.cli.arguments import with_globals_first


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["build"], ["build"]),
        (["build", "-q"], ["-q", "build"]),
        (
            ["package", "install", "x@1", "--online", "--cache", "d"],
            ["--online", "--cache", "d", "package", "install", "x@1"],
        ),
        (["ecl", "<< 1", "--lang=nb"], ["--lang=nb", "ecl", "<< 1"]),
        (["ecl", "--", "-q"], ["ecl", "--", "-q"]),
        (["build", "--lang"], ["build", "--lang"]),
        (["ecl", "C=1", "--count"], ["ecl", "C=1", "--count"]),
        ([], []),
    ],
)
def test_global_options_are_moved_to_the_front(given: list[str], expected: list[str]) -> None:
    assert with_globals_first(given) == expected
