"""The problems of ECL that parses: what contradicts itself, and what is probably not meant."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.ecl.problem import Rule
from digidot_term.language import Text

_ERROR = Severity.ERROR

MIXED_OPERATORS = Rule(
    "semantic",
    Kind(
        "ECL020",
        "mixed-operators",
        _ERROR,
        Text(
            en="{found} follows {earlier} without brackets: which binds first is not said (ECL 6.4)",
            nb="{found} følger etter {earlier} uten parenteser: det er ikke sagt hva som gjelder først (ECL 6.4)",
            nn="{found} følgjer etter {earlier} utan parentesar: det er ikkje sagt kva som gjeld først (ECL 6.4)",
        ),
        Text(
            en="write {first}, or {second}",
            nb="skriv {first}, eller {second}",
            nn="skriv {first}, eller {second}",
        ),
    ),
)
REPEATED_MINUS = Rule(
    "semantic",
    Kind(
        "ECL021",
        "repeated-minus",
        _ERROR,
        Text(
            en="MINUS stands twice without brackets (ECL 6.4)",
            nb="MINUS står to ganger uten parenteser (ECL 6.4)",
            nn="MINUS står to gonger utan parentesar (ECL 6.4)",
        ),
        Text(
            en="write {first}, or {second}, which is the same",
            nb="skriv {first}, eller {second}, som er det samme",
            nn="skriv {first}, eller {second}, som er det same",
        ),
    ),
)
REVERSED_CARDINALITY = Rule(
    "semantic",
    Kind(
        "ECL022",
        "reversed-cardinality",
        _ERROR,
        Text(
            en="the cardinality {found} can never be met",
            nb="kardinaliteten {found} kan aldri oppfylles",
            nn="kardinaliteten {found} kan aldri oppfyllast",
        ),
        Text(
            en="write the smaller number first, at most 18 digits",
            nb="skriv det minste tallet først, høyst 18 sifre",
            nn="skriv det minste talet først, høgst 18 siffer",
        ),
    ),
)
IMPOSSIBLE_DATE = Rule(
    "semantic",
    Kind(
        "ECL023",
        "impossible-date",
        _ERROR,
        Text(
            en="{found} is no date in the calendar",
            nb="{found} er ingen dato i kalenderen",
            nn="{found} er ingen dato i kalenderen",
        ),
        Text(
            en='Write an existing day as "YYYYMMDD".',
            nb='Skriv en dag som finnes, som "ÅÅÅÅMMDD".',
            nn='Skriv ein dag som finst, som "ÅÅÅÅMMDD".',
        ),
    ),
)
REPEATED_FIELD = Rule(
    "semantic",
    Kind(
        "ECL024",
        "repeated-field",
        _ERROR,
        Text(
            en="the field {found} is selected twice",
            nb="feltet {found} er valgt to ganger",
            nn="feltet {found} er valt to gonger",
        ),
        Text(en="name each field once", nb="nevn hvert felt én gang", nn="nemn kvart felt éin gong"),
    ),
)
WRONG_FIELD_VALUE = Rule(
    "semantic",
    Kind(
        "ECL025",
        "wrong-field-value",
        _ERROR,
        Text(
            en="{field} is compared with {found}, which is no value it can have",
            nb="{field} er sammenlignet med {found}, som ikke er en verdi det kan ha",
            nn="{field} er samanlikna med {found}, som ikkje er ein verdi det kan ha",
        ),
        Text(
            en='moduleId takes concepts, effectiveTime "YYYYMMDD", active 1, 0, true, false or *.',
            nb='moduleId tar begreper, effectiveTime "ÅÅÅÅMMDD", active 1, 0, true, false eller *.',
            nn='moduleId tek omgrep, effectiveTime "ÅÅÅÅMMDD", active 1, 0, true, false eller *.',
        ),
    ),
)
MISSING_FILTER_LETTER = Rule(
    "semantic",
    Kind(
        "ECL026",
        "missing-filter-letter",
        _ERROR,
        Text(
            en="the filter on {found} does not say that it is a member filter",
            nb="filteret på {found} sier ikke at det er et medlemsfilter",
            nn="filteret på {found} seier ikkje at det er eit medlemsfilter",
        ),
        Text(
            en="put the letter M before {found}",
            nb="sett bokstaven M foran {found}",
            nn="set bokstaven M framfor {found}",
        ),
    ),
)
WRONG_CHECK_DIGIT = Rule(
    "warning",
    Kind(
        "ECL040",
        "wrong-check-digit",
        Severity.WARNING,
        Text(
            en="{found} has a wrong check digit or partition",
            nb="{found} har feil kontrollsiffer eller partisjon",
            nn="{found} har feil kontrollsiffer eller partisjon",
        ),
        Text(
            en="look for swapped or missing digits",
            nb="se etter byttede eller manglende sifre",
            nn="sjå etter ombytte eller manglande siffer",
        ),
    ),
)
REVERSED_VALUE = Rule(
    "warning",
    Kind(
        "ECL041",
        "reversed-value",
        Severity.WARNING,
        Text(
            en="a reversed attribute is compared with {found}, but only concepts have attributes",
            nb="et omvendt attributt er sammenlignet med {found}, men bare begreper har attributter",
            nn="eit omvendt attributt er samanlikna med {found}, men berre omgrep har attributt",
        ),
        Text(
            en="remove the R, or compare with concepts",
            nb="fjern R, eller sammenlign med begreper",
            nn="fjern R, eller samanlikn med omgrep",
        ),
    ),
)
SEMANTIC_RULES = (
    MIXED_OPERATORS,
    REPEATED_MINUS,
    REVERSED_CARDINALITY,
    IMPOSSIBLE_DATE,
    REPEATED_FIELD,
    WRONG_FIELD_VALUE,
    MISSING_FILTER_LETTER,
    WRONG_CHECK_DIGIT,
    REVERSED_VALUE,
)
"""Every rule on what well-formed ECL says."""
