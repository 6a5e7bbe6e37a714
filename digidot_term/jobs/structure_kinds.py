"""What can be wrong when structures are shown, imported or begun (SD090-SD099)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

NO_STRUCTURE = Kind(
    "SD090",
    "no-such-structure",
    Severity.ERROR,
    Text(
        en="there is no structure `{word}`{near}",
        nb="det finnes ingen struktur `{word}`{near}",
        nn="det finst ingen struktur `{word}`{near}",
    ),
    Text(
        en="name a structure of the project, an R4 type, a canonical of an installed package, or a file",
        nb="oppgi en struktur i prosjektet, en R4-type, en kanonisk adresse i en installert pakke, eller en fil",
        nn="oppgje ein struktur i prosjektet, ein R4-type, ei kanonisk adresse i ein installert pakke, eller ei fil",
    ),
)
NOT_A_STRUCTURE = Kind(
    "SD091",
    "file-is-no-structure",
    Severity.ERROR,
    Text(
        en="this is no StructureDefinition: {found}",
        nb="dette er ingen StructureDefinition: {found}",
        nn="dette er ingen StructureDefinition: {found}",
    ),
    Text(
        en="give a file with one StructureDefinition, as FHIR JSON or FHIR XML",
        nb="oppgi en fil med én StructureDefinition, som FHIR-JSON eller FHIR-XML",
        nn="oppgje ei fil med éin StructureDefinition, som FHIR-JSON eller FHIR-XML",
    ),
)
NO_ELEMENTS = Kind(
    "SD092",
    "structure-without-elements",
    Severity.ERROR,
    Text(
        en="the structure has no element that can be read: {found}",
        nb="strukturen har ikke noe element som kan leses: {found}",
        nn="strukturen har ikkje noko element som kan lesast: {found}",
    ),
    Text(
        en="each element of the differential or snapshot needs a path, and the first one is the root",
        nb="hvert element i differential eller snapshot må ha en sti, og det første er roten",
        nn="kvart element i differential eller snapshot må ha ein sti, og det første er rota",
    ),
)
