"""What can be wrong with a list of codes."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

NOT_AN_ID = Kind(
    "ECL080",
    "code-not-an-id",
    Severity.ERROR,
    Text(
        en="`{text}` is no SNOMED CT identifier: those are 6 to 18 digits",
        nb="`{text}` er ingen SNOMED CT-identifikator: de har 6 til 18 sifre",
        nn="`{text}` er ingen SNOMED CT-identifikator: dei har 6 til 18 siffer",
    ),
    Text(
        en="write one id a line, or name the column of a table with --column; mark comments with #",
        nb="skriv én id på hver linje, eller oppgi kolonnen i en tabell med --column; merk kommentarer med #",
        nn="skriv éin id på kvar linje, eller oppgje kolonnen i ein tabell med --column; merk kommentarar med #",
    ),
)
MISTYPED = Kind(
    "ECL081",
    "code-mistyped",
    Severity.ERROR,
    Text(
        en="{text} has a wrong check digit: it is mistyped, or was cut or rounded on its way",
        nb="{text} har feil kontrollsiffer: den er feilskrevet, eller kuttet eller avrundet på veien",
        nn="{text} har feil kontrollsiffer: den er feilskriven, eller kutta eller avrunda på vegen",
    ),
    Text(
        en="copy the id again from where it came; spreadsheets round long numbers unless they are text",
        nb="kopier id-en på nytt fra kilden; regneark avrunder lange tall som ikke er tekst",
        nn="kopier id-en på nytt frå kjelda; rekneark avrundar lange tal som ikkje er tekst",
    ),
)
NOT_A_CONCEPT = Kind(
    "ECL082",
    "code-not-a-concept",
    Severity.ERROR,
    Text(
        en="{text} is the id of a description or a relationship, not of a concept",
        nb="{text} er id-en til en beskrivelse eller en relasjon, ikke til et begrep",
        nn="{text} er id-en til ei skildring eller ein relasjon, ikkje til eit omgrep",
    ),
    Text(
        en="use the id of the concept it belongs to",
        nb="bruk id-en til begrepet den hører til",
        nn="bruk id-en til omgrepet den høyrer til",
    ),
)
NO_CODES = Kind(
    "ECL083",
    "no-codes",
    Severity.ERROR,
    Text(
        en="{file} has no active concept of {edition}",
        nb="{file} har ikke noe aktivt begrep i {edition}",
        nn="{file} har ikkje noko aktivt omgrep i {edition}",
    ),
    Text(
        en="check the file and the edition; --keep-inactive counts inactive concepts too",
        nb="sjekk filen og utgaven; --keep-inactive regner med inaktive begreper også",
        nn="sjekk fila og utgåva; --keep-inactive reknar med inaktive omgrep òg",
    ),
)
NO_COLUMN = Kind(
    "ECL084",
    "column-not-there",
    Severity.ERROR,
    Text(
        en="the table has no column {column}; it has {known}",
        nb="tabellen har ingen kolonne {column}; den har {known}",
        nn="tabellen har ingen kolonne {column}; den har {known}",
    ),
    Text(
        en="name one of its columns with --column",
        nb="oppgi en av kolonnene med --column",
        nn="oppgje ein av kolonnane med --column",
    ),
)
NOT_JSON = Kind(
    "ECL085",
    "codes-not-json",
    Severity.ERROR,
    Text(
        en="begins like JSON and is none: {why}",
        nb="begynner som JSON, men er det ikke: {why}",
        nn="byrjar som JSON, men er det ikkje: {why}",
    ),
    Text(
        en="save it as JSON anew, or as one id a line",
        nb="lagre det som JSON på nytt, eller som én id på hver linje",
        nn="lagre det som JSON på nytt, eller som éin id på kvar linje",
    ),
)
OTHER_SYSTEM = Kind(
    "ECL086",
    "codes-of-another-system",
    Severity.WARNING,
    Text(
        en="{count} codes of {system} are left out",
        nb="{count} koder fra {system} er utelatt",
        nn="{count} kodar frå {system} er utelatne",
    ),
    Text(
        en="an expression holds concepts of SNOMED CT only",
        nb="et uttrykk har bare begreper fra SNOMED CT",
        nn="eit uttrykk har berre omgrep frå SNOMED CT",
    ),
)
NOT_EXPANDED = Kind(
    "ECL087",
    "value-set-not-expanded",
    Severity.ERROR,
    Text(
        en="{count} parts of the value set do not list their codes",
        nb="{count} deler av verdisettet lister ikke opp kodene sine",
        nn="{count} delar av verdisettet listar ikkje opp kodane sine",
    ),
    Text(
        en="give the value set with its expansion, as `digidot-term build` writes it",
        nb="bruk verdisettet med ekspansjon, slik `digidot-term build` skriver det",
        nn="bruk verdisettet med ekspansjon, slik `digidot-term build` skriv det",
    ),
)
