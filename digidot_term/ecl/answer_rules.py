"""The problems an answer can have: filters that can find nothing, fields and rows out of place, what is left out."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.ecl.problem import Rule
from digidot_term.language import Text

MEMBER_FILTER_WITHOUT_REFSET = Rule(
    "semantic",
    Kind(
        "ECL042",
        "member-filter-without-refset",
        Severity.ERROR,
        Text(
            en="a member filter stands behind a constraint without ^, and only reference sets have members (ECL 6.10)",
            nb="et medlemsfilter står etter en avgrensning uten ^, og bare referansesett har medlemmer (ECL 6.10)",
            nn="eit medlemsfilter står etter ei avgrensing utan ^, og berre referansesett har medlemer (ECL 6.10)",
        ),
        Text(
            en="put ^ before the reference set; for concepts with such a member write X AND ^ * and the filter",
            nb="sett ^ foran referansesettet; for begreper med et slikt medlem, skriv X AND ^ * og filteret",
            nn="set ^ framfor referansesettet; for omgrep med eit slikt medlem, skriv X AND ^ * og filteret",
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
            en="no language reference set has the dialect alias {found}{near}",
            nb="ingen språkreferansesett har dialektnavnet {found}{near}",
            nn="ingen språkreferansesett har dialektnamnet {found}{near}",
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
            en="no description has the language code {found}; the codes of this edition are {known}",
            nb="ingen beskrivelser har språkkoden {found}; denne utgaven har kodene {known}",
            nn="ingen skildringar har språkkoden {found}; denne utgåva har kodane {known}",
        ),
        Text(
            en="write {mend}: the language reference set says which language a term is of",
            nb="skriv {mend}: språkreferansesettet sier hvilket språk en term er på",
            nn="skriv {mend}: språkreferansesettet seier kva språk ein term er på",
        ),
    ),
)
DIALECT_FINDS_NOTHING = Rule(
    "warning",
    Kind(
        "ECL061",
        "dialect-finds-nothing",
        Severity.WARNING,
        Text(
            en="this edition has no terms in the dialect {found}: its language reference set {refset} has no members",
            nb="utgaven har ingen termer i dialekten {found}: språkreferansesettet {refset} har ingen medlemmer",
            nn="utgåva har ingen termar i dialekten {found}: språkreferansesettet {refset} har ingen medlemer",
        ),
        Text(
            en="use a dialect that the edition has, or an edition that has the dialect",
            nb="bruk en dialekt som utgaven har, eller en utgave som har dialekten",
            nn="bruk ein dialekt som utgåva har, eller ei utgåve som har dialekten",
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
            en="the members have no field {found}{near}; their fields are {known}",
            nb="medlemmene har ikke feltet {found}{near}; feltene deres er {known}",
            nn="medlemene har ikkje feltet {found}{near}; felta deira er {known}",
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
MIXED_GROUP = Rule(
    "semantic",
    Kind(
        "ECL069",
        "reversed-and-not-in-one-group",
        Severity.ERROR,
        Text(
            en="reversed attributes and others stand in one pair of braces, but a role group belongs to one concept",
            nb="omvendte attributter og andre står i samme klammeparentes, men en rollegruppe tilhører ett begrep",
            nn="omvende attributt og andre står i same klammeparentes, men ei rollegruppe høyrer til eitt omgrep",
        ),
        Text(
            en="put the reversed attributes in braces of their own: {{ … }}, {{ R … }}",
            nb="sett de omvendte attributtene i en egen klammeparentes: {{ … }}, {{ R … }}",
            nn="set dei omvende attributta i ein eigen klammeparentes: {{ … }}, {{ R … }}",
        ),
    ),
)
ANSWER_RULES = (
    MEMBER_FILTER_WITHOUT_REFSET,
    UNKNOWN_DIALECT,
    LANGUAGE_FINDS_NOTHING,
    DIALECT_FINDS_NOTHING,
    UNKNOWN_FIELD,
    VALUES_LEFT_OUT,
    ROWS_NOT_CONCEPTS,
    NO_MEMBERS,
    MEMBERS_NO_CONCEPTS,
    MIXED_GROUP,
)
"""Every rule on what an edition answers; those on what it knows stand in `reference_rules`."""
