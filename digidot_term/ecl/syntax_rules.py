"""The problems that end a parse: text that is no ECL, or that goes past the tool's bounds."""

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
            en="compare with the ECL 2.3 grammar; names such as conceptId are its productions",
            nb="sammenlign med grammatikken i ECL 2.3; navn som conceptId er produksjonene der",
            nn="samanlikn med grammatikken i ECL 2.3; namn som conceptId er produksjonane der",
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
            en="write the rest of the expression, or remove what asks for more",
            nb="skriv resten av uttrykket, eller fjern det som krever mer",
            nn="skriv resten av uttrykket, eller fjern det som krev meir",
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
            en="put one | before each term and one behind it{mend}",
            nb="sett én | foran hver term og én bak{mend}",
            nn="set éin | framfor kvar term og éin bak{mend}",
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
        Text(en="write {mend} without a blank", nb="skriv {mend} uten mellomrom", nn="skriv {mend} utan mellomrom"),
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
            en="put : before {found}, or AND, OR or MINUS if it is another constraint",
            nb="sett : foran {found}, eller AND, OR eller MINUS hvis det er en annen avgrensning",
            nn="set : framfor {found}, eller AND, OR eller MINUS om det er ei anna avgrensing",
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
            en="write {mend} if all that stands before belongs together, else put brackets around another part",
            nb="skriv {mend} hvis alt som står foran, hører sammen; sett ellers parenteser rundt en annen del",
            nn="skriv {mend} om alt som står framfor, høyrer saman; set elles parentesar rundt ein annan del",
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
            en="write {expected} where it ends",
            nb="skriv {expected} der det slutter",
            nn="skriv {expected} der det sluttar",
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
        Text(en="check the identifier", nb="kontroller identifikatoren", nn="kontroller identifikatoren"),
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
            en="write active = *, 1, 0, true or false, without quotation marks",
            nb="skriv active = *, 1, 0, true eller false, uten anførselstegn",
            nn="skriv active = *, 1, 0, true eller false, utan hermeteikn",
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
            en="write a blank behind {found}",
            nb="skriv et mellomrom etter {found}",
            nn="skriv eit mellomrom etter {found}",
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
            en="remove {found}, or open it where it begins",
            nb="fjern {found}, eller åpne der det begynner",
            nn="fjern {found}, eller opne der det byrjar",
        ),
    ),
)
ESCAPED_STAR = Rule(
    "syntax",
    Kind(
        "ECL012",
        "escaped-star",
        _ERROR,
        Text(
            en="{found} stands in a string beside symbols of the long form, which has no {found}",
            nb="{found} står i en tekststreng sammen med symboler fra den lange formen, som ikke har {found}",
            nn="{found} står i ein tekststreng saman med symbol frå den lange forma, som ikkje har {found}",
        ),
        Text(
            en="write the star without a backslash: a concrete string has no wild cards",
            nb="skriv stjernen uten omvendt skråstrek: en konkret streng har ikke jokertegn",
            nn="skriv stjerna utan omvend skråstrek: ein konkret streng har ikkje jokerteikn",
        ),
    ),
)
LIKELY_MISTAKE = Rule(
    "syntax",
    Kind(
        "ECL013",
        "likely-mistake",
        _ERROR,
        SYNTAX_ERROR.diagnostic.message,
        Text(
            en="write {mend}, if that is what is meant",
            nb="skriv {mend}, hvis det er det som menes",
            nn="skriv {mend}, om det er det som er meint",
        ),
    ),
)
STRANGE_BLANK = Rule(
    "syntax",
    Kind(
        "ECL014",
        "strange-blank",
        _ERROR,
        Text(
            en="the character {found} looks like a blank and is none in ECL",
            nb="tegnet {found} ser ut som et mellomrom, men er ikke det i ECL",
            nn="teiknet {found} ser ut som eit mellomrom, men er ikkje det i ECL",
        ),
        Text(
            en="write an ordinary blank instead; text copied from documents and web pages has such characters",
            nb="skriv et vanlig mellomrom i stedet; tekst kopiert fra dokumenter og nettsider har slike tegn",
            nn="skriv eit vanleg mellomrom i staden; tekst kopiert frå dokument og nettsider har slike teikn",
        ),
    ),
)
UNCLOSED_COMMENT = Rule(
    "syntax",
    Kind(
        "ECL015",
        "unclosed-comment",
        _ERROR,
        Text(
            en="a comment is opened here and not closed",
            nb="en kommentar åpnes her og lukkes ikke",
            nn="ein kommentar blir opna her og ikkje lukka",
        ),
        Text(
            en="write */ where it ends; it may not end in **/",
            nb="skriv */ der den slutter; den kan ikke slutte på **/",
            nn="skriv */ der han sluttar; han kan ikkje slutte på **/",
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
            en="remove brackets that change nothing, or split the expression",
            nb="fjern parenteser som ikke endrer noe, eller del uttrykket",
            nn="fjern parentesar som ikkje endrar noko, eller del uttrykket",
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
            en="use a reference set or a list of codes instead",
            nb="bruk et referansesett eller en kodeliste i stedet",
            nn="bruk eit referansesett eller ei kodeliste i staden",
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
    ESCAPED_STAR,
    LIKELY_MISTAKE,
    STRANGE_BLANK,
    UNCLOSED_COMMENT,
    TOO_DEEP,
    TOO_LONG,
)
"""Every rule whose breach leaves no syntax tree to go on with."""
