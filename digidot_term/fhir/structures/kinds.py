"""What can be wrong with StructureDefinitions that come in files (SD100-SD119)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

NOT_A_STRUCTURE = Kind(
    "SD100",
    "not-a-structure-definition",
    Severity.ERROR,
    Text(
        en="the file holds a {type}, not a StructureDefinition",
        nb="filen inneholder en {type}, ikke en StructureDefinition",
        nn="fila inneheld ein {type}, ikkje ein StructureDefinition",
    ),
    Text(
        en="give StructureDefinitions, or a folder or package that holds some",
        nb="oppgi StructureDefinition-er, eller en mappe eller pakke som inneholder noen",
        nn="oppgje StructureDefinition-ar, eller ei mappe eller pakke som inneheld nokon",
    ),
)
NOTHING_TO_DO = Kind(
    "SD101",
    "no-structure-definitions",
    Severity.ERROR,
    Text(
        en="there is no StructureDefinition in {path}",
        nb="det er ingen StructureDefinition i {path}",
        nn="det er ingen StructureDefinition i {path}",
    ),
    Text(
        en="give JSON or XML files, folders, or packages with structures right in package/",
        nb="oppgi JSON- eller XML-filer, mapper, eller pakker med strukturer rett i package/",
        nn="oppgje JSON- eller XML-filer, mapper, eller pakkar med strukturar rett i package/",
    ),
)
SAME_NAME = Kind(
    "SD102",
    "two-files-of-one-name",
    Severity.ERROR,
    Text(
        en="would be written to {name}, as {first} is",
        nb="ville blitt skrevet til {name}, slik {first} blir",
        nn="ville blitt skriven til {name}, slik {first} vert",
    ),
    Text(
        en="rename one of them, or run them apart with folders of their own",
        nb="gi en av dem et annet navn, eller kjør dem hver for seg med hver sin mappe",
        nn="gje ein av dei eit anna namn, eller køyr dei kvar for seg med kvar si mappe",
    ),
)
DEFINED_TWICE = Kind(
    "SD103",
    "structure-defined-twice",
    Severity.ERROR,
    Text(
        en="{canonical} is defined otherwise in {first}",
        nb="{canonical} er definert annerledes i {first}",
        nn="{canonical} er definert annleis i {first}",
    ),
    Text(
        en="give one of them another url or version: what derives from it cannot tell which is meant",
        nb="gi en av dem en annen url eller versjon: det som bygger på den, kan ikke vite hvilken som er ment",
        nn="gje ein av dei ein annan url eller versjon: det som byggjer på han, kan ikkje vite kven som er meint",
    ),
)
MISSING_PROPERTY = Kind(
    "SD104",
    "structure-without-property",
    Severity.ERROR,
    Text(en="`{name}` is missing", nb="`{name}` mangler", nn="`{name}` manglar"),
    Text(
        en="add it: without it there is nothing to go by",
        nb="legg den til: uten den er det ingenting å gå etter",
        nn="legg han til: utan han er det ingenting å gå etter",
    ),
)
SNAPSHOT_ONLY = Kind(
    "SD105",
    "structure-without-differential",
    Severity.ERROR,
    Text(
        en="there is no differential to generate a snapshot from",
        nb="det er ikke noe differensial å lage et snapshot av",
        nn="det er ikkje noko differensial å lage eit snapshot av",
    ),
    Text(
        en="add the differential; a snapshot alone does not say what it changes of its base",
        nb="legg til differensialet; et snapshot alene sier ikke hva det endrer i basen",
        nn="legg til differensialet; eit snapshot åleine seier ikkje kva det endrar i basen",
    ),
)
NO_DERIVATION = Kind(
    "SD106",
    "structure-without-derivation",
    Severity.WARNING,
    Text(
        en="`derivation` is missing; taken for {derivation}, by the types of the structure and its base",
        nb="`derivation` mangler; tatt for {derivation}, etter typene til strukturen og basen",
        nn="`derivation` manglar; teken for {derivation}, etter typane til strukturen og basen",
    ),
    Text(
        en="add `derivation`: constraint for a profile, specialization for a new type",
        nb="legg til `derivation`: constraint for en profil, specialization for en ny type",
        nn="legg til `derivation`: constraint for ein profil, specialization for ein ny type",
    ),
)
OTHER_VERSION = Kind(
    "SD107",
    "structure-of-other-fhir-version",
    Severity.WARNING,
    Text(
        en="the structure is for FHIR {version}; its snapshot is made with the definitions of R4 (4.0.1)",
        nb="strukturen er for FHIR {version}; snapshotet lages med definisjonene i R4 (4.0.1)",
        nn="strukturen er for FHIR {version}; snapshotet vert laga med definisjonane i R4 (4.0.1)",
    ),
    Text(
        en="use it for R4 only; convert the structure first if it is for another version",
        nb="bruk det bare for R4; konverter strukturen først hvis den er for en annen versjon",
        nn="bruk det berre for R4; konverter strukturen først om han er for ein annan versjon",
    ),
)
NEWER_VERSION = Kind(
    "SD114",
    "structure-of-newer-fhir-version",
    Severity.ERROR,
    Text(
        en="the structure is for FHIR {version}, and a snapshot can be made with the definitions of R4 (4.0.1) only",
        nb="strukturen er for FHIR {version}, og et snapshot kan bare lages med definisjonene i R4 (4.0.1)",
        nn="strukturen er for FHIR {version}, og eit snapshot kan berre lagast med definisjonane i R4 (4.0.1)",
    ),
    Text(
        en="convert the structure to R4 first, or generate its snapshot with a tool for that version",
        nb="konverter strukturen til R4 først, eller lag snapshotet med et verktøy for den versjonen",
        nn="konverter strukturen til R4 først, eller lag snapshotet med eit verktøy for den versjonen",
    ),
)
ID_OF_OTHER_PATH = Kind(
    "SD115",
    "id-of-other-path",
    Severity.WARNING,
    Text(
        en="by path and slice name this is {own}, but it has the id {id}, another element's, which is passed over",
        nb="etter sti og slicenavn er dette {own}, men det har id-en {id}, et annet elements, som ses bort fra",
        nn="etter stig og slicenamn er dette {own}, men det har id-en {id}, til eit anna element, som ikkje gjeld",
    ),
    Text(
        en="correct one of the two; an id is the path with the slices: `Patient.name:official.given`",
        nb="rett en av dem; en id er stien med slicene: `Patient.name:official.given`",
        nn="rett ein av dei; ein id er stigen med slicane: `Patient.name:official.given`",
    ),
)
OLDER_FORM = Kind(
    "SD108",
    "older-form",
    Severity.WARNING,
    Text(
        en="`{form}` is how an older version of FHIR had it; written as R4 has it: {now}",
        nb="`{form}` er slik en eldre versjon av FHIR hadde det; skrevet slik R4 har det: {now}",
        nn="`{form}` er slik ein eldre versjon av FHIR hadde det; skrive slik R4 har det: {now}",
    ),
    Text(
        en="correct it where the structure is made",
        nb="rett det der strukturen blir laget",
        nn="rett det der strukturen vert laga",
    ),
)
BAD_PATH = Kind(
    "SD109",
    "impossible-element-path",
    Severity.ERROR,
    Text(
        en="`{path}` is no path of an element",
        nb="`{path}` er ingen sti til et element",
        nn="`{path}` er ingen stig til eit element",
    ),
    Text(
        en="write names joined by dots, the type first: `Patient.name.given`",
        nb="skriv navn med punktum mellom, typen først: `Patient.name.given`",
        nn="skriv namn med punktum mellom, typen først: `Patient.name.given`",
    ),
)
BAD_CARDINALITY = Kind(
    "SD110",
    "malformed-cardinality",
    Severity.ERROR,
    Text(
        en="{element} has the {property} `{value}`",
        nb="{element} har {property} `{value}`",
        nn="{element} har {property} `{value}`",
    ),
    Text(
        en="write a whole number from 0, as a maximum also `*`",
        nb="skriv et helt tall fra 0, som maksimum også `*`",
        nn="skriv eit heilt tal frå 0, som maksimum òg `*`",
    ),
)
VERSION_NOT_FOUND = Kind(
    "SD111",
    "canonical-version-not-found",
    Severity.WARNING,
    Text(
        en="{element} names {canonical}, of which only {known} is known; that is used",
        nb="{element} navngir {canonical}, og bare {known} er kjent av den; den brukes",
        nn="{element} namngjev {canonical}, og berre {known} er kjend av han; han vert brukt",
    ),
    Text(
        en="install the package with that version, or name the version that is meant",
        nb="installer pakken med den versjonen, eller navngi versjonen som er ment",
        nn="installer pakken med den versjonen, eller namngje versjonen som er meint",
    ),
)
AMBIGUOUS = Kind(
    "SD112",
    "ambiguous-canonical",
    Severity.WARNING,
    Text(
        en="{element} names {canonical}, which is in {places}; that of {used} is used",
        nb="{element} navngir {canonical}, som finnes i {places}; den i {used} brukes",
        nn="{element} namngjev {canonical}, som finst i {places}; den i {used} vert brukt",
    ),
    Text(
        en="name the version that is meant: `{canonical}|VERSION`",
        nb="navngi versjonen som er ment: `{canonical}|VERSJON`",
        nn="namngje versjonen som er meint: `{canonical}|VERSJON`",
    ),
)
UNKNOWN_TARGET = Kind(
    "SD113",
    "unknown-target-profile",
    Severity.WARNING,
    Text(
        en="{element} refers to {target}, which is not in any installed package or among the structures given",
        nb="{element} viser til {target}, som verken finnes i en installert pakke eller blant strukturene",
        nn="{element} viser til {target}, som korkje finst i ein installert pakke eller blant strukturane",
    ),
    Text(
        en="install the package that holds it and name it with `--package`, or correct the reference",
        nb="installer pakken som har den, og oppgi den med `--package`, eller rett referansen",
        nn="installer pakken som har han, og oppgje han med `--package`, eller rett referansen",
    ),
)
ALL = (
    NOT_A_STRUCTURE,
    NOTHING_TO_DO,
    SAME_NAME,
    DEFINED_TWICE,
    MISSING_PROPERTY,
    SNAPSHOT_ONLY,
    NO_DERIVATION,
    OTHER_VERSION,
    NEWER_VERSION,
    ID_OF_OTHER_PATH,
    OLDER_FORM,
    BAD_PATH,
    BAD_CARDINALITY,
    VERSION_NOT_FOUND,
    AMBIGUOUS,
    UNKNOWN_TARGET,
)
"""Every kind here, for listings."""
