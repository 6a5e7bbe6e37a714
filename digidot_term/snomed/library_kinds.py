"""What there is to say about indexed editions: SCT070 to SCT079."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text


def _kind(number: int, name: str, severity: Severity, message: Text, advice: Text) -> Kind:
    """Make a kind of the SCT family."""
    return Kind(f"SCT{number:03}", name, severity, message, advice)


NAME_TAKEN = _kind(
    70,
    "edition-name-taken",
    Severity.ERROR,
    Text(
        en="another edition is called {name}: {uri}",
        nb="en annen utgave heter {name}: {uri}",
        nn="ei anna utgåve heiter {name}: {uri}",
    ),
    Text(
        en="choose another --name, or remove the other: digidot-term edition remove {name}",
        nb="velg et annet --name, eller fjern den andre: digidot-term edition remove {name}",
        nn="vel eit anna --name, eller fjern den andre: digidot-term edition remove {name}",
    ),
)
BAD_NAME = _kind(
    71,
    "malformed-edition-name",
    Severity.ERROR,
    Text(
        en="`{name}` cannot be the name of an edition",
        nb="`{name}` kan ikke være navnet på en utgave",
        nn="`{name}` kan ikkje vere namnet på ei utgåve",
    ),
    Text(
        en="use letters, digits, `.`, `_` and `-`, and begin with a letter or digit; sample is taken",
        nb="bruk bokstaver, sifre, `.`, `_` og `-`, og begynn med en bokstav eller et siffer; sample er opptatt",
        nn="bruk bokstavar, siffer, `.`, `_` og `-`, og byrja med ein bokstav eller eit siffer; sample er oppteke",
    ),
)
NO_SUCH_EDITION = _kind(
    72,
    "no-such-edition",
    Severity.ERROR,
    Text(
        en="no indexed edition is called {name}",
        nb="ingen indeksert utgave heter {name}",
        nn="inga indeksert utgåve heiter {name}",
    ),
    Text(
        en="see which there are: digidot-term edition list",
        nb="se hvilke som finnes: digidot-term edition list",
        nn="sjå kva som finst: digidot-term edition list",
    ),
)
INDEX_DAMAGED = _kind(
    73,
    "index-damaged",
    Severity.ERROR,
    Text(
        en="the index is damaged: {arrays}",
        nb="indeksen er skadet: {arrays}",
        nn="indeksen er skadd: {arrays}",
    ),
    Text(
        en="remove it and add the packages again: digidot-term edition remove {name}",
        nb="fjern den og legg til pakkene på nytt: digidot-term edition remove {name}",
        nn="fjern han og legg til pakkane på nytt: digidot-term edition remove {name}",
    ),
)
PACKAGE_CHANGED = _kind(
    74,
    "package-changed",
    Severity.ERROR,
    Text(
        en="the package is not the one this edition was made of: its SHA-256 is {found}, that one's was {expected}",
        nb="pakken er ikke den utgaven ble laget av: SHA-256 er {found}, den andres var {expected}",
        nn="pakken er ikkje den utgåva blei laga av: SHA-256 er {found}, den andre sin var {expected}",
    ),
    Text(
        en="get the published package again, or add the new one under another name",
        nb="hent den publiserte pakken på nytt, eller legg til den nye under et annet navn",
        nn="hent den publiserte pakken på nytt, eller legg til den nye under eit anna namn",
    ),
)
PACKAGE_GONE = _kind(
    75,
    "package-gone",
    Severity.INFO,
    Text(
        en="the package is no longer here; the index does not need it",
        nb="pakken er ikke lenger her; indeksen trenger den ikke",
        nn="pakken er ikkje lenger her; indeksen treng han ikkje",
    ),
    Text(
        en="nothing to do, unless you want to compare it with its recorded SHA-256: {expected}",
        nb="ingenting å gjøre, med mindre du vil sammenligne den med den registrerte SHA-256: {expected}",
        nn="ingenting å gjere, med mindre du vil samanlikne han med den registrerte SHA-256: {expected}",
    ),
)
INDEX_UNREADABLE = _kind(
    76,
    "index-of-another-format",
    Severity.WARNING,
    Text(
        en="the index was written by another version of the tool, or is not whole",
        nb="indeksen er skrevet av en annen versjon av verktøyet, eller er ikke hel",
        nn="indeksen er skriven av ein annan versjon av verktøyet, eller er ikkje heil",
    ),
    Text(
        en="add the packages again; asking by their path does that by itself",
        nb="legg til pakkene på nytt; å spørre med stien til dem gjør det av seg selv",
        nn="legg til pakkane på nytt; å spørje med stien til dei gjer det av seg sjølv",
    ),
)
BAD_DATE = _kind(
    77,
    "malformed-as-of-date",
    Severity.ERROR,
    Text(
        en="`{date}` is not a date written YYYYMMDD",
        nb="`{date}` er ikke en dato skrevet ÅÅÅÅMMDD",
        nn="`{date}` er ikkje ein dato skriven ÅÅÅÅMMDD",
    ),
    Text(
        en="write the day the edition is wanted for, such as 20250615",
        nb="skriv dagen utgaven ønskes for, for eksempel 20250615",
        nn="skriv dagen utgåva er ønskt for, til dømes 20250615",
    ),
)
