"""Sets of concepts over bitmaps of ordinals: cheap to make and to combine, and plain sets to everyone else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from pyroaring import BitMap

from digidot_term.snomed.index.read import Index, Numbers


class ConceptIds:
    """The concepts of an edition: SCTID to ordinal and back."""

    __slots__ = ("_sorted_ids", "_sorted_ordinals", "active_count", "ids")

    def __init__(self, index: Index) -> None:
        self.ids: Numbers = index.numbers("concept.id")
        self.active_count: int = index.facts["active"]
        self._sorted_ids = index.numbers("concept.sorted_id")
        self._sorted_ordinals = index.numbers("concept.sorted_ordinal")

    def ordinal(self, sctid: object) -> int | None:
        """Return the ordinal of a concept; None when the edition does not know it."""
        if not isinstance(sctid, int) or not 0 < sctid < 1 << 63:
            return None
        at = bisect_left(self._sorted_ids, sctid)
        if at < len(self._sorted_ids) and self._sorted_ids[at] == sctid:
            return int(self._sorted_ordinals[at])
        return None

    def known(self, sctids: Iterable[int]) -> BitMap:
        """Return the ordinals of those of the ids that are concepts of the edition."""
        return BitMap([ordinal for ordinal in map(self.ordinal, sctids) if ordinal is not None])


class ConceptSet(AbstractSet[int]):
    """An immutable set of SCTIDs; iterating goes through the hierarchy depth first."""

    __slots__ = ("ids", "ordinals")

    def __init__(self, ids: ConceptIds, ordinals: BitMap) -> None:
        self.ids = ids
        self.ordinals = ordinals

    @classmethod
    def of(cls, ids: ConceptIds, sctids: AbstractSet[int]) -> ConceptSet:
        """Return those of some ids that are concepts; a set of them already is returned as it is."""
        if isinstance(sctids, ConceptSet) and sctids.ids is ids:
            return sctids
        if len(sctids) > len(ids.ids):
            return cls(ids, BitMap([ordinal for ordinal, sctid in enumerate(ids.ids) if sctid in sctids]))
        return cls(ids, ids.known(sctids))

    def __contains__(self, sctid: object) -> bool:
        ordinal = self.ids.ordinal(sctid)
        return ordinal is not None and ordinal in self.ordinals

    def __iter__(self) -> Iterator[int]:
        return map(self.ids.ids.__getitem__, self.ordinals)

    def __len__(self) -> int:
        return len(self.ordinals)

    def __and__(self, other: AbstractSet[Any]) -> ConceptSet:
        return ConceptSet(self.ids, self.ordinals & self._ordinals_of(other))

    __rand__ = __and__

    def __or__(self, other: AbstractSet[Any]) -> AbstractSet[int]:
        if isinstance(other, ConceptSet) and other.ids is self.ids:
            return ConceptSet(self.ids, self.ordinals | other.ordinals)
        return frozenset((*self, *other))

    __ror__ = __or__

    def __sub__(self, other: AbstractSet[Any]) -> ConceptSet:
        return ConceptSet(self.ids, self.ordinals - self._ordinals_of(other))

    def __rsub__(self, other: AbstractSet[Any]) -> frozenset[int]:
        return frozenset(sctid for sctid in other if sctid not in self)

    def __xor__(self, other: AbstractSet[Any]) -> AbstractSet[int]:
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ConceptSet) and other.ids is self.ids:
            return bool(self.ordinals == other.ordinals)
        return AbstractSet.__eq__(self, other)

    def __hash__(self) -> int:
        return self._hash()

    def __le__(self, other: AbstractSet[Any]) -> bool:
        if isinstance(other, ConceptSet) and other.ids is self.ids:
            return bool(self.ordinals <= other.ordinals)
        return AbstractSet.__le__(self, other)

    def isdisjoint(self, other: Iterable[Any]) -> bool:
        """Say whether no concept is in both."""
        if isinstance(other, ConceptSet) and other.ids is self.ids:
            return not self.ordinals.intersect(other.ordinals)
        return not any(each in self for each in other)

    def __repr__(self) -> str:
        first = [str(sctid) for sctid, _ in zip(self, range(5), strict=False)]
        more = ", …" if len(self) > len(first) else ""
        return f"<{len(self)} concepts: {', '.join(first)}{more}>"

    def _ordinals_of(self, other: AbstractSet[Any]) -> BitMap:
        if isinstance(other, ConceptSet) and other.ids is self.ids:
            return other.ordinals
        if len(other) > len(self):
            return BitMap([ordinal for ordinal in self.ordinals if self.ids.ids[ordinal] in other])
        return self.ids.known(other)
