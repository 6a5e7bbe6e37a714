"""What can contradict the base when a snapshot is generated (SD001-SD029)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

UNKNOWN_ELEMENT = Kind(
    "SD001",
    "unknown-element",
    Severity.ERROR,
    Text(
        en="{element} does not exist in the base{near}",
        nb="{element} finnes ikke i basen{near}",
        nn="{element} finst ikkje i basen{near}",
    ),
    Text(
        en="check the spelling against the base's elements; a choice is written `value[x]`, a slice `coding[name]`",
        nb="sjekk stavemåten mot basens elementer; et valg skrives `value[x]`, en slice `coding[navn]`",
        nn="sjekk stavemåten mot elementa i basen; eit val vert skrive `value[x]`, ein slice `coding[namn]`",
    ),
)
LOOSER_MIN = Kind(
    "SD002",
    "looser-minimum",
    Severity.ERROR,
    Text(
        en="{element} has minimum {min}, lower than the base's {base_min}",
        nb="{element} har minimum {min}, lavere enn basens {base_min}",
        nn="{element} har minimum {min}, lågare enn {base_min} i basen",
    ),
    Text(
        en="a profile can only narrow: use {base_min} or more",
        nb="en profil kan bare stramme inn: bruk {base_min} eller mer",
        nn="ein profil kan berre stramme inn: bruk {base_min} eller meir",
    ),
)
LOOSER_MAX = Kind(
    "SD003",
    "looser-maximum",
    Severity.ERROR,
    Text(
        en="{element} has maximum {max}, higher than the base's {base_max}",
        nb="{element} har maksimum {max}, høyere enn basens {base_max}",
        nn="{element} har maksimum {max}, høgare enn {base_max} i basen",
    ),
    Text(
        en="a profile can only narrow: use {base_max} or less",
        nb="en profil kan bare stramme inn: bruk {base_max} eller mindre",
        nn="ein profil kan berre stramme inn: bruk {base_max} eller mindre",
    ),
)
MIN_OVER_MAX = Kind(
    "SD004",
    "minimum-over-maximum",
    Severity.ERROR,
    Text(
        en="{element} has minimum {min} and maximum {max}",
        nb="{element} har minimum {min} og maksimum {max}",
        nn="{element} har minimum {min} og maksimum {max}",
    ),
    Text(
        en="the minimum cannot be higher than the maximum",
        nb="minimum kan ikke være høyere enn maksimum",
        nn="minimum kan ikkje vere høgare enn maksimum",
    ),
)
TYPE_NOT_ALLOWED = Kind(
    "SD005",
    "type-not-allowed",
    Severity.ERROR,
    Text(
        en="{element} cannot have type {type}; the base allows {allowed}",
        nb="{element} kan ikke ha typen {type}; basen tillater {allowed}",
        nn="{element} kan ikkje ha typen {type}; basen tillèt {allowed}",
    ),
    Text(
        en="use one of the base's types, or another element",
        nb="bruk en av basens typer, eller et annet element",
        nn="bruk ein av typane i basen, eller eit anna element",
    ),
)
TARGET_NOT_ALLOWED = Kind(
    "SD006",
    "target-not-allowed",
    Severity.ERROR,
    Text(
        en="{element} cannot refer to {target}; the base allows {allowed}",
        nb="{element} kan ikke vise til {target}; basen tillater {allowed}",
        nn="{element} kan ikkje vise til {target}; basen tillèt {allowed}",
    ),
    Text(
        en="use one of the base's targets or a profile on one of them",
        nb="bruk et av basens mål eller en profil på et av dem",
        nn="bruk eit av måla i basen eller ein profil på eit av dei",
    ),
)
LOOSER_BINDING = Kind(
    "SD007",
    "looser-binding",
    Severity.ERROR,
    Text(
        en="{element} is bound with strength {strength}, weaker than the base's {base_strength}",
        nb="{element} er bundet med styrken {strength}, svakere enn basens {base_strength}",
        nn="{element} er bunde med styrken {strength}, veikare enn {base_strength} i basen",
    ),
    Text(
        en="keep {base_strength} and use a value set that is part of the base's",
        nb="behold {base_strength} og bruk et verdisett som er en del av basens",
        nn="behald {base_strength} og bruk eit verdisett som er ein del av det i basen",
    ),
)
SLICE_WITHOUT_SLICING = Kind(
    "SD008",
    "slice-without-slicing",
    Severity.ERROR,
    Text(
        en="{element} is a slice, but nothing says how its element is sliced",
        nb="{element} er en slice, men ingenting sier hvordan elementet er delt",
        nn="{element} er ein slice, men ingenting seier korleis elementet er delt",
    ),
    Text(
        en="give the element `slice: {{by: ..., rules: open}}`",
        nb="gi elementet `slice: {{by: ..., rules: open}}`",
        nn="gje elementet `slice: {{by: ..., rules: open}}`",
    ),
)
UNKNOWN_SLICE = Kind(
    "SD009",
    "unknown-slice",
    Severity.ERROR,
    Text(
        en="{element} needs the slice {slice}, which does not exist",
        nb="{element} trenger slicen {slice}, som ikke finnes",
        nn="{element} treng slicen {slice}, som ikkje finst",
    ),
    Text(
        en="define {slice} first or correct its name",
        nb="definer {slice} først eller rett navnet",
        nn="definer {slice} først eller rett namnet",
    ),
)
BAD_SLICE_NAME = Kind(
    "SD010",
    "bad-slice-name",
    Severity.ERROR,
    Text(
        en="{element} has the slice name `{slice}`, which cannot stand in an element id",
        nb="{element} har slicenavnet `{slice}`, som ikke kan stå i en element-id",
        nn="{element} har slicenamnet `{slice}`, som ikkje kan stå i ein element-id",
    ),
    Text(
        en="use letters, digits, `-` and `_`; `/` only before the name of a reslice",
        nb="bruk bokstaver, sifre, `-` og `_`; `/` bare foran navnet på en reslice",
        nn="bruk bokstavar, siffer, `-` og `_`; `/` berre framfor namnet på ein reslice",
    ),
)
BASE_NOT_FOUND = Kind(
    "SD011",
    "base-not-found",
    Severity.ERROR,
    Text(
        en="{element} derives from {base}, which is not in any installed package or in the project",
        nb="{element} bygger på {base}, som verken finnes i en installert pakke eller i prosjektet",
        nn="{element} byggjer på {base}, som korkje finst i ein installert pakke eller i prosjektet",
    ),
    Text(
        en="install the package that holds it, or correct the base",
        nb="installer pakken som har den, eller rett basen",
        nn="installer pakken som har han, eller rett basen",
    ),
)
BASE_CYCLE = Kind(
    "SD012",
    "base-cycle",
    Severity.ERROR,
    Text(
        en="{element} derives from itself: {cycle}",
        nb="{element} bygger på seg selv: {cycle}",
        nn="{element} byggjer på seg sjølv: {cycle}",
    ),
    Text(
        en="give one of them another base",
        nb="gi en av dem en annen base",
        nn="gje ein av dei ein annan base",
    ),
)
PROFILE_NOT_FOUND = Kind(
    "SD013",
    "profile-not-found",
    Severity.WARNING,
    Text(
        en="{element} uses the profile {profile}, which is not in any installed package or in the project",
        nb="{element} bruker profilen {profile}, som verken finnes i en installert pakke eller i prosjektet",
        nn="{element} bruker profilen {profile}, som korkje finst i ein installert pakke eller i prosjektet",
    ),
    Text(
        en="install the package that holds it, or correct the reference; the snapshot lacks its texts and constraints",
        nb="installer pakken som har den, eller rett referansen; tekstene og kravene dens mangler i snapshotet",
        nn="installer pakken som har han, eller rett referansen; tekstane og krava hans manglar i snapshotet",
    ),
)
SAID_TWICE = Kind(
    "SD014",
    "element-said-twice",
    Severity.ERROR,
    Text(
        en="{element} stands more than once in the differential",
        nb="{element} står mer enn én gang i differensialet",
        nn="{element} står meir enn éin gong i differensialet",
    ),
    Text(
        en="say everything about an element in one place",
        nb="si alt om et element på ett sted",
        nn="sei alt om eit element på éin stad",
    ),
)
FIXED_CHANGED = Kind(
    "SD015",
    "fixed-value-changed",
    Severity.ERROR,
    Text(
        en="{element} has the {property} {value}, but the base has {base_value}",
        nb="{element} har {property} {value}, men basen har {base_value}",
        nn="{element} har {property} {value}, men basen har {base_value}",
    ),
    Text(
        en="a value that the base requires cannot be changed",
        nb="en verdi som basen krever, kan ikke endres",
        nn="ein verdi som basen krev, kan ikkje endrast",
    ),
)
MUST_SUPPORT_WITHDRAWN = Kind(
    "SD016",
    "must-support-withdrawn",
    Severity.ERROR,
    Text(
        en="{element} is must-support in the base and must stay so here",
        nb="{element} er must-support i basen og må være det her også",
        nn="{element} er must-support i basen og må vere det her òg",
    ),
    Text(
        en="leave out `ms: false`",
        nb="utelat `ms: false`",
        nn="utelat `ms: false`",
    ),
)
EMPTY_DIFFERENTIAL = Kind(
    "SD017",
    "no-root-element",
    Severity.ERROR,
    Text(
        en="{element} has no element to build a snapshot from",
        nb="{element} har ikke noe element å bygge et snapshot av",
        nn="{element} har ikkje noko element å byggje eit snapshot av",
    ),
    Text(
        en="give the structure a base with a snapshot or a differential",
        nb="gi strukturen en base med snapshot eller et differensial",
        nn="gje strukturen ein base med snapshot eller eit differensial",
    ),
)
OTHER_ROOT = Kind(
    "SD018",
    "other-root",
    Severity.ERROR,
    Text(
        en="{element} does not begin with {root}, the type that the base describes",
        nb="{element} begynner ikke med {root}, typen som basen beskriver",
        nn="{element} byrjar ikkje med {root}, typen som basen skildrar",
    ),
    Text(
        en="paths begin with the type: {root}",
        nb="stier begynner med typen: {root}",
        nn="stiar byrjar med typen: {root}",
    ),
)
ALL = (
    UNKNOWN_ELEMENT,
    LOOSER_MIN,
    LOOSER_MAX,
    MIN_OVER_MAX,
    TYPE_NOT_ALLOWED,
    TARGET_NOT_ALLOWED,
    LOOSER_BINDING,
    SLICE_WITHOUT_SLICING,
    UNKNOWN_SLICE,
    BAD_SLICE_NAME,
    BASE_NOT_FOUND,
    BASE_CYCLE,
    PROFILE_NOT_FOUND,
    SAID_TWICE,
    FIXED_CHANGED,
    MUST_SUPPORT_WITHDRAWN,
    EMPTY_DIFFERENTIAL,
    OTHER_ROOT,
)
"""Every kind here, for listings."""
