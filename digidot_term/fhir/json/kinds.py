"""What can be wrong with FHIR JSON that is read (FHIR230-FHIR239)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

BROKEN_JSON = Kind(
    "FHIR230",
    "json-syntax",
    Severity.ERROR,
    Text(en="not JSON: {why}", nb="ikke JSON: {why}", nn="ikkje JSON: {why}"),
    Text(
        en="mend the file there or just before; a missing comma, quotation mark or bracket is the usual cause",
        nb="rett filen der eller like før; vanlig årsak er et manglende komma, et anførselstegn eller en parentes",
        nn="rett fila der eller like før; vanleg årsak er eit manglande komma, eit hermeteikn eller ein parentes",
    ),
)
NOT_UTF_8 = Kind(
    "FHIR231",
    "json-not-utf-8",
    Severity.ERROR,
    Text(
        en="FHIR JSON is always UTF-8, and this is not: {byte}",
        nb="FHIR-JSON er alltid UTF-8, og dette er det ikke: {byte}",
        nn="FHIR-JSON er alltid UTF-8, og dette er det ikkje: {byte}",
    ),
    Text(en="save the file as UTF-8", nb="lagre filen som UTF-8", nn="lagre fila som UTF-8"),
)
NO_RESOURCE = Kind(
    "FHIR232",
    "json-without-resource",
    Severity.ERROR,
    Text(
        en="this is not a FHIR resource: it has no `resourceType`",
        nb="dette er ikke en FHIR-ressurs: den mangler `resourceType`",
        nn="dette er ikkje ein FHIR-ressurs: han manglar `resourceType`",
    ),
    Text(
        en="give a file that holds one resource, an object with `resourceType`",
        nb="oppgi en fil med én ressurs, et objekt med `resourceType`",
        nn="oppgje ei fil med éin ressurs, eit objekt med `resourceType`",
    ),
)
REPEATED_KEY = Kind(
    "FHIR233",
    "json-repeated-key",
    Severity.ERROR,
    Text(
        en="`{key}` stands more than once in one object",
        nb="`{key}` står mer enn én gang i ett objekt",
        nn="`{key}` står meir enn éin gong i eitt objekt",
    ),
    Text(
        en="keep one of them; readers take one or the other and drop the rest",
        nb="behold én av dem; lesere tar den ene eller den andre og slipper resten",
        nn="behald éin av dei; lesarar tek den eine eller den andre og slepper resten",
    ),
)
UNKNOWN_PROPERTY = Kind(
    "FHIR234",
    "json-unknown-property",
    Severity.WARNING,
    Text(
        en="{parent} has no property `{name}` in FHIR R4{near}",
        nb="{parent} har ingen egenskap `{name}` i FHIR R4{near}",
        nn="{parent} har ingen eigenskap `{name}` i FHIR R4{near}",
    ),
    Text(
        en="correct or remove it; it is kept as it is",
        nb="rett eller fjern den; den beholdes som den er",
        nn="rett eller fjern han; han vert halden som han er",
    ),
)
WRONG_SHAPE = Kind(
    "FHIR235",
    "json-wrong-shape",
    Severity.ERROR,
    Text(
        en="`{where}` is {found}; it should be {expected}",
        nb="`{where}` er {found}; det skal være {expected}",
        nn="`{where}` er {found}; det skal vere {expected}",
    ),
    Text(
        en="write it as FHIR JSON has it: a list where it may repeat, an object where it has parts",
        nb="skriv det som FHIR JSON har det: en liste der det kan gjentas, et objekt der det har deler",
        nn="skriv det som FHIR JSON har det: ei liste der det kan takast opp att, eit objekt der det har delar",
    ),
)
UNFIT_VALUE = Kind(
    "FHIR236",
    "json-unfit-value",
    Severity.ERROR,
    Text(
        en="`{value}` is nothing that FHIR can hold",
        nb="`{value}` kan ikke stå i FHIR",
        nn="`{value}` kan ikkje stå i FHIR",
    ),
    Text(
        en="write numbers below 1E+1000, and characters as they are or with both halves, `\\ud83d\\ude00`",
        nb="skriv tall under 1E+1000, og tegn som de er eller med begge halvdeler, `\\ud83d\\ude00`",
        nn="skriv tal under 1E+1000, og teikn som dei er eller med begge halvdelar, `\\ud83d\\ude00`",
    ),
)
TOO_DEEP = Kind(
    "FHIR237",
    "json-too-deep",
    Severity.ERROR,
    Text(
        en="more than {most} lists and objects in each other",
        nb="mer enn {most} lister og objekter i hverandre",
        nn="meir enn {most} lister og objekt i kvarandre",
    ),
    Text(
        en="no FHIR resource is like that; split it",
        nb="ingen FHIR-ressurs er slik; del den opp",
        nn="ingen FHIR-ressurs er slik; del han opp",
    ),
)
ALL = (
    BROKEN_JSON,
    NOT_UTF_8,
    NO_RESOURCE,
    REPEATED_KEY,
    UNKNOWN_PROPERTY,
    WRONG_SHAPE,
    UNFIT_VALUE,
    TOO_DEEP,
)
"""Every kind here, for listings."""
