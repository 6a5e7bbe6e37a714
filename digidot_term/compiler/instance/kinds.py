"""What can be wrong with an instance beside what `structure_kinds` has (SD140-SD155)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

EMPTY_VALUE = Kind(
    "SD140",
    "example-empty-value",
    Severity.ERROR,
    Text(
        en="`{element}` is there but empty",
        nb="`{element}` er der, men tom",
        nn="`{element}` er der, men tom",
    ),
    Text(
        en="fill it in or take it out: FHIR has no empty texts, lists, objects or nulls",
        nb="fyll ut eller ta bort: FHIR har ingen tomme tekster, lister, objekter eller null",
        nn="fyll ut eller ta bort: FHIR har ingen tomme tekstar, lister, objekt eller null",
    ),
)
OUTSIDE_SLICES = Kind(
    "SD141",
    "example-outside-closed-slices",
    Severity.ERROR,
    Text(
        en="`{element}` belongs to no slice ({slices}), and {profile} allows nothing else",
        nb="`{element}` hører til ingen slice ({slices}), og {profile} tillater ikke annet",
        nn="`{element}` høyrer til ingen slice ({slices}), og {profile} tillèt ikkje anna",
    ),
    Text(
        en="mend what tells the slices apart, or take it out; the slicing is closed",
        nb="rett det som skiller slicene, eller ta det ut; slicingen er lukket",
        nn="rett det som skil slicane, eller ta det ut; slicinga er lukka",
    ),
)
SLICE_ORDER = Kind(
    "SD142",
    "example-slices-out-of-order",
    Severity.ERROR,
    Text(
        en="`{element}` (slice `{slice}`) must stand before {after}",
        nb="`{element}` (slice `{slice}`) må stå før {after}",
        nn="`{element}` (slice `{slice}`) må stå før {after}",
    ),
    Text(
        en="reorder the items: {profile} wants its slices in order, or what is in none at the end",
        nb="ordne leddene: {profile} vil ha slicene i rekkefølge, eller det som ikke er i noen, til slutt",
        nn="ordne ledda: {profile} vil ha slicane i rekkjefølgje, eller det som ikkje er i nokon, til slutt",
    ),
)
SEVERAL_SLICES = Kind(
    "SD143",
    "example-in-several-slices",
    Severity.ERROR,
    Text(
        en="`{element}` belongs to several slices: {slices}",
        nb="`{element}` hører til flere slicer: {slices}",
        nn="`{element}` høyrer til fleire slicar: {slices}",
    ),
    Text(
        en="make it one of them, or let the profile tell them apart",
        nb="gjør det til én av dem, eller la profilen skille dem",
        nn="gjer det til éin av dei, eller lat profilen skilje dei",
    ),
)
INVARIANT = Kind(
    "SD144",
    "example-breaks-invariant",
    Severity.ERROR,
    Text(
        en="`{element}` breaks {key}: {human}",
        nb="`{element}` bryter {key}: {human}",
        nn="`{element}` bryt {key}: {human}",
    ),
    Text(
        en="it must be true that: {expression}",
        nb="dette må være sant: {expression}",
        nn="dette må vere sant: {expression}",
    ),
)
NO_CONTAINED = Kind(
    "SD145",
    "example-refers-to-nothing-contained",
    Severity.ERROR,
    Text(
        en="`{element}` refers to `{found}`, which the resource does not contain{near}",
        nb="`{element}` viser til `{found}`, som ressursen ikke inneholder{near}",
        nn="`{element}` viser til `{found}`, som ressursen ikkje inneheld{near}",
    ),
    Text(
        en="contain a resource with that id, or correct the reference",
        nb="legg inn en ressurs med den id-en under `contained`, eller rett referansen",
        nn="legg inn ein ressurs med den id-en under `contained`, eller rett referansen",
    ),
)
TARGET_PROFILE = Kind(
    "SD146",
    "example-refers-to-other-profile",
    Severity.ERROR,
    Text(
        en="`{element}` refers to `{found}`, which conforms to none of {allowed}",
        nb="`{element}` viser til `{found}`, som ikke følger noen av {allowed}",
        nn="`{element}` viser til `{found}`, som ikkje følgjer nokon av {allowed}",
    ),
    Text(
        en="refer to a resource of one of those profiles, or mend the one referred to: {why}",
        nb="vis til en ressurs av en av de profilene, eller rett den det vises til: {why}",
        nn="vis til ein ressurs av ein av dei profilane, eller rett den det vert vist til: {why}",
    ),
)
AGGREGATION = Kind(
    "SD147",
    "example-refers-in-wrong-way",
    Severity.ERROR,
    Text(
        en="`{element}` is {way}, {profile} allows {allowed}",
        nb="`{element}` er {way}, {profile} tillater {allowed}",
        nn="`{element}` er {way}, {profile} tillèt {allowed}",
    ),
    Text(
        en="contained: `#id`; referenced: `Type/id` or a URL; bundled: a resource of the same Bundle",
        nb="contained: `#id`; referenced: `Type/id` eller en URL; bundled: en ressurs i samme Bundle",
        nn="contained: `#id`; referenced: `Type/id` eller ein URL; bundled: ein ressurs i same Bundle",
    ),
)
UNKNOWN_EXTENSION = Kind(
    "SD148",
    "example-unknown-extension",
    Severity.WARNING,
    Text(
        en="no definition of the extension `{url}` is known{near}",
        nb="ingen definisjon av utvidelsen `{url}` er kjent{near}",
        nn="ingen definisjon av utvidinga `{url}` er kjend{near}",
    ),
    Text(
        en="correct the url, or add the package that defines the extension to the dependencies",
        nb="rett url-en, eller legg pakken som definerer utvidelsen, til avhengighetene",
        nn="rett url-en, eller legg pakken som definerer utvidinga, til avhengnadene",
    ),
)
MISPLACED_EXTENSION = Kind(
    "SD149",
    "example-extension-misplaced",
    Severity.ERROR,
    Text(
        en="the extension `{url}` stands on {place}, but is for {context}",
        nb="utvidelsen `{url}` står på {place}, men er for {context}",
        nn="utvidinga `{url}` står på {place}, men er for {context}",
    ),
    Text(
        en="move it to an element it is defined for",
        nb="flytt den til et element den er definert for",
        nn="flytt ho til eit element ho er definert for",
    ),
)
MODIFIER_EXTENSION = Kind(
    "SD150",
    "example-extension-in-wrong-list",
    Severity.ERROR,
    Text(
        en="the extension `{url}` stands in `{found}`, its definition wants `{expected}`",
        nb="utvidelsen `{url}` står i `{found}`, definisjonen krever `{expected}`",
        nn="utvidinga `{url}` står i `{found}`, definisjonen krev `{expected}`",
    ),
    Text(
        en="what changes the meaning of the element goes to `modifierExtension`, all else to `extension`",
        nb="det som endrer meningen til elementet, skal i `modifierExtension`, alt annet i `extension`",
        nn="det som endrar meininga til elementet, skal i `modifierExtension`, alt anna i `extension`",
    ),
)
NOT_CHECKED = Kind(
    "SD151",
    "example-not-checked",
    Severity.INFO,
    Text(
        en="not checked here: {what}",
        nb="ikke sjekket her: {what}",
        nn="ikkje sjekka her: {what}",
    ),
    Text(
        en="look at it yourself; `docs/explanation/what-check-does-not-check.md` says why",
        nb="se på det selv; `docs/explanation/what-check-does-not-check.md` sier hvorfor",
        nn="sjå på det sjølv; `docs/explanation/what-check-does-not-check.md` seier kvifor",
    ),
)
OUT_OF_BOUNDS = Kind(
    "SD152",
    "example-out-of-bounds",
    Severity.ERROR,
    Text(
        en="`{element}` is {found}, {profile} wants {bound}",
        nb="`{element}` er {found}, {profile} krever {bound}",
        nn="`{element}` er {found}, {profile} krev {bound}",
    ),
    Text(
        en="use a value within the bounds",
        nb="bruk en verdi innenfor grensene",
        nn="bruk ein verdi innanfor grensene",
    ),
)
WRONG_HEAD = Kind(
    "SD153",
    "example-of-other-resource",
    Severity.ERROR,
    Text(
        en="`{element}` is `{found}`, expected `{expected}`",
        nb="`{element}` er `{found}`, ventet `{expected}`",
        nn="`{element}` er `{found}`, venta `{expected}`",
    ),
    Text(
        en="let the instance say what it is: the type of its profile, and its own id",
        nb="la instansen si hva den er: typen til profilen sin, og sin egen id",
        nn="lat instansen seie kva han er: typen til profilen sin, og sin eigen id",
    ),
)
NO_PROFILE_FITS = Kind(
    "SD154",
    "example-conforms-to-no-profile",
    Severity.ERROR,
    Text(
        en="`{element}` conforms to none of {profiles}",
        nb="`{element}` følger ingen av {profiles}",
        nn="`{element}` følgjer ingen av {profiles}",
    ),
    Text(
        en="mend it for one of the profiles: {why}",
        nb="rett den for en av profilene: {why}",
        nn="rett han for ein av profilane: {why}",
    ),
)
CONTAINED_ID = Kind(
    "SD155",
    "example-contained-without-own-id",
    Severity.ERROR,
    Text(
        en="`{element}` has no id of its own in `contained`: {found}",
        nb="`{element}` har ingen egen id i `contained`: {found}",
        nn="`{element}` har ingen eigen id i `contained`: {found}",
    ),
    Text(
        en="give each contained resource an id that no other has",
        nb="gi hver ressurs i `contained` en id ingen annen har",
        nn="gje kvar ressurs i `contained` ein id ingen annan har",
    ),
)
