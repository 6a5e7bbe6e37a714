"""The ways to number teeth: ISO 3950, Helfo's tannkode and its surface letters, and the Universal system.

A code system is recognised by its URI, so that maps between systems of any publisher are understood.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import Literal

from digidot_term.rules.dent.location import Location
from digidot_term.rules.dent.teeth import Tooth, teeth

Numbering = Literal["iso3950", "tannkode", "surface-letters", "universal"]

SURFACE_LETTERS = "IMDGBPOL"

_ISO_PAGES = ("iso.org/standard/41835", "iso.org/standard/68292")
_NOT_WORD = re.compile(r"[^a-z0-9]")
_TANNKODE = re.compile(rf"(?P<place>[0-9]{{2}})(?P<letters>[{SURFACE_LETTERS}]*)")
_PERMANENT_UNIVERSAL = [
    f"{quadrant}{number}"
    for quadrant, numbers in (
        (1, range(8, 0, -1)),
        (2, range(1, 9)),
        (3, range(8, 0, -1)),
        (4, range(1, 9)),
    )
    for number in numbers
]
_DECIDUOUS_UNIVERSAL = [
    f"{quadrant}{number}"
    for quadrant, numbers in (
        (5, range(5, 0, -1)),
        (6, range(1, 6)),
        (7, range(5, 0, -1)),
        (8, range(1, 6)),
    )
    for number in numbers
]
_UNIVERSAL = {
    **{str(number): designation for number, designation in enumerate(_PERMANENT_UNIVERSAL, 1)},
    **dict(zip(ascii_uppercase, _DECIDUOUS_UNIVERSAL, strict=False)),
}
REGIONS = {
    "00": Location(),
    "01": Location(jaw="upper"),
    "02": Location(jaw="lower"),
    "10": Location("right", "upper"),
    "20": Location("left", "upper"),
    "30": Location("left", "lower"),
    "40": Location("right", "lower"),
}
"""The regions of ISO 3950 that claims use: whole mouth, jaws, quadrants."""


def numbering_of(system: str) -> Numbering | None:
    """Return the numbering a code system is, told from its URI; None when it is none of them."""
    plain = _NOT_WORD.sub("", system.lower())
    if "helfotoothsurface" in plain or "tannflate" in plain:
        return "surface-letters"
    if "helfotooth" in plain or "tannkode" in plain:
        return "tannkode"
    if "adauniversaltooth" in plain:
        return "universal"
    if "iso3950" in plain or any(page in system for page in _ISO_PAGES):
        return "iso3950"
    return None


def tooth_named(numbering: Numbering, code: str) -> Tooth | None:
    """Return the tooth that a code names; None for regions and for codes that name none."""
    if numbering == "universal":
        return teeth().get(_UNIVERSAL.get(code, ""))
    parts = split_tannkode(code) if numbering == "tannkode" else (code, "")
    return teeth().get(parts[0]) if parts and numbering in {"iso3950", "tannkode"} else None


def location_named(numbering: Numbering, code: str) -> Location | None:
    """Return where the tooth or region of a code is; None when it names neither."""
    tooth = tooth_named(numbering, code)
    if tooth:
        return tooth.location
    return REGIONS.get(code) if numbering in {"iso3950", "tannkode"} else None


def split_tannkode(code: str) -> tuple[str, str] | None:
    """Return the two digits and the surface letters of a tannkode; None when it is not written as one."""
    match = _TANNKODE.fullmatch(code)
    return (match["place"], match["letters"]) if match else None
