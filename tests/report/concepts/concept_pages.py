"""A release with one concept that has something of everything, and its page in bokmål."""

from __future__ import annotations

from digidot_term.snomed.constants import (
    ACCEPTABLE,
    CONCEPT_INACTIVATION_REFSET,
    CORE_MODULE,
    DEFINITION,
    EN_GB_REFSET,
    EN_US_REFSET,
    IS_A,
    NB_REFSET,
    NN_REFSET,
    OWL_AXIOM_REFSET,
    POSSIBLY_EQUIVALENT_TO,
    REPLACED_BY,
    ROOT,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from tests.rf2_builder import Rf2Builder


def concept(number: int) -> int:
    return make_sctid(3000 + number, "00")


FINDING, CARIES, ROOT_CARIES, ENAMEL_CARIES, TOOTH = (concept(number) for number in range(5))
SITE, MORPHOLOGY, LESION, COUNT = (concept(number) for number in range(10, 14))
OLD, OLDER, REASON = (concept(number) for number in range(20, 23))
DENTAL, ICD10, SIMPLE_MAP, GP_REFSET, PAIRS = (concept(number) for number in range(30, 35))
DEPENDENT = 447639009
PROPERLY, UNSPECIFIED = 447637006, 447561005

PAGE = f"""\
{CARIES}  Dental caries (disorder)
aktivt, tilstrekkelig definert, endret 2025-01-01, modul 900000000000207008 kjernemodul

Termer
  nb, nn  foretrukket  karies
  nb      akseptabel   hull i tann
  nb      definisjon   Tap av mineraler og etter hvert struktur i en tann, forårsaket av syre som
                       bakterier på tannoverflaten danner av sukker.
  en-GB   foretrukket  Dental caries, unspecified
  en-US   foretrukket  Dental caries
  en      akseptabel   Tooth decay
  –       akseptabel   tannråte ({GP_REFSET} GP refset)
  –       uten språk   Caries dentium

Foreldre
  {FINDING} funn

Barn (2, og 2 etterkommere i alt)
  {ROOT_CARIES} rotkaries
  … og 1 til: digidot-term ecl '<! {CARIES}'

Attributter
  ugruppert
    antall = #2
  gruppe 1
    lokalisasjon = {TOOTH} tann
    morfologi = {LESION} lesjon

Kodekart
  {ICD10} ICD-10-kart
    gruppe  prioritet  mål    regel og råd
    1       1          K02.1  IFA {ROOT_CARIES} | Root caries |
                              IF ROOT CARIES CHOOSE K02.2
                              MAP OF SOURCE CONCEPT IS CONTEXT DEPENDENT
    1       2          K02.9  ALWAYS K02.9
    2       1          –      CANNOT BE CLASSIFIED
  {SIMPLE_MAP} Simple map: XE1

Referansesett
  {DENTAL} odontologisk referansesett
  {PAIRS} Pairs: targetComponentId {TOOTH} tann

Historikk
  erstatter {OLD} gammel karies (INAKTIVT)
  muligens ekvivalent med {OLDER} Older caries (INAKTIVT)
"""

INACTIVE_PAGE = f"""\
{OLDER}  Older caries (disorder)
INAKTIVT, primitivt, endret 2025-01-01, modul 900000000000207008 kjernemodul

Historikk
  årsak: flertydig
  muligens ekvivalent med {CARIES} karies
  muligens ekvivalent med {OLD} gammel karies (INAKTIVT)

Termer
  en  foretrukket  Older caries
"""


def rich_edition() -> Edition:
    builder = Rf2Builder()
    _concepts(builder)
    _caries(builder)
    _memberships(builder)
    _history(builder)
    return builder.edition()


def _concepts(builder: Rf2Builder) -> None:
    names = {
        ROOT: ("Root (root)", ""),
        IS_A: ("Is a (attribute)", ""),
        CORE_MODULE: ("Core module (core metadata concept)", "kjernemodul"),
        FINDING: ("Finding (finding)", "funn"),
        ROOT_CARIES: ("Root caries (disorder)", "rotkaries"),
        ENAMEL_CARIES: ("Enamel caries (disorder)", "emaljekaries"),
        TOOTH: ("Tooth (body structure)", "tann"),
        SITE: ("Finding site (attribute)", "lokalisasjon"),
        MORPHOLOGY: ("Morphology (attribute)", "morfologi"),
        COUNT: ("Count (attribute)", "antall"),
        LESION: ("Lesion (morphologic abnormality)", "lesjon"),
        REASON: ("Ambiguous (foundation metadata concept)", "flertydig"),
        DENTAL: ("Dental refset (foundation metadata concept)", "odontologisk referansesett"),
        ICD10: ("ICD-10 map (foundation metadata concept)", "ICD-10-kart"),
        SIMPLE_MAP: ("Simple map", ""),
        GP_REFSET: ("GP refset", ""),
        PAIRS: ("Pairs", ""),
        DEPENDENT: ("Map of source concept is context dependent", ""),
    }
    for sctid, (fsn, nb) in names.items():
        builder.add_concept(sctid, fsn=fsn)
        if nb:
            builder.add_description(sctid, nb, refsets=(NB_REFSET,))


def _caries(builder: Rf2Builder) -> None:
    builder.add_concept(CARIES, defined=True, fsn="Dental caries (disorder)")
    builder.add_description(CARIES, "Dental caries, unspecified", refsets=(EN_GB_REFSET,))
    builder.add_description(CARIES, "Dental caries", refsets=(EN_US_REFSET,))
    builder.add_description(CARIES, "Tooth decay", acceptability=ACCEPTABLE)
    builder.add_description(CARIES, "karies", refsets=(NB_REFSET, NN_REFSET))
    builder.add_description(CARIES, "hull i tann", refsets=(NB_REFSET,), acceptability=ACCEPTABLE)
    builder.add_description(CARIES, "tannråte", refsets=(GP_REFSET,), acceptability=ACCEPTABLE)
    builder.add_description(CARIES, "Caries dentium", refsets=())
    builder.add_description(CARIES, "Dental rot", active=False)
    definition = (
        "Tap av mineraler og etter hvert struktur i en tann, "
        "forårsaket av syre som bakterier på tannoverflaten danner av sukker."
    )
    builder.add_description(CARIES, definition, type_id=DEFINITION, refsets=(NB_REFSET,))
    builder.add_is_a(FINDING, ROOT)
    builder.add_is_a(CARIES, FINDING)
    builder.add_is_a(ROOT_CARIES, CARIES)
    builder.add_is_a(ENAMEL_CARIES, CARIES)
    builder.add_attribute(CARIES, SITE, TOOTH, group=1)
    builder.add_attribute(CARIES, MORPHOLOGY, LESION, group=1)
    builder.add_concrete_value(CARIES, COUNT, "#2")


def _memberships(builder: Rf2Builder) -> None:
    builder.add_member(DENTAL, CARIES)
    builder.add_member(PAIRS, CARIES, targetComponentId=TOOTH)
    builder.add_member(OWL_AXIOM_REFSET, CARIES, owlExpression="SubClassOf(:1 :2)")
    builder.add_member(SIMPLE_MAP, CARIES, mapTarget="XE1")
    rule = f"IFA {ROOT_CARIES} | Root caries |"
    advice = "IF ROOT CARIES CHOOSE K02.2 | MAP OF SOURCE CONCEPT IS CONTEXT DEPENDENT"
    _map_row(builder, 2, 1, "TRUE", "CANNOT BE CLASSIFIED", "", PROPERLY)
    _map_row(builder, 1, 2, "TRUE", "ALWAYS K02.9", "K02.9", PROPERLY)
    _map_row(builder, 1, 1, rule, advice, "K02.1", DEPENDENT)


def _map_row(
    builder: Rf2Builder, group: int, priority: int, rule: str, advice: str, target: str, category: int
) -> None:
    builder.add_member(
        ICD10,
        CARIES,
        mapGroup=group,
        mapPriority=priority,
        mapRule=rule,
        mapAdvice=advice,
        mapTarget=target,
        correlationId=UNSPECIFIED,
        mapCategoryId=category,
    )


def _history(builder: Rf2Builder) -> None:
    builder.add_concept(OLD, active=False, fsn="Old caries (disorder)")
    builder.add_description(OLD, "gammel karies", refsets=(NB_REFSET,))
    builder.add_concept(OLDER, active=False, fsn="Older caries (disorder)", term="Older caries")
    builder.add_member(REPLACED_BY, OLD, targetComponentId=CARIES)
    builder.add_member(POSSIBLY_EQUIVALENT_TO, OLDER, targetComponentId=CARIES)
    builder.add_member(POSSIBLY_EQUIVALENT_TO, OLDER, targetComponentId=OLD)
    builder.add_member(CONCEPT_INACTIVATION_REFSET, OLDER, valueId=REASON)
