"""What can be wrong when structures (SD031-SD045) and examples (SD050-SD058) are compiled."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

UNKNOWN_PATH = Kind(
    "SD031",
    "unknown-element-path",
    Severity.ERROR,
    Text(
        en="`{path}`: {parent} has no element `{name}`{near}",
        nb="`{path}`: {parent} har ikke noe element `{name}`{near}",
        nn="`{path}`: {parent} har ikkje noko element `{name}`{near}",
    ),
    Text(
        en="write the path as in FHIR, a choice as `onset[x]` and a slice as `coding[name]`",
        nb="skriv stien som i FHIR, et valg som `onset[x]` og en slice som `coding[navn]`",
        nn="skriv stien som i FHIR, eit val som `onset[x]` og ein slice som `coding[namn]`",
    ),
)
UNKNOWN_SLICE_PATH = Kind(
    "SD032",
    "unknown-slice-in-path",
    Severity.ERROR,
    Text(
        en="`{path}`: `{element}` has no slice `{slice}`{near}",
        nb="`{path}`: `{element}` har ingen slice `{slice}`{near}",
        nn="`{path}`: `{element}` har ingen slice `{slice}`{near}",
    ),
    Text(
        en="declare the slice with `slices:` on its element, an extension with `use:`, or correct the name",
        nb="deklarer slicen med `slices:` på elementet, en utvidelse med `use:`, eller rett navnet",
        nn="deklarer slicen med `slices:` på elementet, ei utviding med `use:`, eller rett namnet",
    ),
)
UNKNOWN_STRUCTURE = Kind(
    "SD033",
    "unknown-structure",
    Severity.ERROR,
    Text(
        en="nothing is known by the name `{name}`{near}",
        nb="ingenting er kjent under navnet `{name}`{near}",
        nn="ingenting er kjent under namnet `{name}`{near}",
    ),
    Text(
        en="name a structure of the project (id or name), a FHIR R4 type, or give a canonical",
        nb="oppgi en struktur i prosjektet (id eller navn), en FHIR R4-type, eller en kanonisk adresse",
        nn="oppgje ein struktur i prosjektet (id eller namn), ein FHIR R4-type, eller ei kanonisk adresse",
    ),
)
UNKNOWN_BINDING = Kind(
    "SD034",
    "unknown-bound-valueset",
    Severity.ERROR,
    Text(
        en="`{path}` is bound to `{valueset}`, which is no known value set{near}",
        nb="`{path}` er bundet til `{valueset}`, som ikke er et kjent verdisett{near}",
        nn="`{path}` er bunde til `{valueset}`, som ikkje er eit kjent verdisett{near}",
    ),
    Text(
        en="name the id of a value set in valuesets/, or give the canonical of a published one",
        nb="oppgi id-en til et verdisett i valuesets/, eller den kanoniske adressen til et publisert",
        nn="oppgje id-en til eit verdisett i valuesets/, eller den kanoniske adressa til eit publisert",
    ),
)
ELEMENT_TWICE = Kind(
    "SD035",
    "element-described-twice",
    Severity.ERROR,
    Text(
        en="`{path}` is described twice, here and on line {first}",
        nb="`{path}` er beskrevet to ganger, her og på linje {first}",
        nn="`{path}` er skildra to gonger, her og på linje {first}",
    ),
    Text(
        en="say everything about an element in one place",
        nb="si alt om et element på ett sted",
        nn="sei alt om eit element på éin stad",
    ),
)
UNDECLARED_MAPPING = Kind(
    "SD036",
    "undeclared-mapping",
    Severity.ERROR,
    Text(
        en="`{path}` is mapped to `{identity}`, which the file does not declare{near}",
        nb="`{path}` er koblet til `{identity}`, som filen ikke deklarerer{near}",
        nn="`{path}` er kopla til `{identity}`, som fila ikkje deklarerer{near}",
    ),
    Text(
        en="declare it: `mappings: {{{identity}: {{uri: ..., name: ...}}}}`",
        nb="deklarer den: `mappings: {{{identity}: {{uri: ..., name: ...}}}}`",
        nn="deklarer ho: `mappings: {{{identity}: {{uri: ..., name: ...}}}}`",
    ),
)
STRUCTURE_CYCLE = Kind(
    "SD040",
    "structures-need-each-other",
    Severity.ERROR,
    Text(
        en="structures need each other: {chain}",
        nb="strukturer trenger hverandre: {chain}",
        nn="strukturar treng kvarandre: {chain}",
    ),
    Text(
        en="give one of them another base, or take the type or extension out",
        nb="gi en av dem en annen base, eller ta ut typen eller utvidelsen",
        nn="gje ein av dei ein annan base, eller ta ut typen eller utvidinga",
    ),
)
INCOMPLETE_ELEMENT = Kind(
    "SD042",
    "incomplete-model-element",
    Severity.ERROR,
    Text(
        en="`{path}` of a logical model lacks {missing}",
        nb="`{path}` i en logisk modell mangler {missing}",
        nn="`{path}` i ein logisk modell manglar {missing}",
    ),
    Text(
        en="give each element `card`, `type` (or `only`) and `short`",
        nb="gi hvert element `card`, `type` (eller `only`) og `short`",
        nn="gje kvart element `card`, `type` (eller `only`) og `short`",
    ),
)
WRONG_BASE = Kind(
    "SD043",
    "base-of-wrong-kind",
    Severity.ERROR,
    Text(
        en="`{what}:` cannot stand on `{base}`, whose kind is {base_kind}",
        nb="`{what}:` kan ikke bygge på `{base}`, som er av slaget {base_kind}",
        nn="`{what}:` kan ikkje byggje på `{base}`, som er av slaget {base_kind}",
    ),
    Text(
        en="use `profile:` for resources and `datatype:` for datatypes",
        nb="bruk `profile:` for ressurser og `datatype:` for datatyper",
        nn="bruk `profile:` for ressursar og `datatype:` for datatypar",
    ),
)
UNKNOWN_CONTEXT = Kind(
    "SD044",
    "unknown-extension-context",
    Severity.ERROR,
    Text(
        en="the context `{context}` is no element of FHIR R4{near}",
        nb="konteksten `{context}` er ikke noe element i FHIR R4{near}",
        nn="konteksten `{context}` er ikkje noko element i FHIR R4{near}",
    ),
    Text(
        en="name a type or an element of it: `Encounter`, `Address.district`",
        nb="oppgi en type eller et element i den: `Encounter`, `Address.district`",
        nn="oppgje ein type eller eit element i han: `Encounter`, `Address.district`",
    ),
)
UNKNOWN_DISCRIMINATOR = Kind(
    "SD045",
    "unknown-discriminator",
    Severity.ERROR,
    Text(
        en="slices are told apart by `{path}`, but `{step}` leads nowhere{near}",
        nb="slicene skilles med `{path}`, men `{step}` fører ingen steder{near}",
        nn="slicane vert skilde med `{path}`, men `{step}` fører ingen stader{near}",
    ),
    Text(
        en="name elements below the sliced one, such as `system` or `coding.code`, or `$this` for itself",
        nb="oppgi elementer under det som slices, som `system` eller `coding.code`, eller `$this` for det selv",
        nn="oppgje element under det som vert slica, som `system` eller `coding.code`, eller `$this` for det sjølv",
    ),
)
EXAMPLE_OF_UNKNOWN = Kind(
    "SD050",
    "example-of-unknown-profile",
    Severity.ERROR,
    Text(
        en="the example is of `{profile}`, which is no profile of the project{near}",
        nb="eksempelet er av `{profile}`, som ikke er en profil i prosjektet{near}",
        nn="dømet er av `{profile}`, som ikkje er ein profil i prosjektet{near}",
    ),
    Text(
        en="name the id of a profile in structuredefinitions/",
        nb="oppgi id-en til en profil i structuredefinitions/",
        nn="oppgje id-en til ein profil i structuredefinitions/",
    ),
)
EXAMPLE_OF_ABSTRACT = Kind(
    "SD058",
    "example-of-abstract-profile",
    Severity.ERROR,
    Text(
        en="the example is of `{profile}`, which is abstract: only other profiles stand on it",
        nb="eksempelet er av `{profile}`, som er abstrakt: bare andre profiler bygger på den",
        nn="dømet er av `{profile}`, som er abstrakt: berre andre profilar byggjer på han",
    ),
    Text(
        en="give an example of a profile that derives from it",
        nb="gi et eksempel på en profil som bygger på den",
        nn="gje eit døme på ein profil som byggjer på han",
    ),
)
EXAMPLE_UNKNOWN_ELEMENT = Kind(
    "SD051",
    "example-unknown-element",
    Severity.ERROR,
    Text(
        en="{parent} has no element `{name}`{near}",
        nb="{parent} har ikke noe element `{name}`{near}",
        nn="{parent} har ikkje noko element `{name}`{near}",
    ),
    Text(
        en="write names as in FHIR JSON, a choice with its type: `valueQuantity`",
        nb="skriv navn som i FHIR JSON, et valg med typen: `valueQuantity`",
        nn="skriv namn som i FHIR JSON, eit val med typen: `valueQuantity`",
    ),
)
EXAMPLE_COUNT = Kind(
    "SD052",
    "example-breaks-cardinality",
    Severity.ERROR,
    Text(
        en="`{element}` occurs {count} times, {profile} wants {card}",
        nb="`{element}` forekommer {count} ganger, {profile} krever {card}",
        nn="`{element}` førekjem {count} gonger, {profile} krev {card}",
    ),
    Text(
        en="add or take out repetitions; a prohibited element must go",
        nb="legg til eller ta ut gjentakelser; et forbudt element må bort",
        nn="legg til eller ta ut gjentakingar; eit forbode element må bort",
    ),
)
EXAMPLE_PRIMITIVE = Kind(
    "SD057",
    "example-of-wrong-form",
    Severity.ERROR,
    Text(
        en="`{element}` is {found}, which is not how its type is written: {expected}",
        nb="`{element}` er {found}, men typen skrives slik: {expected}",
        nn="`{element}` er {found}, men typen vert skriven slik: {expected}",
    ),
    Text(
        en="write the value as its type is written in FHIR JSON; texts that look like numbers need quotes",
        nb="skriv verdien slik typen skrives i FHIR JSON; tekster som ligner tall, må ha anførselstegn",
        nn="skriv verdien slik typen vert skriven i FHIR JSON; tekstar som liknar tal, må ha hermeteikn",
    ),
)
EXAMPLE_SHAPE = Kind(
    "SD053",
    "example-of-wrong-shape",
    Severity.ERROR,
    Text(
        en="`{element}` should be {expected}, not {found}",
        nb="`{element}` skal være {expected}, ikke {found}",
        nn="`{element}` skal vere {expected}, ikkje {found}",
    ),
    Text(
        en="write it as FHIR JSON: a list where the element repeats, an object where it has parts",
        nb="skriv det som FHIR JSON: en liste der elementet gjentas, et objekt der det har deler",
        nn="skriv det som FHIR JSON: ei liste der elementet vert gjenteke, eit objekt der det har delar",
    ),
)
EXAMPLE_VALUE = Kind(
    "SD054",
    "example-breaks-value",
    Severity.ERROR,
    Text(
        en="`{element}` is `{found}`, {profile} wants `{expected}`",
        nb="`{element}` er `{found}`, {profile} krever `{expected}`",
        nn="`{element}` er `{found}`, {profile} krev `{expected}`",
    ),
    Text(
        en="use the value the profile wants",
        nb="bruk verdien profilen krever",
        nn="bruk verdien profilen krev",
    ),
)
EXAMPLE_BINDING = Kind(
    "SD055",
    "example-breaks-binding",
    Severity.ERROR,
    Text(
        en="`{element}` has no code from {valueset}: {found}",
        nb="`{element}` har ingen kode fra {valueset}: {found}",
        nn="`{element}` har ingen kode frå {valueset}: {found}",
    ),
    Text(
        en="use a code of the value set; the binding of the profile is required",
        nb="bruk en kode fra verdisettet; bindingen i profilen er påkrevd (required)",
        nn="bruk ein kode frå verdisettet; bindinga i profilen er påkravd (required)",
    ),
)
EXAMPLE_REFERENCE = Kind(
    "SD056",
    "example-refers-to-wrong-type",
    Severity.ERROR,
    Text(
        en="`{element}` refers to `{found}`, {profile} allows {allowed}",
        nb="`{element}` viser til `{found}`, {profile} tillater {allowed}",
        nn="`{element}` viser til `{found}`, {profile} tillèt {allowed}",
    ),
    Text(
        en="refer to a resource of one of those types",
        nb="vis til en ressurs av en av de typene",
        nn="vis til ein ressurs av ein av dei typane",
    ),
)
