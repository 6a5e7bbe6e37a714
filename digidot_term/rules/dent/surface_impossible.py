"""DENT105: a tooth is said to have a surface it does not have."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.content import snomed_ids
from digidot_term.rules.dent.numbering import split_tannkode
from digidot_term.rules.dent.sites import site_concepts
from digidot_term.rules.dent.teeth import Tooth, teeth
from digidot_term.rules.dent.tooth_codes import tooth_codes
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT105",
    "surface-impossible",
    Severity.ERROR,
    Text(
        en="tooth {tooth} has no {surface} surface (`{code}`)",
        nb="tann {tooth} har ingen {surface} flate (`{code}`)",
        nn="tann {tooth} har inga {surface} flate (`{code}`)",
    ),
    Text(
        en="correct tooth or surface: occlusal is of premolars and molars, incisal of incisors and canines, "
        "palatal of the upper jaw",
        nb="rett tann eller flate: occlusal hører til premolarer og molarer, incisal til fortenner og hjørnetenner, "
        "palatal til overkjeven",
        nn="rett tann eller flate: occlusal høyrer til premolarar og molarar, incisal til framtenner og hjørnetenner, "
        "palatal til overkjeven",
    ),
)

_LETTERS = {"O": "occlusal", "I": "incisal", "P": "palatal"}
_SURFACES = tuple(_LETTERS.values())


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find such surfaces: letters of tannkoder are errors, surfaces beside a tooth in one site are warnings.

    The latter because SNOMED CT's occlusal surface is also used where a release has no concept for the incisal edge.
    """
    for item in tooth_codes(compilation):
        place, letters = (split_tannkode(item.code) or ("", "")) if item.numbering == "tannkode" else ("", "")
        tooth = teeth().get(place)
        for letter in letters:
            surface = _LETTERS.get(letter)
            if tooth and surface and not has_surface(tooth, surface):
                yield Diagnostic.of(KIND, item.place, tooth=tooth.designation, surface=surface, code=item.code)
    for found, sites in site_concepts(compilation):
        names = {sctid: compilation.edition.fsn(sctid).lower() for sctid in snomed_ids(found.value)}
        for tooth in {site.tooth.designation: site.tooth for site in sites if site.tooth}.values():
            for sctid, name in names.items():
                wrong = next((item for item in _SURFACES if item in name and not has_surface(tooth, item)), None)
                if wrong:
                    values = {"tooth": tooth.designation, "surface": wrong, "code": sctid}
                    yield Diagnostic.of(KIND, found.place, **values).with_severity(Severity.WARNING)


def has_surface(tooth: Tooth, surface: str) -> bool:
    """Tell whether a tooth has an occlusal, incisal or palatal surface."""
    if surface == "palatal":
        return tooth.location.jaw == "upper"
    return tooth.is_front == (surface == "incisal")


RULE = Rule(KIND, "dent", "Helfo tannkode and dental anatomy", check)
