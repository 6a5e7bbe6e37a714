"""What there is to say about rows that break RF2: SCT020 to SCT039; they are left out and the others load."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text


def _error(number: int, name: str, message: Text, advice: Text) -> Kind:
    """Make an error of the SCT family."""
    return Kind(f"SCT{number:03}", name, Severity.ERROR, message, advice)


def _warning(number: int, name: str, message: Text, advice: Text) -> Kind:
    """Make a warning of the SCT family."""
    return Kind(f"SCT{number:03}", name, Severity.WARNING, message, advice)


_MEND_ROW = Text(
    en="the row is left out; download the release again, or report the row to its publisher",
    nb="raden er utelatt; last ned utgivelsen på nytt, eller meld raden til utgiveren",
    nn="rada er utelaten; last ned utgjevinga på nytt, eller meld rada til utgjevaren",
)
NOT_UTF8 = _error(
    20,
    "row-not-utf8",
    Text(
        en="the row is not UTF-8: byte {byte} at offset {offset} of the row",
        nb="raden er ikke UTF-8: byte {byte} på posisjon {offset} i raden",
        nn="rada er ikkje UTF-8: byte {byte} på posisjon {offset} i rada",
    ),
    _MEND_ROW,
)
NO_HEADER = _error(
    21,
    "missing-rf2-column",
    Text(
        en="the header lacks the column {column}; it has: {found}",
        nb="overskriften mangler kolonnen {column}; den har: {found}",
        nn="overskrifta manglar kolonnen {column}; ho har: {found}",
    ),
    Text(
        en="the file is left out; see that it is the RF2 file its name says",
        nb="filen er utelatt; se etter at den er den RF2-filen navnet sier",
        nn="fila er utelaten; sjå etter at ho er den RF2-fila namnet seier",
    ),
)
COLUMN_COUNT = _error(
    22,
    "wrong-column-count",
    Text(
        en="the row has {found} columns, the header {expected}",
        nb="raden har {found} kolonner, overskriften {expected}",
        nn="rada har {found} kolonnar, overskrifta {expected}",
    ),
    _MEND_ROW,
)
BAD_SCTID = _error(
    23,
    "malformed-sctid",
    Text(
        en="{column} is not an SCTID: {value!r}",
        nb="{column} er ikke en SCTID: {value!r}",
        nn="{column} er ikkje ein SCTID: {value!r}",
    ),
    _MEND_ROW,
)
BAD_CHECK_DIGIT = _error(
    24,
    "wrong-check-digit",
    Text(
        en="{column} {value} has a wrong check digit: {expected} would follow these digits",
        nb="{column} {value} har feil kontrollsiffer: {expected} ville følge disse sifrene",
        nn="{column} {value} har feil kontrollsiffer: {expected} ville følgje desse sifra",
    ),
    _MEND_ROW,
)
WRONG_PARTITION = _error(
    25,
    "wrong-partition",
    Text(
        en="{column} {value} has partition {found}, which is not a {expected}'s",
        nb="{column} {value} har partisjon {found}, som ikke er for {expected}",
        nn="{column} {value} har partisjon {found}, som ikkje er for {expected}",
    ),
    _MEND_ROW,
)
BAD_DATE = _error(
    26,
    "malformed-effective-time",
    Text(
        en="{column} is not a date written YYYYMMDD: {value!r}",
        nb="{column} er ikke en dato skrevet ÅÅÅÅMMDD: {value!r}",
        nn="{column} er ikkje ein dato skriven ÅÅÅÅMMDD: {value!r}",
    ),
    _MEND_ROW,
)
BAD_FLAG = _error(
    27,
    "malformed-active-flag",
    Text(
        en="{column} is neither 0 nor 1: {value!r}",
        nb="{column} er verken 0 eller 1: {value!r}",
        nn="{column} er verken 0 eller 1: {value!r}",
    ),
    _MEND_ROW,
)
BAD_UUID = _error(
    28,
    "malformed-member-id",
    Text(
        en="{column} is not a UUID: {value!r}",
        nb="{column} er ikke en UUID: {value!r}",
        nn="{column} er ikkje ein UUID: {value!r}",
    ),
    _MEND_ROW,
)
BAD_GROUP = _error(
    29,
    "malformed-relationship-group",
    Text(
        en="{column} is not a whole number: {value!r}",
        nb="{column} er ikke et helt tall: {value!r}",
        nn="{column} er ikkje eit heilt tal: {value!r}",
    ),
    _MEND_ROW,
)
BAD_VALUE = _error(
    30,
    "malformed-concrete-value",
    Text(
        en='{column} is not a #number, a "text", true or false: {value!r}',
        nb='{column} er ikke et #tall, en "tekst", true eller false: {value!r}',
        nn='{column} er ikkje eit #tal, ein "tekst", true eller false: {value!r}',
    ),
    _MEND_ROW,
)
EMPTY_TERM = _error(
    31,
    "empty-term",
    Text(
        en="{column} is empty: {value!r}",
        nb="{column} er tom: {value!r}",
        nn="{column} er tom: {value!r}",
    ),
    _MEND_ROW,
)
DUPLICATE_ID = _error(
    32,
    "duplicate-snapshot-row",
    Text(
        en="{column} {value} stands already on line {first}; a Snapshot has one row a component",
        nb="{column} {value} står allerede på linje {first}; en Snapshot har én rad per komponent",
        nn="{column} {value} står allereie på linje {first}; ein Snapshot har éi rad per komponent",
    ),
    Text(
        en="the row with the latest effectiveTime is used; report the file to its publisher",
        nb="raden med seneste effectiveTime brukes; meld filen til utgiveren",
        nn="rada med seinaste effectiveTime blir brukt; meld fila til utgjevaren",
    ),
)
UNPUBLISHED = _warning(
    34,
    "unpublished-row",
    Text(
        en="{column} is empty: the component has not been published",
        nb="{column} er tom: komponenten er ikke publisert",
        nn="{column} er tom: komponenten er ikkje publisert",
    ),
    Text(
        en="the row is used as the newest; build from a published release before you publish anything",
        nb="raden brukes som den nyeste; bygg fra en publisert utgivelse før du publiserer noe",
        nn="rada blir brukt som den nyaste; bygg frå ei publisert utgjeving før du publiserer noko",
    ),
)
