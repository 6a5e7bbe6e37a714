"""DENT107: a tannkode of Helfo, or a surface letter, is not written as one."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.dent.numbering import REGIONS, SURFACE_LETTERS, split_tannkode
from digidot_term.rules.dent.teeth import teeth
from digidot_term.rules.dent.tooth_codes import tooth_codes
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT107",
    "tannkode-grammar",
    Severity.ERROR,
    Text(
        en="`{code}` is not a tannkode of Helfo",
        nb="`{code}` er ikke en tannkode hos Helfo",
        nn="`{code}` er ikkje ein tannkode hos Helfo",
    ),
    Text(
        en="two digits for a tooth (11 to 85) or a region (00, 01, 02, 10 to 40); a tooth may have letters of "
        "{letters}, each once",
        nb="to sifre for en tann (11 til 85) eller et område (00, 01, 02, 10 til 40); en tann kan ha bokstaver blant "
        "{letters}, hver én gang",
        nn="to siffer for ei tann (11 til 85) eller eit område (00, 01, 02, 10 til 40); ei tann kan ha bokstavar blant "
        "{letters}, kvar éin gong",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find codes of Helfo's systems that break the grammar, wherever an author wrote them."""
    for item in tooth_codes(compilation):
        wrong = (item.numbering == "tannkode" and not is_tannkode(item.code)) or (
            item.numbering == "surface-letters" and (len(item.code) != 1 or item.code not in SURFACE_LETTERS)
        )
        if wrong:
            yield Diagnostic.of(KIND, item.place, code=item.code, letters=" ".join(SURFACE_LETTERS))


def is_tannkode(code: str) -> bool:
    """Tell whether a code is a tooth with or without different letters, or a region without any."""
    parts = split_tannkode(code)
    if parts is None:
        return False
    place, letters = parts
    return (place in REGIONS and not letters) or (place in teeth() and len(set(letters)) == len(letters))


RULE = Rule(KIND, "dent", "Helfo, claims: tannkode", check)
