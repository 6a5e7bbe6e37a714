from __future__ import annotations

import pytest

from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.snomed import kinds
from digidot_term.snomed.problems import pack_problems, unpack_problems
from digidot_term.snomed.rf2 import row_kinds

KINDS = [each for module in (kinds, row_kinds) for each in vars(module).values() if isinstance(each, Kind)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_said_of_rows_reads_back_as_it_was(kind: Kind) -> None:
    place = Place("p/«å»\u2028.txt", 3, 7)
    told = [
        Diagnostic.of(kind, place, column="id", value="\U0001f9b7\t\x00"),
        Diagnostic.of(kind, Place("p")).with_severity(Severity.WARNING),
    ]
    assert unpack_problems(pack_problems(told)) == tuple(told)


def test_nothing_wrong_reads_back_as_nothing() -> None:
    assert unpack_problems(pack_problems([])) == ()
