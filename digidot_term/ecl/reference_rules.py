"""The problems of what an expression names: concepts that are unknown, inactive, foreign, or no concepts at all."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.ecl.problem import Rule
from digidot_term.language import Text

_ERROR = Severity.ERROR

UNKNOWN_CONCEPT = Rule(
    "unknown-concept",
    Kind(
        "ECL050",
        "unknown-concept",
        _ERROR,
        Text(
            en="{concept} is not in {edition}",
            nb="{concept} finnes ikke i {edition}",
            nn="{concept} finst ikkje i {edition}",
        ),
        Text(
            en="check the identifier, or use an edition that has the concept",
            nb="kontroller identifikatoren, eller bruk en utgave som har begrepet",
            nn="kontroller identifikatoren, eller bruk ei utgåve som har omgrepet",
        ),
    ),
)
INACTIVE_CONCEPT = Rule(
    "inactive-concept",
    Kind(
        "ECL051",
        "inactive-concept",
        Severity.WARNING,
        Text(
            en="{concept} |{term}| is inactive: nothing stands below it and no attribute has it any more",
            nb="{concept} |{term}| er inaktivt: ingenting står under det, og ingen attributter har det lenger",
            nn="{concept} |{term}| er inaktivt: ingenting står under det, og ingen attributt har det lenger",
        ),
        Text(
            en="use what took its place: {targets}",
            nb="bruk det som har kommet i stedet: {targets}",
            nn="bruk det som har kome i staden: {targets}",
        ),
    ),
)
TERM_MISMATCH = Rule(
    "term-mismatch",
    Kind(
        "ECL052",
        "term-mismatch",
        Severity.WARNING,
        Text(
            en="{found} is no term of {concept} |{term}|",
            nb="{found} er ingen term for {concept} |{term}|",
            nn="{found} er ingen term for {concept} |{term}|",
        ),
        Text(
            en="check that the identifier is the one that is meant, then correct the term",
            nb="kontroller at identifikatoren er den som er ment, og rett termen",
            nn="kontroller at identifikatoren er den som er meint, og rett termen",
        ),
    ),
)
FOREIGN_CONCEPT = Rule(
    "unknown-concept",
    Kind(
        "ECL062",
        "foreign-concept",
        _ERROR,
        Text(
            en="{concept} is of an extension that is not in {edition}: namespace {namespace}",
            nb="{concept} er fra en utvidelse som ikke er med i {edition}: navnerom {namespace}",
            nn="{concept} er frå ei utviding som ikkje er med i {edition}: namnerom {namespace}",
        ),
        Text(
            en="open the edition with that extension: --edition INTERNATIONAL.zip+EXTENSION.zip",
            nb="åpne utgaven med den utvidelsen: --edition INTERNATIONAL.zip+UTVIDELSE.zip",
            nn="opne utgåva med den utvidinga: --edition INTERNATIONAL.zip+UTVIDING.zip",
        ),
    ),
)
DESCRIPTION_OF_CONCEPT = Rule(
    "unknown-concept",
    Kind(
        "ECL063",
        "description-of-concept",
        _ERROR,
        Text(
            en="{found} is no concept but a description of one, {description}",
            nb="{found} er ikke et begrep, men en beskrivelse av et, {description}",
            nn="{found} er ikkje eit omgrep, men ei skildring av eit, {description}",
        ),
        Text(
            en="write {concept} |{term}|; to find a concept by a description write * {{{{ D id = {found} }}}}",
            nb="skriv {concept} |{term}|; for å finne et begrep ved en beskrivelse, skriv * {{{{ D id = {found} }}}}",
            nn="skriv {concept} |{term}|; for å finne eit omgrep ved ei skildring, skriv * {{{{ D id = {found} }}}}",
        ),
    ),
)
NOT_A_CONCEPT_ID = Rule(
    "unknown-concept",
    Kind(
        "ECL064",
        "not-a-concept-id",
        _ERROR,
        Text(
            en="{found} is the identifier of a description or relationship: its partition is {partition}",
            nb="{found} er identifikatoren til en beskrivelse eller relasjon: partisjonen er {partition}",
            nn="{found} er identifikatoren til ei skildring eller ein relasjon: partisjonen er {partition}",
        ),
        Text(
            en="write the identifier of a concept, whose partition is 00 or 10",
            nb="skriv identifikatoren til et begrep, som har partisjon 00 eller 10",
            nn="skriv identifikatoren til eit omgrep, som har partisjon 00 eller 10",
        ),
    ),
)
UNKNOWN_DESCRIPTION = Rule(
    "unknown-concept",
    Kind(
        "ECL065",
        "unknown-description",
        _ERROR,
        Text(
            en="{found} is no description in {edition}",
            nb="{found} er ingen beskrivelse i {edition}",
            nn="{found} er inga skildring i {edition}",
        ),
        Text(
            en="id takes the identifier of a description, whose partition is 01 or 11",
            nb="id tar identifikatoren til en beskrivelse, som har partisjon 01 eller 11",
            nn="id tek identifikatoren til ei skildring, som har partisjon 01 eller 11",
        ),
    ),
)
UNKNOWN_SCHEME = Rule(
    "unknown-concept",
    Kind(
        "ECL066",
        "unknown-scheme",
        _ERROR,
        Text(
            en="{edition} has no identifiers of a scheme called {found}; it has: {known}",
            nb="{edition} har ingen identifikatorer fra en kilde som heter {found}; den har: {known}",
            nn="{edition} har ingen identifikatorar frå ei kjelde som heiter {found}; ho har: {known}",
        ),
        Text(
            en="use the first words of the scheme's name, or an edition with its identifier file",
            nb="bruk de første ordene i kildens navn, eller en utgave med identifikatorfilen dens",
            nn="bruk dei første orda i namnet til kjelda, eller ei utgåve med identifikatorfila hennar",
        ),
    ),
)
UNKNOWN_IDENTIFIER = Rule(
    "unknown-concept",
    Kind(
        "ECL067",
        "unknown-identifier",
        _ERROR,
        Text(
            en="no concept in {edition} has the identifier {found}",
            nb="ingen begreper i {edition} har identifikatoren {found}",
            nn="ingen omgrep i {edition} har identifikatoren {found}",
        ),
        Text(
            en="check the code, upper and lower case too, or name the concept by its SNOMED CT identifier",
            nb="kontroller koden, også store og små bokstaver, eller bruk begrepets SNOMED CT-identifikator",
            nn="kontroller koden, òg store og små bokstavar, eller bruk SNOMED CT-identifikatoren til omgrepet",
        ),
    ),
)

REFERENCE_RULES = (
    UNKNOWN_CONCEPT,
    INACTIVE_CONCEPT,
    TERM_MISMATCH,
    FOREIGN_CONCEPT,
    DESCRIPTION_OF_CONCEPT,
    NOT_A_CONCEPT_ID,
    UNKNOWN_DESCRIPTION,
    UNKNOWN_SCHEME,
    UNKNOWN_IDENTIFIER,
)
"""Every rule on what an expression names."""
