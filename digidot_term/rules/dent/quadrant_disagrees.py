"""DENT104: a tooth number and a SNOMED CT concept that go together are in different quadrants or dentitions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.dent.location import location_of
from digidot_term.rules.dent.numbering import location_named
from digidot_term.rules.dent.sites import site_concepts
from digidot_term.rules.dent.tooth_codes import tooth_pairs
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT104",
    "quadrant-disagrees",
    Severity.ERROR,
    Text(
        en="{one} is {one_location}, but {other} is {other_location}",
        nb="{one} er {one_location}, men {other} er {other_location}",
        nn="{one} er {one_location}, men {other} er {other_location}",
    ),
    Text(
        en="correct the one that is wrong: a swapped quadrant sends the dentist to the wrong tooth",
        nb="rett den som er feil: en ombyttet kvadrant sender tannlegen til feil tann",
        nn="rett den som er feil: ein ombytt kvadrant sender tannlegen til feil tann",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find maps, and codings of one site, that differ in side, jaw or dentition."""
    for pair in tooth_pairs(compilation):
        named = location_named(pair.numbering, pair.code)
        actual = location_of(pair.sctid, compilation.edition)
        if named and named.differences(actual):
            yield Diagnostic.of(
                KIND,
                pair.place,
                one=f"{pair.numbering} {pair.code}",
                one_location=named,
                other=f"{pair.sctid} |{pair.display}|",
                other_location=actual,
            )
    for found, sites in site_concepts(compilation):
        for one, other in combinations(sites, 2):
            if one.location.differences(other.location):
                yield Diagnostic.of(
                    KIND,
                    found.place,
                    one=one.written,
                    one_location=one.location,
                    other=other.written,
                    other_location=other.location,
                )


RULE = Rule(KIND, "dent", "ISO 3950 (patient safety)", check)
