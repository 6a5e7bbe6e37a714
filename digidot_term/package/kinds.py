"""What can be wrong when the project's own package is packed, read back or verified (PKG050-PKG099)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

SAMPLE_CONTENT = Kind(
    "PKG050",
    "sample-content-for-publication",
    Severity.ERROR,
    Text(
        en="{count} resources, the first {file}, are built on the sample edition {version}, which is not SNOMED CT",
        nb="{count} ressurser, den første {file}, er bygd på eksempelutgaven {version}, som ikke er SNOMED CT",
        nn="{count} ressursar, den første {file}, er bygde på eksempelutgåva {version}, som ikkje er SNOMED CT",
    ),
    Text(
        en="build with a SNOMED CT release, or pack for trial only with `--allow-sample`",
        nb="bygg med en SNOMED CT-utgave, eller pakk bare til utprøving med `--allow-sample`",
        nn="bygg med ei SNOMED CT-utgåve, eller pakk berre til utprøving med `--allow-sample`",
    ),
)
NO_RESOURCES = Kind(
    "PKG051",
    "no-resources",
    Severity.ERROR,
    Text(
        en="{path} holds no FHIR resources",
        nb="{path} inneholder ingen FHIR-ressurser",
        nn="{path} inneheld ingen FHIR-ressursar",
    ),
    Text(
        en="run `digidot-term build`, or give the folder of a build or a FHIR package",
        nb="kjør `digidot-term build`, eller angi mappen til et bygg eller en FHIR-pakke",
        nn="køyr `digidot-term build`, eller gje opp mappa til eit bygg eller ein FHIR-pakke",
    ),
)
NOT_WRITABLE = Kind(
    "PKG052",
    "package-not-writable",
    Severity.ERROR,
    Text(en="cannot write {path}: {why}", nb="kan ikke skrive {path}: {why}", nn="kan ikkje skrive {path}: {why}"),
    Text(
        en="make the folder writable, or choose another",
        nb="gjør mappen skrivbar, eller velg en annen",
        nn="gjer mappa skrivbar, eller vel ei anna",
    ),
)
MANIFEST_MEMBER = Kind(
    "PKG053",
    "manifest-member-wrong",
    Severity.ERROR,
    Text(
        en="package.json: `{member}` is {actual}, and should be {expected}",
        nb="package.json: `{member}` er {actual}, og skal være {expected}",
        nn="package.json: `{member}` er {actual}, og skal vere {expected}",
    ),
    Text(
        en="correct the project configuration and pack again",
        nb="rett prosjektkonfigurasjonen og pakk på nytt",
        nn="rett prosjektkonfigurasjonen og pakk på nytt",
    ),
)
INDEX_DISAGREES = Kind(
    "PKG054",
    "index-disagrees",
    Severity.ERROR,
    Text(
        en="the index {index} does not agree with {file}",
        nb="indeksen {index} stemmer ikke med {file}",
        nn="indeksen {index} stemmer ikkje med {file}",
    ),
    Text(
        en="files were changed after packing; build and pack again",
        nb="filer er endret etter pakking; bygg og pakk på nytt",
        nn="filer er endra etter pakking; bygg og pakk på nytt",
    ),
)
FILE_NAME = Kind(
    "PKG055",
    "file-name-disagrees",
    Severity.ERROR,
    Text(
        en="a file with {resource} should be named {expected}",
        nb="en fil med {resource} skal hete {expected}",
        nn="ei fil med {resource} skal heite {expected}",
    ),
    Text(
        en="rename the file or correct the resource's id, then pack again",
        nb="gi filen nytt navn eller rett ressursens id, og pakk på nytt",
        nn="gje fila nytt namn eller rett id-en til ressursen, og pakk på nytt",
    ),
)
DUPLICATE_CANONICAL = Kind(
    "PKG056",
    "duplicate-canonical",
    Severity.ERROR,
    Text(
        en="{canonical} is also the canonical of {other}",
        nb="{canonical} er også kanonisk adresse for {other}",
        nn="{canonical} er òg kanonisk adresse for {other}",
    ),
    Text(
        en="give each resource its own url, or its own version",
        nb="gi hver ressurs sin egen url, eller sin egen versjon",
        nn="gje kvar ressurs sin eigen url, eller sin eigen versjon",
    ),
)
GUIDE_MISSING = Kind(
    "PKG057",
    "guide-missing",
    Severity.ERROR,
    Text(
        en="no ImplementationGuide has packageId {package} and version {version}",
        nb="ingen ImplementationGuide har packageId {package} og version {version}",
        nn="ingen ImplementationGuide har packageId {package} og version {version}",
    ),
    Text(en="build and pack again", nb="bygg og pakk på nytt", nn="bygg og pakk på nytt"),
)
NOT_LISTED = Kind(
    "PKG058",
    "resource-not-listed",
    Severity.ERROR,
    Text(
        en="the ImplementationGuide does not list {reference}",
        nb="ImplementationGuide fører ikke opp {reference}",
        nn="ImplementationGuide fører ikkje opp {reference}",
    ),
    Text(en="build and pack again", nb="bygg og pakk på nytt", nn="bygg og pakk på nytt"),
)
LISTED_MISSING = Kind(
    "PKG059",
    "listed-resource-missing",
    Severity.ERROR,
    Text(
        en="the ImplementationGuide lists {reference}, and no file holds it",
        nb="ImplementationGuide fører opp {reference}, men ingen fil inneholder den",
        nn="ImplementationGuide fører opp {reference}, men inga fil inneheld han",
    ),
    Text(en="build and pack again", nb="bygg og pakk på nytt", nn="bygg og pakk på nytt"),
)
