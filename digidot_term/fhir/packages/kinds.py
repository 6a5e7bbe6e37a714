"""What can be wrong with FHIR packages before their content matters (PKG001-PKG049)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

PACKAGE_NOT_FOUND = Kind(
    "PKG001",
    "package-not-found",
    Severity.ERROR,
    Text(
        en="FHIR package {package} is not installed; looked in {looked}",
        nb="FHIR-pakken {package} er ikke installert; lette i {looked}",
        nn="FHIR-pakken {package} er ikkje installert; leita i {looked}",
    ),
    Text(
        en="run `digidot-term package install {package}`; with `digidot-term --online` a registry is asked too",
        nb="kjør `digidot-term package install {package}`; med `digidot-term --online` spørres også et register",
        nn="køyr `digidot-term package install {package}`; med `digidot-term --online` vert eit register òg spurt",
    ),
)
MALFORMED_PACKAGE_ID = Kind(
    "PKG002",
    "malformed-package-id",
    Severity.ERROR,
    Text(
        en="`{text}` does not name a FHIR package and its version",
        nb="`{text}` angir ikke en FHIR-pakke med versjon",
        nn="`{text}` nemner ikkje ein FHIR-pakke med versjon",
    ),
    Text(
        en="write `id@version`, for example `hl7.fhir.r4.core@4.0.1`",
        nb="skriv `id@versjon`, for eksempel `hl7.fhir.r4.core@4.0.1`",
        nn="skriv `id@versjon`, til dømes `hl7.fhir.r4.core@4.0.1`",
    ),
)
REGISTRY_FAILED = Kind(
    "PKG003",
    "registry-failed",
    Severity.WARNING,
    Text(
        en="could not fetch {package} from {url}: {why}",
        nb="kunne ikke hente {package} fra {url}: {why}",
        nn="kunne ikkje hente {package} frå {url}: {why}",
    ),
    Text(
        en="check the package id and version, and the connection to the registry",
        nb="sjekk pakkens id og versjon, og forbindelsen til registeret",
        nn="sjekk id-en og versjonen til pakken, og sambandet med registeret",
    ),
)
WHEEL_FAILED = Kind(
    "PKG004",
    "wheel-failed",
    Severity.WARNING,
    Text(
        en="pip could not fetch {requirement} from the Python package index: {why}",
        nb="pip kunne ikke hente {requirement} fra Python-pakkeindeksen: {why}",
        nn="pip kunne ikkje hente {requirement} frå Python-pakkeindeksen: {why}",
    ),
    Text(
        en="check the connection and pip's own configuration, or copy the package into the FHIR package cache",
        nb="sjekk forbindelsen og pips egen konfigurasjon, eller kopier pakken inn i FHIR-pakkelageret",
        nn="sjekk sambandet og konfigurasjonen til pip, eller kopier pakken inn i FHIR-pakkelageret",
    ),
)
PIP_MISSING = Kind(
    "PKG005",
    "pip-missing",
    Severity.WARNING,
    Text(
        en="no pip to fetch {requirement} with; tried {tried}",
        nb="fant ingen pip å hente {requirement} med; prøvde {tried}",
        nn="fann ingen pip å hente {requirement} med; prøvde {tried}",
    ),
    Text(
        en="run `python -m ensurepip` in the environment the tool runs in",
        nb="kjør `python -m ensurepip` i miljøet verktøyet kjører i",
        nn="køyr `python -m ensurepip` i miljøet verktøyet køyrer i",
    ),
)
WRONG_HASH = Kind(
    "PKG006",
    "wrong-hash",
    Severity.ERROR,
    Text(
        en="{file} has SHA-256 {actual}, not {expected}",
        nb="{file} har SHA-256 {actual}, ikke {expected}",
        nn="{file} har SHA-256 {actual}, ikkje {expected}",
    ),
    Text(
        en="nothing was installed: the download is damaged or is not the file it should be; fetch it again",
        nb="ingenting ble installert: nedlastingen er skadet eller er ikke riktig fil; hent den på nytt",
        nn="ingenting vart installert: nedlastinga er skadd eller er ikkje rett fil; hent henne på nytt",
    ),
)
WRONG_PACKAGE = Kind(
    "PKG007",
    "wrong-package",
    Severity.ERROR,
    Text(
        en="{file} holds {actual}, not {expected}",
        nb="{file} inneholder {actual}, ikke {expected}",
        nn="{file} inneheld {actual}, ikkje {expected}",
    ),
    Text(
        en="nothing was installed: ask whoever publishes the package, or use another source",
        nb="ingenting ble installert: spør den som utgir pakken, eller bruk en annen kilde",
        nn="ingenting vart installert: spør den som gjev ut pakken, eller bruk ei anna kjelde",
    ),
)
CACHE_NOT_WRITABLE = Kind(
    "PKG008",
    "cache-not-writable",
    Severity.ERROR,
    Text(
        en="cannot write to the FHIR package cache {folder}: {why}",
        nb="kan ikke skrive til FHIR-pakkelageret {folder}: {why}",
        nn="kan ikkje skrive til FHIR-pakkelageret {folder}: {why}",
    ),
    Text(
        en="make the folder writable, or choose another with `--cache` or FHIR_PACKAGE_CACHE",
        nb="gjør mappen skrivbar, eller velg en annen med `--cache` eller FHIR_PACKAGE_CACHE",
        nn="gjer mappa skrivbar, eller vel ei anna med `--cache` eller FHIR_PACKAGE_CACHE",
    ),
)
UNREADABLE_ARCHIVE = Kind(
    "PKG010",
    "unreadable-archive",
    Severity.ERROR,
    Text(en="cannot read the archive: {why}", nb="kan ikke lese arkivet: {why}", nn="kan ikkje lese arkivet: {why}"),
    Text(
        en="the file is damaged or of another kind; fetch or pack it again",
        nb="filen er skadet eller av et annet slag; hent eller pakk den på nytt",
        nn="fila er skadd eller av eit anna slag; hent eller pakk henne på nytt",
    ),
)
UNSAFE_ARCHIVE = Kind(
    "PKG011",
    "unsafe-archive-entry",
    Severity.ERROR,
    Text(
        en="the archive entry {entry} is a link, a device or has a path that leads elsewhere",
        nb="arkivoppføringen {entry} er en lenke, en enhet eller har en sti som fører et annet sted",
        nn="arkivoppføringa {entry} er ei lenkje, ei eining eller har ein stig som fører ein annan stad",
    ),
    Text(
        en="nothing was extracted: do not use this archive",
        nb="ingenting ble pakket ut: ikke bruk dette arkivet",
        nn="ingenting vart pakka ut: ikkje bruk dette arkivet",
    ),
)
ARCHIVE_TOO_LARGE = Kind(
    "PKG012",
    "archive-too-large",
    Severity.ERROR,
    Text(
        en="the archive unpacks to more than {limit} {unit}",
        nb="arkivet blir mer enn {limit} {unit} når det pakkes ut",
        nn="arkivet vert meir enn {limit} {unit} når det vert pakka ut",
    ),
    Text(
        en="nothing was extracted: no FHIR package is that large",
        nb="ingenting ble pakket ut: ingen FHIR-pakke er så stor",
        nn="ingenting vart pakka ut: ingen FHIR-pakke er så stor",
    ),
)
NOT_A_PACKAGE = Kind(
    "PKG013",
    "not-a-package",
    Severity.ERROR,
    Text(
        en="not a FHIR package: {why}",
        nb="ikke en FHIR-pakke: {why}",
        nn="ikkje ein FHIR-pakke: {why}",
    ),
    Text(
        en="give a package folder or a .tgz that holds package/package.json with name and version",
        nb="angi en pakkemappe eller en .tgz som inneholder package/package.json med name og version",
        nn="gje opp ei pakkemappe eller ei .tgz som inneheld package/package.json med name og version",
    ),
)
BROKEN_JSON = Kind(
    "PKG014",
    "broken-json",
    Severity.ERROR,
    Text(en="not a JSON object: {why}", nb="ikke et JSON-objekt: {why}", nn="ikkje eit JSON-objekt: {why}"),
    Text(
        en="mend the file or build it again; in the FHIR package cache, remove the package and install it again",
        nb="rett filen eller bygg den på nytt; i FHIR-pakkelageret: slett pakken og installer den på nytt",
        nn="rett fila eller bygg ho på nytt; i FHIR-pakkelageret: slett pakken og installer han på nytt",
    ),
)
MISSING_FILE = Kind(
    "PKG015",
    "missing-package-file",
    Severity.ERROR,
    Text(
        en="the package has no file {file}",
        nb="pakken har ingen fil {file}",
        nn="pakken har inga fil {file}",
    ),
    Text(
        en="the package is incomplete; remove it from the FHIR package cache and install it again",
        nb="pakken er ufullstendig; slett den fra FHIR-pakkelageret og installer den på nytt",
        nn="pakken er ufullstendig; slett han frå FHIR-pakkelageret og installer han på nytt",
    ),
)
UNREADABLE_FILE = Kind(
    "PKG016",
    "unreadable-package-file",
    Severity.ERROR,
    Text(en="cannot read {file}: {why}", nb="kan ikke lese {file}: {why}", nn="kan ikkje lese {file}: {why}"),
    Text(
        en="check the path and the permissions",
        nb="sjekk stien og tilgangen",
        nn="sjekk stigen og tilgangen",
    ),
)
DEPENDENCY_MISSING = Kind(
    "PKG017",
    "dependency-not-installed",
    Severity.WARNING,
    Text(
        en="{by} needs the FHIR package {package}, which is not installed; looked in {looked}",
        nb="{by} trenger FHIR-pakken {package}, som ikke er installert; lette i {looked}",
        nn="{by} treng FHIR-pakken {package}, som ikkje er installert; leita i {looked}",
    ),
    Text(
        en="run `digidot-term --online package install {package}`; what it defines is unknown until then",
        nb="kjør `digidot-term --online package install {package}`; det den definerer, er ukjent inntil da",
        nn="køyr `digidot-term --online package install {package}`; det han definerer, er ukjent inntil då",
    ),
)
OTHER_VERSION_USED = Kind(
    "PKG018",
    "other-package-version-used",
    Severity.WARNING,
    Text(
        en="{by} needs {wanted}; {used} is used, which was asked for first",
        nb="{by} trenger {wanted}; {used} brukes, som det ble bedt om først",
        nn="{by} treng {wanted}; {used} vert brukt, som det vart bede om fyrst",
    ),
    Text(
        en="one version is used at a time; to use the other, name {wanted} with `--package` or in the project",
        nb="én versjon brukes om gangen; for å bruke den andre, oppgi {wanted} med `--package` eller i prosjektet",
        nn="éin versjon vert brukt om gongen; for den andre, oppgje {wanted} med `--package` eller i prosjektet",
    ),
)
INEXACT_DEPENDENCY = Kind(
    "PKG019",
    "inexact-dependency",
    Severity.ERROR,
    Text(
        en="a project names exact versions of FHIR packages, and {package} is none",
        nb="et prosjekt oppgir nøyaktige versjoner av FHIR-pakker, og det er ikke {package}",
        nn="eit prosjekt oppgjev nøyaktige versjonar av FHIR-pakkar, og det er ikkje {package}",
    ),
    Text(
        en="write one of those installed, or install one: {installed}",
        nb="skriv en av dem som er installert, eller installer en: {installed}",
        nn="skriv ein av dei som er installerte, eller installer ein: {installed}",
    ),
)
