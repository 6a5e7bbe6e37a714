"""No map can give a tooth number another tooth without being found out."""

from __future__ import annotations

import pytest

from digidot_term.rules.dent import quadrant_disagrees, tooth_disagrees
from digidot_term.rules.dent.teeth import teeth
from digidot_term.rules.page import Block
from tests.rules.small_project import SmallProjects

HEAD = """conceptmap: example
title: {en: "Example", nb: "Eksempel"}
description: {en: "A map.", nb: "Et kart."}
source: {system: "urn:iso:std:iso:3950"}
target: {system: snomed}
unmapped: allow
map:
"""
TEETH = list(teeth().values())


@pytest.mark.parametrize("entire", [False, True])
@pytest.mark.parametrize("shift", [1, 2, 7, 8, 16, 32, 37, 51])
def test_every_tooth_given_another_one_is_found_once(shift: int, small_project: SmallProjects, *, entire: bool) -> None:
    rows = []
    for number, tooth in enumerate(TEETH):
        other = TEETH[(number + shift) % len(TEETH)]
        target = other.entire if entire else other.structure
        rows.append(f'  "{tooth.designation}": {{to: {target}, relation: equivalent}}\n')
    compilation, _ = small_project.compile(Block("yaml", "conceptmaps/example.yaml", HEAD + "".join(rows)))
    found = [*quadrant_disagrees.check(compilation), *tooth_disagrees.check(compilation)]
    assert len({item.place for item in found}) == len(found) == len(TEETH)


def test_every_tooth_given_itself_is_accepted(small_project: SmallProjects) -> None:
    rows = [f'  "{tooth.designation}": {{to: {tooth.structure}, relation: equivalent}}\n' for tooth in TEETH]
    compilation, _ = small_project.compile(Block("yaml", "conceptmaps/example.yaml", HEAD + "".join(rows)))
    assert list(quadrant_disagrees.check(compilation)) == []
    assert list(tooth_disagrees.check(compilation)) == []
