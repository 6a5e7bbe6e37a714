"""Why a step holds in one edition, and what is given up by it should a later release differ."""

from __future__ import annotations

from digidot_term.ecl.rewriting.step import Reason
from digidot_term.language import Text

NO_CONCEPTS = Reason(
    "no-concepts",
    "edition",
    Text(
        en="there is no such concept in this edition: {parts}",
        nb="det finnes ikke noe slikt begrep i denne utgaven: {parts}",
        nn="det finst ikkje noko slikt omgrep i denne utgåva: {parts}",
    ),
    Text(
        en="concepts that a later release has there would be left out; an identifier may also be mistyped",
        nb="begreper som en senere utgave har der, faller utenfor; en identifikator kan også være feilskrevet",
        nn="omgrep som ei seinare utgåve har der, fell utanfor; ein identifikator kan òg vere feilskriven",
    ),
)
COVERED = Reason(
    "covered",
    "edition",
    Text(
        en="in this edition other parts hold all of it: {parts}",
        nb="i denne utgaven har andre deler alt dette: {parts}",
        nn="i denne utgåva har andre delar alt dette: {parts}",
    ),
    Text(
        en="a concept that a later release moves out of the other parts would be left out",
        nb="et begrep som en senere utgave flytter ut av de andre delene, faller utenfor",
        nn="eit omgrep som ei seinare utgåve flyttar ut av dei andre delane, fell utanfor",
    ),
)
HELD = Reason(
    "held",
    "edition",
    Text(
        en="in this edition it is true of all that the other parts have in common: {parts}",
        nb="i denne utgaven gjelder det alt de andre delene har felles: {parts}",
        nn="i denne utgåva gjeld det alt dei andre delane har felles: {parts}",
    ),
    Text(
        en="concepts of a later release that do not meet it would be let in",
        nb="begreper i en senere utgave som ikke oppfyller det, slipper inn",
        nn="omgrep i ei seinare utgåve som ikkje oppfyller det, slepp inn",
    ),
)
EXCLUDES_NOTHING = Reason(
    "excludes-nothing",
    "edition",
    Text(
        en="in this edition MINUS takes nothing more out by it: {parts}",
        nb="i denne utgaven tar MINUS ikke ut noe mer med det: {parts}",
        nn="i denne utgåva tek MINUS ikkje ut noko meir med det: {parts}",
    ),
    Text(
        en="it keeps concepts out that a later release may put there; without it they would be let in",
        nb="det holder ute begreper som en senere utgave kan få der; uten det slipper de inn",
        nn="det held ute omgrep som ei seinare utgåve kan få der; utan det slepp dei inn",
    ),
)
ALL_TAKEN_OUT = Reason(
    "all-taken-out",
    "edition",
    Text(
        en="in this edition nothing is left of it, or other parts hold the rest: {parts}",
        nb="i denne utgaven blir det ikke noe igjen av det, eller andre deler har resten: {parts}",
        nn="i denne utgåva blir det ikkje noko att av det, eller andre delar har resten: {parts}",
    ),
    COVERED.guards,
)
REFINES_NOTHING = Reason(
    "refines-nothing",
    "edition",
    Text(
        en="in this edition the refinement finds the same without it: {parts}",
        nb="i denne utgaven finner presiseringen det samme uten det: {parts}",
        nn="i denne utgåva finn presiseringa det same utan det: {parts}",
    ),
    Text(
        en="concepts of a later release may have other attributes, and then be let in or left out",
        nb="begreper i en senere utgave kan ha andre attributter, og da slippe inn eller falle utenfor",
        nn="omgrep i ei seinare utgåve kan ha andre attributt, og då sleppe inn eller falle utanfor",
    ),
)
FILTERS_NOTHING = Reason(
    "filters-nothing",
    "edition",
    Text(
        en="in this edition the filter keeps nothing out: {parts}",
        nb="i denne utgaven holder filteret ingenting ute: {parts}",
        nn="i denne utgåva held filteret ingenting ute: {parts}",
    ),
    HELD.guards,
)
HISTORY_ADDS_NOTHING = Reason(
    "history-adds-nothing",
    "edition",
    Text(
        en="in this edition the history supplement adds nothing: {parts}",
        nb="i denne utgaven legger historikktillegget ikke til noe: {parts}",
        nn="i denne utgåva legg historikktillegget ikkje til noko: {parts}",
    ),
    Text(
        en="concepts that a later release makes inactive would be left out",
        nb="begreper som en senere utgave gjør inaktive, faller utenfor",
        nn="omgrep som ei seinare utgåve gjer inaktive, fell utanfor",
    ),
)
TOGETHER = Reason(
    "together",
    "edition",
    Text(
        en="in this edition these are one part of the hierarchy: {parts}",
        nb="i denne utgaven er disse til sammen én del av hierarkiet: {parts}",
        nn="i denne utgåva er desse til saman éin del av hierarkiet: {parts}",
    ),
    Text(
        en="concepts that a later release puts there would be let in",
        nb="begreper som en senere utgave får der, slipper inn",
        nn="omgrep som ei seinare utgåve får der, slepp inn",
    ),
    Text(en="{part} → {other}", nb="{part} → {other}", nn="{part} → {other}"),
)

EDITION_REASONS = (
    NO_CONCEPTS,
    COVERED,
    HELD,
    EXCLUDES_NOTHING,
    ALL_TAKEN_OUT,
    REFINES_NOTHING,
    FILTERS_NOTHING,
    HISTORY_ADDS_NOTHING,
    TOGETHER,
)
"""Every reason that holds in one edition."""
