"""What can be wrong when structures are shown, imported or begun (SD086-SD099)."""

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
REORDERED = Kind(
    "SD091",
    "import-reorders-elements",
    Severity.INFO,
    Text(
        en="the elements of its differential do not stand in the order of the base: they will",
        nb="elementene i differential står ikke i grunnstrukturens rekkefølge: det vil de gjøre",
        nn="elementa i differential står ikkje i rekkjefølgja til grunnstrukturen: det vil dei gjere",
    ),
    Text(
        en="nothing is to be done, unless the order of slices matters",
        nb="ingenting må gjøres, om ikke rekkefølgen av slices betyr noe",
        nn="ingenting må gjerast, om ikkje rekkjefølgja av slices betyr noko",
    ),
)
OF_PROJECT = Kind(
    "SD088",
    "import-takes-project",
    Severity.INFO,
    Text(
        en="what it says itself of {parts} is left: the project says it for all",
        nb="det den selv sier om {parts}, er utelatt: prosjektet sier det for alle",
        nn="det han sjølv seier om {parts}, er utelate: prosjektet seier det for alle",
    ),
    Text(
        en="nothing is to be done; status, date and publisher have keys where a structure has its own",
        nb="ingenting må gjøres; status, dato og utgiver har nøkler der en struktur har sine egne",
        nn="ingenting må gjerast; status, dato og utgjevar har nøklar der ein struktur har sine eigne",
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
NOT_TO_IMPORT = Kind(
    "SD093",
    "structure-not-to-import",
    Severity.ERROR,
    Text(
        en="no source makes such a structure: {found}",
        nb="ingen kilde lager en slik struktur: {found}",
        nn="inga kjelde lagar ein slik struktur: {found}",
    ),
    Text(
        en="profiles, datatype profiles, extensions and logical models have sources; FHIR's own types have none",
        nb="profiler, datatypeprofiler, utvidelser og logiske modeller har kilder; FHIRs egne typer har ingen",
        nn="profilar, datatypeprofilar, utvidingar og logiske modellar har kjelder; FHIRs eigne typar har inga",
    ),
)
BASE_UNKNOWN = Kind(
    "SD094",
    "base-of-structure-unknown",
    Severity.ERROR,
    Text(
        en="the base {base} is not known{near}",
        nb="grunnstrukturen {base} er ikke kjent{near}",
        nn="grunnstrukturen {base} er ikkje kjend{near}",
    ),
    Text(
        en="install the package it is published in: digidot-term --online package install ID@VERSION",
        nb="installer pakken den er publisert i: digidot-term --online package install ID@VERSJON",
        nn="installer pakken han er publisert i: digidot-term --online package install ID@VERSJON",
    ),
)
NO_YAML = Kind(
    "SD095",
    "part-without-yaml",
    Severity.WARNING,
    Text(
        en="{element}: `{part}` has no YAML yet and is left out: {value}",
        nb="{element}: `{part}` har ingen YAML ennå og er utelatt: {value}",
        nn="{element}: `{part}` har ingen YAML enno og er utelaten: {value}",
    ),
    Text(
        en="see whether the profile needs it; what is built will not have it",
        nb="se om profilen trenger det; det som bygges, vil ikke ha det",
        nn="sjå om profilen treng det; det som blir bygd, vil ikkje ha det",
    ),
)
COMES_OUT_OTHERWISE = Kind(
    "SD096",
    "part-comes-out-otherwise",
    Severity.WARNING,
    Text(
        en="{element}: `{part}` is `{was}`, and the source builds `{now}`",
        nb="{element}: `{part}` er `{was}`, og kilden bygger `{now}`",
        nn="{element}: `{part}` er `{was}`, og kjelda byggjer `{now}`",
    ),
    Text(
        en="see which of the two is meant, and correct the source",
        nb="se hvilken av de to som er ment, og rett kilden",
        nn="sjå kva for ein av dei to som er meint, og rett kjelda",
    ),
)
OTHER_CANONICAL = Kind(
    "SD097",
    "import-changes-canonical",
    Severity.INFO,
    Text(
        en="its canonical is {was}; the project makes it {now}",
        nb="den kanoniske adressen er {was}; prosjektet gjør den til {now}",
        nn="den kanoniske adressa er {was}; prosjektet gjer ho til {now}",
    ),
    Text(
        en="a canonical is that of the project, and the id; set `canonical` in the configuration to keep it",
        nb="adressen er prosjektets, og id-en; sett `canonical` i konfigurasjonen for å beholde den",
        nn="adressa er den til prosjektet, og id-en; set `canonical` i konfigurasjonen for å halde på ho",
    ),
)
NOT_TRANSLATED = Kind(
    "SD098",
    "import-not-in-bokmal",
    Severity.INFO,
    Text(
        en="title or description of {id} is not in bokmål: the English one stands there",
        nb="tittelen eller beskrivelsen av {id} er ikke på bokmål: den engelske står der",
        nn="tittelen eller skildringa av {id} er ikkje på bokmål: den engelske står der",
    ),
    Text(en="translate it in the source", nb="oversett den i kilden", nn="omset ho i kjelda"),
)
REPEATS_BASE = Kind(
    "SD099",
    "import-repeats-base",
    Severity.INFO,
    Text(
        en="{count} parts only say the base over again, such as `{part}` of {element}: they are left out",
        nb="{count} deler sier bare det grunnstrukturen sier, som `{part}` i {element}: de er utelatt",
        nn="{count} delar seier berre det grunnstrukturen seier, som `{part}` i {element}: dei er utelatne",
    ),
    Text(
        en="nothing is to be done: the snapshot says them all the same",
        nb="ingenting må gjøres: snapshot sier dem likevel",
        nn="ingenting må gjerast: snapshot seier dei likevel",
    ),
)
BAD_NAME = Kind(
    "SD086",
    "malformed-structure-name",
    Severity.ERROR,
    Text(
        en="`{name}` cannot be the name of a structure{near}",
        nb="`{name}` kan ikke være navnet på en struktur{near}",
        nn="`{name}` kan ikkje vere namnet på ein struktur{near}",
    ),
    Text(
        en="write it in PascalCase, with letters, digits and _: ClinicPatient",
        nb="skriv det i PascalCase, med bokstaver, sifre og _: ClinicPatient",
        nn="skriv det i PascalCase, med bokstavar, siffer og _: ClinicPatient",
    ),
)
BASE_OF_OTHER_KIND = Kind(
    "SD087",
    "base-of-other-kind",
    Severity.ERROR,
    Text(
        en="no {what} can stand on {base}, whose kind is {base_kind}",
        nb="en {what} kan ikke bygge på {base}, som er av slaget {base_kind}",
        nn="ein {what} kan ikkje byggje på {base}, som er av slaget {base_kind}",
    ),
    Text(
        en="name another base, or another --kind: profile, extension, logical or datatype",
        nb="oppgi en annen grunnstruktur, eller en annen --kind: profile, extension, logical eller datatype",
        nn="oppgje ein annan grunnstruktur, eller ein annan --kind: profile, extension, logical eller datatype",
    ),
)
