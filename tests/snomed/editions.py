"""Whole releases drawn by Hypothesis: an International one and an extension, several dates each, every file type.

A history is the Full rows of both packages; the Snapshots and Deltas of its dates follow from them. It is sound: rows
refer to what is there at their date, and modules name what they build on. The extension changes International
components too, later than the International release or on its very date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal, Protocol, TypeVar
from uuid import NAMESPACE_OID, uuid5

from hypothesis import strategies as st

from digidot_term.snomed import constants, make_sctid
from tests.snomed.file_types import REFSETS, Row, files_of

Label = Literal["INT", "NO1000202"]
INT: Label = "INT"
NO: Label = "NO1000202"
DATES: dict[Label, tuple[str, ...]] = {
    INT: ("20240101", "20240701", "20250101"),
    NO: ("20240115", "20240715", "20250115"),
}
"""The dates of each package's releases; an extension follows the International release it builds on."""
RELEASES = (0, 1, 2)
LAST = RELEASES[-1]

MEDICINES = 57091000202101
NB_GP, NN_GP = make_sctid(90021, "10", "1000202"), make_sctid(90022, "10", "1000202")
SCHEME = 705114005
ATTRIBUTES = (363698007, 116676008, 1142135004)
REFSET_IDS: dict[str, tuple[int, ...]] = {
    **{name: (make_sctid(7000 + number, "00"),) for number, name in enumerate(REFSETS)},
    "Language": (constants.EN_GB_REFSET, constants.EN_US_REFSET, constants.NB_REFSET, constants.NN_REFSET, NB_GP, NN_GP),
    "AttributeValue": (constants.CONCEPT_INACTIVATION_REFSET, constants.DESCRIPTION_INACTIVATION_REFSET),
    "Association": constants.HISTORICAL_ASSOCIATIONS,
    "ModuleDependency": (constants.MODULE_DEPENDENCY_REFSET,),
    "OWLExpression": (constants.OWL_AXIOM_REFSET,),
    "RefsetDescriptor": (900000000000456007,),
}  # fmt: skip
MODULES: dict[Label, tuple[int, int]] = {
    INT: (constants.CORE_MODULE, constants.MODEL_MODULE),
    NO: (constants.NORWEGIAN_MODULE, MEDICINES),
}
_OF_THE_EXTENSION = {*MODULES[NO], constants.NB_REFSET, constants.NN_REFSET, NB_GP, NN_GP}
_NAMED = {value for name, value in vars(constants).items() if name.isupper() and isinstance(value, int)}
METADATA: dict[Label, tuple[int, ...]] = {
    INT: tuple(
        sorted(
            {SCHEME, *ATTRIBUTES, *_NAMED, *(each for ids in REFSET_IDS.values() for each in ids)} - _OF_THE_EXTENSION
        )
    ),
    NO: tuple(sorted(_OF_THE_EXTENSION)),
}
"""The concepts every edition has, in each package."""

_LETTERS = st.sampled_from("aeæøåÆéß \"'|`#,;\\\u0085\u2028\u2029\u00a0\x0b\x1c\U0001f9b7")
TERMS = st.builds(
    "{}{}{}".format, st.text(_LETTERS, max_size=5), st.sampled_from(["x", "Ø"]), st.text(_LETTERS, max_size=3)
)
TEXTS = st.one_of(st.just(""), TERMS)
VALUES = st.sampled_from(
    ["#0", "#10", "#10.0", "#-1.50", "#+5", "#0.005", '""', '"a "b" æ"', '"\u2028\U0001f9b7"', "true"]
)
NUMBERS = st.integers(0, 9999).map(str)
STATUSES = st.sampled_from([str(constants.PRIMITIVE), str(constants.DEFINED)])
CASES = st.sampled_from([str(constants.CASE_INSENSITIVE), str(constants.CASE_SENSITIVE)])
ACCEPTABILITIES = st.sampled_from([str(constants.PREFERRED), str(constants.ACCEPTABLE)])
CHARACTERISTICS = st.sampled_from([str(constants.INFERRED)] * 4 + [str(constants.ADDITIONAL), str(constants.STATED)])
GROUPS = st.sampled_from(["0", "0", "1", "2", "255", "256", "65536", "999999999"])
ITEMS: dict[Label, tuple[int, ...]] = {INT: (2000, 5_000_000_000, 999_000_000_000_000), NO: (10, 99_000_000)}
"""Where the item numbers of new ids start, so that ids come in all lengths."""
PARTITIONS = {
    "Concept": 0,
    "Description": 1,
    "TextDefinition": 1,
    "Relationship": 2,
    "StatedRelationship": 2,
    "RelationshipConcreteValues": 2,
}
CONTENT_REFSETS = [name for name in REFSETS if name not in {"Language", "ModuleDependency"}]
OWNERS: st.SearchStrategy[Label] = st.sampled_from([INT, INT, NO])
LIVES = st.tuples(
    st.sampled_from([True, True, False]),
    st.lists(
        st.tuples(st.sampled_from(RELEASES), st.sampled_from(["owner", "extension", "tie"]), st.booleans()), max_size=3
    ),
)
"""Whether a component is active at first, and by whom it is changed in which release to be active or not.

`tie` is a change by the extension dated as the International release is.
"""

Value = TypeVar("Value")
Cell = int | str | st.SearchStrategy[str]


class Draw(Protocol):
    """What Hypothesis hands a composite strategy."""

    def __call__(self, strategy: st.SearchStrategy[Value]) -> Value: ...


@dataclass(frozen=True, slots=True)
class Component:
    """What a row may refer to: its id, the package it is of, and the release it comes with."""

    sctid: int
    owner: Label
    first: int


class History:
    """The Full rows of both packages by file type."""

    def __init__(self, rows: dict[Label, dict[str, list[Row]]]) -> None:
        self.rows = rows

    def __repr__(self) -> str:
        """Show the rows that were drawn, not those every edition has."""
        always = {str(sctid) for sctids in METADATA.values() for sctid in sctids}
        return "\n".join(
            f"{label} {name}: {' '.join(map(repr, row))}"
            for label, types in self.rows.items()
            for name, rows in types.items()
            for row in rows
            if name != "ModuleDependency" and row[0] not in always
        )

    def full(self, label: Label) -> dict[str, bytes]:
        """Return a package's Full files."""
        return files_of(self.rows[label], "Full", label, DATES[label][LAST])

    def snapshot(self, label: Label, release: int = LAST) -> dict[str, bytes]:
        """Return a package's Snapshot files of a release."""
        date = DATES[label][release]
        return files_of(self._each(label, lambda rows: _latest(rows, date)), "Snapshot", label, date)

    def delta(self, label: Label, release: int) -> dict[str, bytes]:
        """Return a package's Delta files from the release before."""
        before, date = DATES[label][release - 1], DATES[label][release]
        changed = self._each(label, lambda rows: [row for row in rows if before < row[1] <= date])
        return files_of(changed, "Delta", label, date)

    def _each(self, label: Label, choose: Callable[[list[Row]], list[Row]]) -> dict[str, list[Row]]:
        return {name: choose(rows) for name, rows in self.rows[label].items()}


def _latest(rows: Iterable[Row], date: str) -> list[Row]:
    """Return the latest row of each component up to a date; an identifier's key is its scheme and code."""
    found: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: row[1]):
        if row[1] <= date:
            found[(row[0], row[4]) if row[4] == str(SCHEME) else (row[0],)] = row
    return list(found.values())


class _Writer:
    """Gathers the rows of a history in the making."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.rows: dict[Label, dict[str, list[Row]]] = {INT: {}, NO: {}}
        self._numbers = count()
        self._pairs: set[tuple[int, int]] = set()
        for label, sctids in METADATA.items():
            for sctid in sctids:
                cells = (str(sctid), DATES[label][0], "1", str(MODULES[label][-1]), str(constants.PRIMITIVE))
                self.put(label, "Concept", cells)
        self._put_dependencies()

    def put(self, label: Label, name: str, row: Row) -> None:
        """Add one row to a file."""
        self.rows[label].setdefault(name, []).append(row)

    def add(self, name: str, cells: Sequence[Cell], *referents: Component, code: str = "") -> Component:
        """Add the rows of a component's life, its changeable cells drawn anew for each.

        It comes when what it refers to is there, and belongs to the extension when any of that does.
        """
        owner = NO if any(each.owner == NO for each in referents) else self.draw(OWNERS)
        first = self.draw(st.sampled_from(RELEASES[max((each.first for each in referents), default=0) :]))
        number = next(self._numbers)
        key = f"{code}{number}" if name == "Identifier" else str(uuid5(NAMESPACE_OID, str(number)))
        if name in PARTITIONS:
            key = str(self._sctid(owner, number, PARTITIONS[name]))
        for label, date, active in self._life(owner, first):
            told = [self.draw(cell) if isinstance(cell, st.SearchStrategy) else str(cell) for cell in cells]
            self.put(label, name, (key, date, str(int(active)), str(MODULES[label][number % 2]), *told))
        return Component(int(key) if name in PARTITIONS else 0, owner, first)

    def _sctid(self, owner: Label, number: int, partition: int) -> int:
        item = self.draw(st.sampled_from(ITEMS[owner])) + number
        return make_sctid(item, f"0{partition}") if owner == INT else make_sctid(item, f"1{partition}", "1000202")

    def _life(self, owner: Label, first: int) -> list[tuple[Label, str, bool]]:
        """Draw a component's versions: who publishes each, its date, and whether it is active."""
        active_at_first, changes = self.draw(LIVES)
        versions = {(owner, DATES[owner][first]): active_at_first}
        for release, by, active in changes:
            label = owner if by == "owner" else NO
            date = DATES[INT if by == "tie" and owner == INT else label][release]
            if release >= first:
                versions.setdefault((label, date), active)
        return sorted(((label, date, active) for (label, date), active in versions.items()), key=lambda each: each[1])

    def is_new(self, refset_id: int, sctid: int) -> bool:
        """Say whether a component is asked for the first time whether it is in a refset."""
        before = len(self._pairs)
        self._pairs.add((refset_id, sctid))
        return len(self._pairs) > before

    def _put_dependencies(self) -> None:
        """Let each module say at each date what it builds on."""
        core, model = MODULES[INT]
        norwegian, medicines = MODULES[NO]
        pairs: tuple[tuple[Label, int, Label, int], ...] = (
            (INT, core, INT, model),
            (NO, norwegian, INT, core),
            (NO, norwegian, INT, model),
            (NO, medicines, INT, core),
            (NO, medicines, INT, model),
            (NO, medicines, NO, norwegian),
        )
        refset = str(constants.MODULE_DEPENDENCY_REFSET)
        for number, (label, source, below, target) in enumerate(pairs):
            key = str(uuid5(NAMESPACE_OID, f"dependency {number}"))
            for release in RELEASES:
                date, target_date = DATES[label][release], DATES[below][release]
                row = (key, date, "1", str(source), refset, str(target), date, target_date)
                self.put(label, "ModuleDependency", row)


def bare_history() -> History:
    """Return what every history has: metadata concepts, and what modules build on."""
    return History(_Writer(_draw_nothing).rows)


def _draw_nothing(strategy: st.SearchStrategy[Value]) -> Value:
    raise AssertionError(strategy)


@st.composite
def histories(draw: Draw) -> History:
    """Draw the Full rows of an International release and an extension."""
    writer = _Writer(draw)
    own = [Component(constants.ROOT, INT, 0)]
    for _ in range(draw(st.integers(1, 6))):
        concept = writer.add("Concept", (STATUSES,))
        _add_relationship(writer, concept, constants.IS_A, draw(st.sampled_from(own)))
        own.append(concept)
    components = own + [_add_description(writer, draw(st.sampled_from(own))) for _ in range(draw(st.integers(0, 6)))]
    for _ in range(draw(st.integers(0, 6))):
        _add_role(writer, own)
    for name in draw(st.lists(st.sampled_from(CONTENT_REFSETS), max_size=10)):
        _add_member(writer, name, draw(st.sampled_from(components)), draw(st.sampled_from(own)))
    for component in draw(st.lists(st.sampled_from(components), max_size=2)):
        writer.add("Identifier", (SCHEME, component.sctid), component, code=draw(TEXTS))
    return History(writer.rows)


def _add_relationship(writer: _Writer, source: Component, type_id: int, destination: Component) -> None:
    """Add a relationship; some are stated or additional, which define nothing, or only so in some releases."""
    name = writer.draw(st.sampled_from(["Relationship"] * 5 + ["StatedRelationship"]))
    cells = (source.sctid, destination.sctid, GROUPS, type_id, CHARACTERISTICS, constants.SOME)
    writer.add(name, cells, source, destination)


def _add_role(writer: _Writer, own: list[Component]) -> None:
    """Add an attribute, a concrete value, or one more parent from among the concepts before."""
    draw = writer.draw
    at = draw(st.integers(1, len(own) - 1))
    source, type_id = own[at], draw(st.sampled_from(ATTRIBUTES))
    match draw(st.sampled_from(["parent", "attribute", "value"])):
        case "parent":
            _add_relationship(writer, source, constants.IS_A, draw(st.sampled_from(own[:at])))
        case "attribute":
            _add_relationship(writer, source, type_id, draw(st.sampled_from(own)))
        case _:
            cells = (source.sctid, VALUES, GROUPS, type_id, CHARACTERISTICS, constants.SOME)
            writer.add("RelationshipConcreteValues", cells, source)


def _add_description(writer: _Writer, concept: Component) -> Component:
    """Add a description or definition, and what the language refsets say of it."""
    draw = writer.draw
    type_id = draw(st.sampled_from([constants.SYNONYM, constants.SYNONYM, constants.FSN, constants.DEFINITION]))
    name = "TextDefinition" if type_id == constants.DEFINITION else "Description"
    code = draw(st.sampled_from(["en", "no", "nb", "en-GB"]))
    description = writer.add(name, (concept.sctid, code, type_id, TERMS, CASES), concept)
    for refset_id in draw(st.lists(st.sampled_from(REFSET_IDS["Language"]), max_size=4, unique=True)):
        cells = (refset_id, description.sctid, ACCEPTABILITIES)
        writer.add("Language", cells, description, _refset(refset_id))
    return description


def _add_member(writer: _Writer, name: str, component: Component, target: Component) -> None:
    """Add a member of a refset that says something of content; a component has one reason of each sort to be inactive."""
    refset = _refset(writer.draw(st.sampled_from(REFSET_IDS[name])))
    if name == "AttributeValue" and not writer.is_new(refset.sctid, component.sctid):
        return
    by_letter: dict[str, Cell] = {"c": target.sctid, "i": NUMBERS, "s": TEXTS}
    pattern = REFSETS[name].stem.split("_")[1].removesuffix("Refset")
    cells = (refset.sctid, component.sctid, *(by_letter[letter] for letter in pattern))
    writer.add(name, cells, refset, component, target)


def _refset(refset_id: int) -> Component:
    return Component(refset_id, NO if refset_id in _OF_THE_EXTENSION else INT, 0)
