"""Why a step by the laws of the language changes nothing, in words; `{parts}` is what the step speaks of."""

from __future__ import annotations

from digidot_term.ecl.rewriting.step import Reason
from digidot_term.language import Text


def _law(name: str, *, en: str, nb: str, nn: str) -> Reason:
    return Reason(name, "law", Text(en=en, nb=nb, nn=nn))


BRACKETS = _law(
    "brackets",
    en="brackets that change nothing: {parts}",
    nb="parenteser som ikke endrer noe: {parts}",
    nn="parentesar som ikkje endrar noko: {parts}",
)
REPEATED = _law(
    "repeated",
    en="said more than once: {parts}",
    nb="står mer enn én gang: {parts}",
    nn="står meir enn éin gong: {parts}",
)
WITHIN = _law(
    "within",
    en="adds nothing to what stands beside it: {parts}",
    nb="tilfører ikke noe utover det som står ved siden av: {parts}",
    nn="tilfører ikkje noko utover det som står ved sida av: {parts}",
)
IMPLIED = _law(
    "implied",
    en="follows from what stands beside it: {parts}",
    nb="følger av det som står ved siden av: {parts}",
    nn="følgjer av det som står ved sida av: {parts}",
)
NEVER = _law(
    "never",
    en="can hold no concept at all: {parts}",
    nb="kan ikke inneholde noe begrep: {parts}",
    nn="kan ikkje innehalde noko omgrep: {parts}",
)
TWO_EXCLUSIONS = _law(
    "two-exclusions",
    en="what is taken out in turn may be taken out at once: {parts}",
    nb="det som tas ut etter tur, kan tas ut på én gang: {parts}",
    nn="det som blir teke ut etter tur, kan takast ut på éin gong: {parts}",
)
BACK_AGAIN = _law(
    "back-again",
    en="to take out all but some is to keep those: {parts}",
    nb="å ta ut alle unntatt noen er å beholde dem: {parts}",
    nn="å ta ut alle unnateke nokre er å behalde dei: {parts}",
)
TAKES_NOTHING = _law(
    "takes-nothing",
    en="MINUS takes out what cannot be there: {parts}",
    nb="MINUS tar ut noe som ikke kan være der: {parts}",
    nn="MINUS tek ut noko som ikkje kan vere der: {parts}",
)
HELD_ALREADY = _law(
    "held-already",
    en="asked of what is taken out, but true of all there is: {parts}",
    nb="kreves av det som tas ut, men gjelder alt som er der: {parts}",
    nn="blir kravd av det som blir teke ut, men gjeld alt som er der: {parts}",
)
TAKEN_OUT_AGAIN = _law(
    "taken-out-again",
    en="put in and then taken out again: {parts}",
    nb="tas med og så ut igjen: {parts}",
    nn="blir teke med og så ut igjen: {parts}",
)
ANYTHING = _law(
    "anything",
    en="any concept will do for it: {parts}",
    nb="et hvilket som helst begrep oppfyller det: {parts}",
    nn="eit kva som helst omgrep oppfyller det: {parts}",
)
OPERATORS_JOINED = _law(
    "operators-joined",
    en="one operator says what two do: {parts}",
    nb="én operator sier det samme som to: {parts}",
    nn="éin operator seier det same som to: {parts}",
)
OPERATOR_IDLE = _law(
    "operator-idle",
    en="the operator in front changes nothing: {parts}",
    nb="operatoren foran endrer ingenting: {parts}",
    nn="operatoren framfor endrar ingenting: {parts}",
)
SELF_AND_BELOW = _law(
    "self-and-below",
    en="one operator takes in the concept itself too: {parts}",
    nb="én operator tar med begrepet selv også: {parts}",
    nn="éin operator tek med omgrepet sjølv òg: {parts}",
)
SELF_TAKEN_OUT = _law(
    "self-taken-out",
    en="one operator leaves that out: {parts}",
    nb="én operator lar være å ta det med: {parts}",
    nn="éin operator lèt vere å ta det med: {parts}",
)
COMMON_PART = _law(
    "common-part",
    en="what these have in common may be said once: {parts}",
    nb="det disse har felles, kan sies én gang: {parts}",
    nn="det desse har felles, kan seiast éin gong: {parts}",
)
FILTER_IMPLIED = _law(
    "filter-implied",
    en="what meets another filter meets this one too: {parts}",
    nb="det som oppfyller et annet filter, oppfyller dette også: {parts}",
    nn="det som oppfyller eit anna filter, oppfyller dette òg: {parts}",
)
FILTERS_JOINED = _law(
    "filters-joined",
    en="there is one concept to meet both filters, so they may be one: {parts}",
    nb="det er ett begrep som skal oppfylle begge filtrene, så de kan være ett: {parts}",
    nn="det er eitt omgrep som skal oppfylle begge filtera, så dei kan vere eitt: {parts}",
)
FILTER_IDLE = _law(
    "filter-idle",
    en="the filter lets everything through: {parts}",
    nb="filteret slipper alt gjennom: {parts}",
    nn="filteret slepp alt gjennom: {parts}",
)
FILTER_SHORTENED = _law(
    "filter-shortened",
    en="in the filter something is said twice, or goes without saying: {parts}",
    nb="noe i filteret er sagt to ganger, eller er underforstått: {parts}",
    nn="noko i filteret er sagt to gonger, eller er underforstått: {parts}",
)
CARDINALITY = _law(
    "cardinality",
    en="[1..*] goes without saying: {parts}",
    nb="[1..*] er underforstått: {parts}",
    nn="[1..*] er underforstått: {parts}",
)
ANY_NUMBER = _law(
    "any-number",
    en="any number is allowed, none too, so every concept meets it: {parts}",
    nb="et hvilket som helst antall er tillatt, også null, så alle begreper oppfyller det: {parts}",
    nn="eit kva som helst tal er tillate, òg null, så alle omgrep oppfyller det: {parts}",
)
ATTRIBUTE_IMPLIED = _law(
    "attribute-implied",
    en="the refinement says it already: {parts}",
    nb="presiseringen sier det allerede: {parts}",
    nn="presiseringa seier det allereie: {parts}",
)
VALUES_JOINED = _law(
    "values-joined",
    en="an attribute may be compared with several values at once: {parts}",
    nb="et attributt kan sammenlignes med flere verdier på én gang: {parts}",
    nn="eit attributt kan samanliknast med fleire verdiar på éin gong: {parts}",
)
GROUPS_JOINED = _law(
    "groups-joined",
    en="one group with either attribute is enough: {parts}",
    nb="én gruppe med det ene eller det andre attributtet er nok: {parts}",
    nn="éi gruppe med det eine eller det andre attributtet er nok: {parts}",
)
REFINEMENTS_JOINED = _law(
    "refinements-joined",
    en="one refinement may ask for both: {parts}",
    nb="én presisering kan kreve begge: {parts}",
    nn="éi presisering kan krevje begge: {parts}",
)

LAWS = (
    BRACKETS,
    REPEATED,
    WITHIN,
    IMPLIED,
    NEVER,
    TWO_EXCLUSIONS,
    BACK_AGAIN,
    TAKES_NOTHING,
    HELD_ALREADY,
    TAKEN_OUT_AGAIN,
    ANYTHING,
    OPERATORS_JOINED,
    OPERATOR_IDLE,
    SELF_AND_BELOW,
    SELF_TAKEN_OUT,
    COMMON_PART,
    FILTER_IMPLIED,
    FILTERS_JOINED,
    FILTER_IDLE,
    FILTER_SHORTENED,
    CARDINALITY,
    ANY_NUMBER,
    ATTRIBUTE_IMPLIED,
    VALUES_JOINED,
    GROUPS_JOINED,
    REFINEMENTS_JOINED,
)
"""Every reason that holds in every edition."""
