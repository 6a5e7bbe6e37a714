from __future__ import annotations

from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.snomed import kinds
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.faults import MOST_OF_A_KIND, Faults


def flag(line: int, path: str = "f") -> Diagnostic:
    return Diagnostic.of(row_kinds.BAD_FLAG, Place(path, line, 1), column="active", value="x")


def date(line: int, path: str = "f") -> Diagnostic:
    return Diagnostic.of(row_kinds.UNPUBLISHED, Place(path, line, 1), column="effectiveTime")


def test_few_are_all_told_in_order_of_place() -> None:
    faults = Faults()
    faults.extend([flag(3), date(2), flag(1, "e"), flag(2)])
    assert [str(each.place) for each in faults.diagnostics()] == ["e:1:1", "f:2:1", "f:2:1", "f:3:1"]
    assert [each.kind.id for each in faults.diagnostics()] == ["SCT027", "SCT027", "SCT034", "SCT027"]


def test_many_of_a_kind_in_a_file_are_counted_behind_the_first_ones() -> None:
    faults = Faults()
    faults.extend(flag(line) for line in range(1, MOST_OF_A_KIND + 8))
    faults.extend(date(line) for line in range(1, MOST_OF_A_KIND + 2))
    faults.extend(flag(line, "g") for line in range(1, MOST_OF_A_KIND + 1))

    told = faults.diagnostics()

    counts = [each for each in told if each.kind is kinds.MORE_OF_THE_SAME]
    assert [(str(each.place), each.severity, each.message()) for each in counts] == [
        ("f", Severity.WARNING, "1 more of SCT034 in this file"),
        ("f", Severity.ERROR, "7 more of SCT027 in this file"),
    ]
    assert len(told) == 3 * MOST_OF_A_KIND + 2


def test_what_need_not_be_made_is_counted() -> None:
    faults = Faults()
    kind: Kind = row_kinds.BAD_FLAG
    assert faults.room(kind, "f") == MOST_OF_A_KIND
    faults.add(flag(1))
    faults.count(kind, "f", 5)
    faults.count(kind, "f", 0)
    assert faults.room(kind, "f") == MOST_OF_A_KIND - 1
    counted, told = faults.diagnostics()
    assert (counted.message(), told) == ("5 more of SCT027 in this file", flag(1))


def test_what_others_have_found_is_told_as_if_it_had_been_found_here() -> None:
    kind: Kind = row_kinds.BAD_FLAG
    here, there, all_of_them = Faults(), Faults(), Faults()
    for at in range(MOST_OF_A_KIND + 9):
        (here if at < 5 else there).add(flag(at))
        all_of_them.add(flag(at))
    for faults in (there, all_of_them):
        faults.count(kind, "f", 3)
    here.join(there)
    assert here.diagnostics() == all_of_them.diagnostics()


def test_nothing_wrong_is_nothing_told() -> None:
    assert Faults().diagnostics() == ()
