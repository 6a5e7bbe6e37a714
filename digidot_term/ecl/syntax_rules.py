"""The problems a parser can find: what is no ECL, what contradicts itself, what goes past the tool's bounds."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.ecl.problem import Rule
from digidot_term.language import Text

_ERROR = Severity.ERROR

SYNTAX_ERROR = Rule(
    "syntax",
    Kind(
        "ECL001",
        "syntax-error",
        _ERROR,
        Text(
            en="found {found}, expected {expected}",
            nb="fant {found}, forventet {expected}",
            nn="fann {found}, forventa {expected}",
        ),
        Text(
            en="Compare with the ECL 2.3 grammar; names such as conceptId are its productions.",
            nb="Sammenlign med grammatikken i ECL 2.3; navn som conceptId er produksjonene der.",
            nn="Samanlikn med grammatikken i ECL 2.3; namn som conceptId er produksjonane der.",
        ),
    ),
)
ENDS_EARLY = Rule(
    "syntax",
    Kind(
        "ECL002",
        "ends-early",
        _ERROR,
        Text(
            en="the expression ends where {expected} is expected",
            nb="uttrykket slutter der {expected} er forventet",
            nn="uttrykket sluttar der {expected} er forventa",
        ),
        Text(
            en="Write the rest of the expression, or remove what asks for more.",
            nb="Skriv resten av uttrykket, eller fjern det som krever mer.",
            nn="Skriv resten av uttrykket, eller fjern det som krev meir.",
        ),
    ),
)
UNBALANCED_PIPE = Rule(
    "syntax",
    Kind(
        "ECL003",
        "unbalanced-pipe",
        _ERROR,
        Text(
            en="a term is not closed: the number of pipes is odd (found {found})",
            nb="en term er ikke lukket: antallet loddrette streker er et oddetall (fant {found})",
            nn="ein term er ikkje lukka: talet på loddrette strekar er eit oddetal (fann {found})",
        ),
        Text(
            en="Put one | before each term and one behind it.",
            nb="Sett én | foran hver term og én bak.",
            nn="Set éin | framfor kvar term og éin bak.",
        ),
    ),
)
SPLIT_OPERATOR = Rule(
    "syntax",
    Kind(
        "ECL004",
        "split-operator",
        _ERROR,
        Text(
            en="the operator {found} has a blank inside",
            nb="operatoren {found} har et mellomrom inni",
            nn="operatoren {found} har eit mellomrom inni",
        ),
        Text(en="Write {mend} without a blank.", nb="Skriv {mend} uten mellomrom.", nn="Skriv {mend} utan mellomrom."),
    ),
)
MISSING_COLON = Rule(
    "syntax",
    Kind(
        "ECL005",
        "missing-colon",
        _ERROR,
        Text(
            en="found {found} right behind a constraint, where a refinement needs a colon first",
            nb="fant {found} rett etter en avgrensning; før en forfining må det stå et kolon",
            nn="fann {found} rett etter ei avgrensing; før ei forfining må det stå eit kolon",
        ),
        Text(
            en="Put : before {found}, or AND, OR or MINUS if it is another constraint.",
            nb="Sett : foran {found}, eller AND, OR eller MINUS hvis det er en annen avgrensning.",
            nn="Set : framfor {found}, eller AND, OR eller MINUS om det er ei anna avgrensing.",
        ),
    ),
)
NEEDS_BRACKETS = Rule(
    "syntax",
    Kind(
        "ECL006",
        "needs-brackets",
        _ERROR,
        Text(
            en="{found} cannot follow here without brackets around what it belongs to",
            nb="{found} kan ikke stå her uten parenteser rundt det som hører sammen",
            nn="{found} kan ikkje stå her utan parentesar rundt det som høyrer saman",
        ),
        Text(
            en="Put brackets around the part that {found} applies to.",
            nb="Sett parenteser rundt den delen som {found} gjelder for.",
            nn="Set parentesar rundt den delen som {found} gjeld for.",
        ),
    ),
)
UNCLOSED = Rule(
    "syntax",
    Kind(
        "ECL007",
        "unclosed",
        _ERROR,
        Text(
            en="{opened} is opened here and not closed with {expected}",
            nb="{opened} åpnes her og lukkes ikke med {expected}",
            nn="{opened} blir opna her og ikkje lukka med {expected}",
        ),
        Text(
            en="Write {expected} where it ends; a comment may not end in **/.",
            nb="Skriv {expected} der det slutter; en kommentar kan ikke slutte på **/.",
            nn="Skriv {expected} der det sluttar; ein kommentar kan ikkje slutte på **/.",
        ),
    ),
)
NOT_AN_SCTID = Rule(
    "syntax",
    Kind(
        "ECL008",
        "not-an-sctid",
        _ERROR,
        Text(
            en="{found} is no SNOMED CT identifier: it has 6 to 18 digits and does not begin with 0",
            nb="{found} er ingen SNOMED CT-identifikator: den har 6 til 18 sifre og begynner ikke med 0",
            nn="{found} er ingen SNOMED CT-identifikator: han har 6 til 18 siffer og byrjar ikkje med 0",
        ),
        Text(en="Check the identifier.", nb="Kontroller identifikatoren.", nn="Kontroller identifikatoren."),
    ),
)
QUOTED_STAR = Rule(
    "syntax",
    Kind(
        "ECL009",
        "quoted-star",
        _ERROR,
        Text(
            en="the value of active is {found} in quotation marks",
            nb="verdien til active er {found} i anførselstegn",
            nn="verdien til active er {found} i hermeteikn",
        ),
        Text(
            en="Write active = *, 1, 0, true or false, without quotation marks.",
            nb="Skriv active = *, 1, 0, true eller false, uten anførselstegn.",
            nn="Skriv active = *, 1, 0, true eller false, utan hermeteikn.",
        ),
    ),
)
KEYWORD_BLANK = Rule(
    "syntax",
    Kind(
        "ECL010",
        "keyword-needs-blank",
        _ERROR,
        Text(
            en="there is no blank behind {found}",
            nb="det er ikke mellomrom etter {found}",
            nn="det er ikkje mellomrom etter {found}",
        ),
        Text(
            en="Write a blank behind {found}.",
            nb="Skriv et mellomrom etter {found}.",
            nn="Skriv eit mellomrom etter {found}.",
        ),
    ),
)
UNOPENED = Rule(
    "syntax",
    Kind(
        "ECL011",
        "unopened",
        _ERROR,
        Text(
            en="{found} closes nothing that is open",
            nb="{found} lukker ikke noe som er åpent",
            nn="{found} lukkar ikkje noko som er ope",
        ),
        Text(
            en="Remove {found}, or open it where it begins.",
            nb="Fjern {found}, eller åpne der det begynner.",
            nn="Fjern {found}, eller opne der det byrjar.",
        ),
    ),
)
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
            en="Put brackets around the part that belongs together.",
            nb="Sett parenteser rundt den delen som hører sammen.",
            nn="Set parentesar rundt den delen som høyrer saman.",
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
            en="Write A MINUS (B OR C) or (A MINUS B) MINUS C.",
            nb="Skriv A MINUS (B OR C) eller (A MINUS B) MINUS C.",
            nn="Skriv A MINUS (B OR C) eller (A MINUS B) MINUS C.",
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
            en="Write the smaller number first, at most 18 digits.",
            nb="Skriv det minste tallet først, høyst 18 sifre.",
            nn="Skriv det minste talet først, høgst 18 siffer.",
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
        Text(en="Name each field once.", nb="Nevn hvert felt én gang.", nn="Nemn kvart felt éin gong."),
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
            en="Put the letter M before {found}.",
            nb="Sett bokstaven M foran {found}.",
            nn="Set bokstaven M framfor {found}.",
        ),
    ),
)
TOO_DEEP = Rule(
    "unsupported",
    Kind(
        "ECL030",
        "too-deep",
        _ERROR,
        Text(
            en="the expression is nested more than {limit} deep",
            nb="uttrykket er nøstet mer enn {limit} nivåer",
            nn="uttrykket er nøsta meir enn {limit} nivå",
        ),
        Text(
            en="Remove brackets that change nothing, or split the expression.",
            nb="Fjern parenteser som ikke endrer noe, eller del uttrykket.",
            nn="Fjern parentesar som ikkje endrar noko, eller del uttrykket.",
        ),
    ),
)
TOO_LONG = Rule(
    "unsupported",
    Kind(
        "ECL031",
        "too-long",
        _ERROR,
        Text(
            en="the expression has {length} characters; the limit is {limit}",
            nb="uttrykket har {length} tegn; grensen er {limit}",
            nn="uttrykket har {length} teikn; grensa er {limit}",
        ),
        Text(
            en="Use a reference set or a list of codes instead.",
            nb="Bruk et referansesett eller en kodeliste i stedet.",
            nn="Bruk eit referansesett eller ei kodeliste i staden.",
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
            en="Look for swapped or missing digits.",
            nb="Se etter byttede eller manglende sifre.",
            nn="Sjå etter ombytte eller manglande siffer.",
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
            en="Remove the R, or compare with concepts.",
            nb="Fjern R, eller sammenlign med begreper.",
            nn="Fjern R, eller samanlikn med omgrep.",
        ),
    ),
)
NOT_A_REFSET = Rule(
    "warning",
    Kind(
        "ECL042",
        "member-filter-without-refset",
        Severity.WARNING,
        Text(
            en="a member filter stands behind a constraint without ^",
            nb="et medlemsfilter står etter en avgrensning uten ^",
            nn="eit medlemsfilter står etter ei avgrensing utan ^",
        ),
        Text(
            en="Put ^ before the reference set; only reference sets have members.",
            nb="Sett ^ foran referansesettet; bare referansesett har medlemmer.",
            nn="Set ^ framfor referansesettet; berre referansesett har medlemer.",
        ),
    ),
)

SYNTAX_RULES = (
    SYNTAX_ERROR,
    ENDS_EARLY,
    UNBALANCED_PIPE,
    SPLIT_OPERATOR,
    MISSING_COLON,
    NEEDS_BRACKETS,
    UNCLOSED,
    NOT_AN_SCTID,
    QUOTED_STAR,
    KEYWORD_BLANK,
    UNOPENED,
    MIXED_OPERATORS,
    REPEATED_MINUS,
    REVERSED_CARDINALITY,
    IMPOSSIBLE_DATE,
    REPEATED_FIELD,
    WRONG_FIELD_VALUE,
    MISSING_FILTER_LETTER,
    TOO_DEEP,
    TOO_LONG,
    WRONG_CHECK_DIGIT,
    REVERSED_VALUE,
    NOT_A_REFSET,
)
"""Every rule the parser may report."""
