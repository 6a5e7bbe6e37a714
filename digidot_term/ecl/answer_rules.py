"""The problems an answer can have: concepts the edition does not know or has made inactive, what is not answered."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.ecl.problem import Rule
from digidot_term.language import Text

UNKNOWN_CONCEPT = Rule(
    "unknown-concept",
    Kind(
        "ECL050",
        "unknown-concept",
        Severity.ERROR,
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
UNKNOWN_DIALECT = Rule(
    "warning",
    Kind(
        "ECL053",
        "unknown-dialect",
        Severity.WARNING,
        Text(
            en="no language reference set has the dialect alias {found}",
            nb="ingen språkreferansesett har dialektnavnet {found}",
            nn="ingen språkreferansesett har dialektnamnet {found}",
        ),
        Text(
            en="use nb-no, nn-no, en-gb, en-us or another alias of the ECL specification, or dialectId",
            nb="bruk nb-no, nn-no, en-gb, en-us eller et annet navn fra ECL-spesifikasjonen, eller dialectId",
            nn="bruk nb-no, nn-no, en-gb, en-us eller eit anna namn frå ECL-spesifikasjonen, eller dialectId",
        ),
    ),
)
LANGUAGE_FINDS_NOTHING = Rule(
    "warning",
    Kind(
        "ECL054",
        "language-finds-nothing",
        Severity.WARNING,
        Text(
            en="the filter language {found} finds nothing: Norway's release does not tell its languages apart so",
            nb="filteret language {found} finner ingenting: den norske utgaven skiller ikke språkene slik",
            nn="filteret language {found} finn ingenting: den norske utgåva skil ikkje språka slik",
        ),
        Text(
            en="write dialect = nb-no or dialect = nn-no",
            nb="skriv dialect = nb-no eller dialect = nn-no",
            nn="skriv dialect = nb-no eller dialect = nn-no",
        ),
    ),
)
UNKNOWN_FIELD = Rule(
    "semantic",
    Kind(
        "ECL055",
        "unknown-field",
        Severity.ERROR,
        Text(
            en="the members have no field {found}; their fields are {known}",
            nb="medlemmene har ikke feltet {found}; feltene deres er {known}",
            nn="medlemene har ikkje feltet {found}; felta deira er {known}",
        ),
        Text(
            en="use one of the fields of the reference set",
            nb="bruk et av feltene i referansesettet",
            nn="bruk eitt av felta i referansesettet",
        ),
    ),
)
VALUES_LEFT_OUT = Rule(
    "warning",
    Kind(
        "ECL056",
        "values-left-out",
        Severity.WARNING,
        Text(
            en="{count} numbers, texts or truth values are not in the answer: it holds concepts only",
            nb="{count} tall, tekster eller sannhetsverdier er ikke med i svaret: det har bare begreper",
            nn="{count} tal, tekstar eller sanningsverdiar er ikkje med i svaret: det har berre omgrep",
        ),
        Text(
            en="name the attributes whose values are concepts",
            nb="nevn de attributtene som har begreper som verdier",
            nn="nemn dei attributta som har omgrep som verdiar",
        ),
    ),
)
ROWS_NOT_CONCEPTS = Rule(
    "semantic",
    Kind(
        "ECL057",
        "rows-not-concepts",
        Severity.ERROR,
        Text(
            en="{found} gives rows of values, and concepts are wanted here (ECL 6.1)",
            nb="{found} gir rader med verdier, og her må det være begreper (ECL 6.1)",
            nn="{found} gir rader med verdiar, og her må det vere omgrep (ECL 6.1)",
        ),
        Text(
            en="select one field that holds concepts: {known}; rows can only be the answer of a whole expression",
            nb="velg ett felt som har begreper: {known}; rader kan bare være svaret på et helt uttrykk",
            nn="vel eitt felt som har omgrep: {known}; rader kan berre vere svaret på eit heilt uttrykk",
        ),
    ),
)
NO_MEMBERS = Rule(
    "warning",
    Kind(
        "ECL058",
        "no-members",
        Severity.WARNING,
        Text(
            en="{concept} |{term}| has no members in this edition",
            nb="{concept} |{term}| har ingen medlemmer i denne utgaven",
            nn="{concept} |{term}| har ingen medlemer i denne utgåva",
        ),
        Text(
            en="name a reference set behind ^; for what stands below a concept write <",
            nb="skriv et referansesett etter ^; for det som står under et begrep, skriv <",
            nn="skriv eit referansesett etter ^; for det som står under eit omgrep, skriv <",
        ),
    ),
)
MEMBERS_NO_CONCEPTS = Rule(
    "warning",
    Kind(
        "ECL059",
        "members-no-concepts",
        Severity.WARNING,
        Text(
            en="the members of {concept} |{term}| refer to descriptions or relationships, not to concepts",
            nb="medlemmene i {concept} |{term}| viser til beskrivelser eller relasjoner, ikke til begreper",
            nn="medlemene i {concept} |{term}| viser til skildringar eller relasjonar, ikkje til omgrep",
        ),
        Text(
            en="write ^ [referencedComponentId] for their ids, or ask for concepts by their dialectId",
            nb="skriv ^ [referencedComponentId] for id-ene deres, eller spør etter begreper ved dialectId",
            nn="skriv ^ [referencedComponentId] for id-ane deira, eller spør etter omgrep ved dialectId",
        ),
    ),
)
NOT_ANSWERED = Rule(
    "unsupported",
    Kind(
        "ECL060",
        "not-answered",
        Severity.ERROR,
        Text(
            en="this is not answered yet: {feature}",
            nb="dette kan ikke besvares ennå: {feature}",
            nn="dette kan ikkje svarast på enno: {feature}",
        ),
        Text(
            en="see docs/reference/ecl-support.md for what works, and ask in another way",
            nb="se docs/reference/ecl-support.md for det som virker, og spør på en annen måte",
            nn="sjå docs/reference/ecl-support.md for det som verkar, og spør på ein annan måte",
        ),
    ),
)

ANSWER_RULES = (
    UNKNOWN_CONCEPT,
    INACTIVE_CONCEPT,
    TERM_MISMATCH,
    UNKNOWN_DIALECT,
    LANGUAGE_FINDS_NOTHING,
    UNKNOWN_FIELD,
    VALUES_LEFT_OUT,
    ROWS_NOT_CONCEPTS,
    NO_MEMBERS,
    MEMBERS_NO_CONCEPTS,
    NOT_ANSWERED,
)
"""Every rule the evaluator may report."""
