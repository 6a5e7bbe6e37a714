"""DENT111: a tooth number and a SNOMED CT concept that go together are two teeth of one quadrant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.dent.numbering import tooth_named
from digidot_term.rules.dent.sites import site_concepts
from digidot_term.rules.dent.teeth import Tooth, teeth_by_concept
from digidot_term.rules.dent.tooth_codes import tooth_pairs
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT111",
    "tooth-disagrees",
    Severity.ERROR,
    Text(
        en="{one} is tooth {one_tooth}, but {other} is tooth {other_tooth}",
        nb="{one} er tann {one_tooth}, men {other} er tann {other_tooth}",
        nn="{one} er tann {one_tooth}, men {other} er tann {other_tooth}",
    ),
    Text(
        en="correct the one that is wrong; two teeth are two body sites, never codings of one",
        nb="rett den som er feil; to tenner er to kroppssteder, aldri koder for samme sted",
        nn="rett den som er feil; to tenner er to kroppsstader, aldri kodar for same stad",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find maps, and codings of one site, that name two teeth of the same quadrant; others are DENT104's."""
    for pair in tooth_pairs(compilation):
        named, actual = tooth_named(pair.numbering, pair.code), teeth_by_concept().get(pair.sctid)
        if _differ(named, actual):
            yield Diagnostic.of(
                KIND,
                pair.place,
                one=f"{pair.numbering} {pair.code}",
                one_tooth=named.designation if named else "",
                other=f"{pair.sctid} |{pair.display}|",
                other_tooth=actual.designation if actual else "",
            )
    for found, sites in site_concepts(compilation):
        for one, other in combinations(sites, 2):
            if _differ(one.tooth, other.tooth):
                yield Diagnostic.of(
                    KIND,
                    found.place,
                    one=one.written,
                    one_tooth=one.tooth.designation if one.tooth else "",
                    other=other.written,
                    other_tooth=other.tooth.designation if other.tooth else "",
                )


def _differ(one: Tooth | None, other: Tooth | None) -> bool:
    return one is not None and other is not None and one != other and one.location == other.location


RULE = Rule(KIND, "dent", "ISO 3950 (patient safety)", check)
