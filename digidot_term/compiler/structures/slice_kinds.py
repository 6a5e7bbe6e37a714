"""What can be wrong with slices, extensions in use, modifiers and mappings (SD070-SD083)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

CLOSED_SLICING = Kind(
    "SD070",
    "slice-in-closed-slicing",
    Severity.ERROR,
    Text(
        en="`{path}`: the base allows no further slices of `{element}`, so that `{slice}` can be none",
        nb="`{path}`: basen tillater ingen flere slicer av `{element}`, så `{slice}` kan ikke være en",
        nn="`{path}`: basen tillèt ingen fleire slicar av `{element}`, så `{slice}` kan ikkje vere ein",
    ),
    Text(
        en="narrow one of the base's slices, or derive from a base whose slicing is open",
        nb="stram inn en av basens slicer, eller bygg på en base med åpen slicing",
        nn="stram inn ein av slicane til basen, eller bygg på ein base med open slicing",
    ),
)
LOOSER_SLICING = Kind(
    "SD071",
    "looser-slicing",
    Severity.ERROR,
    Text(
        en="`{path}` is sliced with the rules {rules}, looser than the base's {base_rules}",
        nb="`{path}` er slicet med reglene {rules}, løsere enn basens {base_rules}",
        nn="`{path}` er slica med reglane {rules}, lausare enn {base_rules} i basen",
    ),
    Text(
        en="keep the base's rules or make them stricter: open, openAtEnd, closed",
        nb="behold basens regler eller gjør dem strengere: open, openAtEnd, closed",
        nn="behald reglane til basen eller gjer dei strengare: open, openAtEnd, closed",
    ),
)
DISCRIMINATOR_LOST = Kind(
    "SD072",
    "discriminator-lost",
    Severity.ERROR,
    Text(
        en="`{path}` is sliced anew without the base's discriminator {type} `{discriminator}`",
        nb="`{path}` er slicet på nytt uten basens diskriminator {type} `{discriminator}`",
        nn="`{path}` er slica på nytt utan diskriminatoren {type} `{discriminator}` i basen",
    ),
    Text(
        en="state the base's discriminators as well, or leave `slice:` out: slices are added without it",
        nb="oppgi basens diskriminatorer også, eller utelat `slice:`: slicer legges til uten",
        nn="oppgje diskriminatorane til basen òg, eller utelat `slice:`: slicar vert lagde til utan",
    ),
)
RESLICE_WITHOUT_SLICING = Kind(
    "SD073",
    "reslice-without-slicing",
    Severity.ERROR,
    Text(
        en="`{path}` is a slice of the slice `{slice}`, but nothing says how that is sliced",
        nb="`{path}` er en slice av slicen `{slice}`, men ingenting sier hvordan den er slicet",
        nn="`{path}` er ein slice av slicen `{slice}`, men ingenting seier korleis han er slica",
    ),
    Text(
        en="say so on the slice: `slices: {{{slice}: {{slice: {{by: {{value: ...}}}}}}}}`",
        nb="si det på slicen: `slices: {{{slice}: {{slice: {{by: {{value: ...}}}}}}}}`",
        nn="sei det på slicen: `slices: {{{slice}: {{slice: {{by: {{value: ...}}}}}}}}`",
    ),
)
NO_PLACE_FOR_EXTENSION = Kind(
    "SD074",
    "use-outside-extension",
    Severity.ERROR,
    Text(
        en="`{path}` uses the extension `{extension}`, but is no slice of `extension` or `modifierExtension`",
        nb="`{path}` bruker utvidelsen `{extension}`, men er ingen slice av `extension` eller `modifierExtension`",
        nn="`{path}` bruker utvidinga `{extension}`, men er ingen slice av `extension` eller `modifierExtension`",
    ),
    Text(
        en="write `extension[name]` or `modifierExtension[name]`",
        nb="skriv `extension[navn]` eller `modifierExtension[navn]`",
        nn="skriv `extension[namn]` eller `modifierExtension[namn]`",
    ),
)
NOT_AN_EXTENSION = Kind(
    "SD075",
    "used-structure-is-no-extension",
    Severity.ERROR,
    Text(
        en="`{extension}` is used as an extension, but defines a structure of type {type}",
        nb="`{extension}` brukes som utvidelse, men definerer en struktur av typen {type}",
        nn="`{extension}` vert brukt som utviding, men definerer ein struktur av typen {type}",
    ),
    Text(
        en="name an extension: an id of the project or a canonical",
        nb="oppgi en utvidelse: en id i prosjektet eller en kanonisk adresse",
        nn="oppgje ei utviding: ein id i prosjektet eller ei kanonisk adresse",
    ),
)
OUT_OF_CONTEXT = Kind(
    "SD076",
    "extension-out-of-context",
    Severity.ERROR,
    Text(
        en="`{path}` uses the extension `{extension}` on {found}; it may stand on {allowed}",
        nb="`{path}` bruker utvidelsen `{extension}` på {found}; den kan stå på {allowed}",
        nn="`{path}` bruker utvidinga `{extension}` på {found}; ho kan stå på {allowed}",
    ),
    Text(
        en="use it where it may stand, or, if it is the project's own, add the element to its `context`",
        nb="bruk den der den kan stå, eller legg elementet til i `context` hvis den er prosjektets egen",
        nn="bruk ho der ho kan stå, eller legg elementet til i `context` om ho er prosjektet si eiga",
    ),
)
MODIFIER_EXPECTED = Kind(
    "SD077",
    "no-modifier-extension",
    Severity.ERROR,
    Text(
        en="`{path}` uses `{extension}`, which is no modifier extension",
        nb="`{path}` bruker `{extension}`, som ikke er en modifikatorutvidelse",
        nn="`{path}` bruker `{extension}`, som ikkje er ei modifikatorutviding",
    ),
    Text(
        en="use it as `extension[name]`, or write `.: {{modifier: true, modifier-reason: ...}}` in it",
        nb="bruk den som `extension[navn]`, eller sett `.: {{modifier: true, modifier-reason: ...}}` i den",
        nn="bruk ho som `extension[namn]`, eller set `.: {{modifier: true, modifier-reason: ...}}` i ho",
    ),
)
MODIFIER_UNEXPECTED = Kind(
    "SD078",
    "modifier-extension-misplaced",
    Severity.ERROR,
    Text(
        en="`{path}` uses the modifier extension `{extension}` as one that can be ignored",
        nb="`{path}` bruker modifikatorutvidelsen `{extension}` som en man kan se bort fra",
        nn="`{path}` bruker modifikatorutvidinga `{extension}` som ei ein kan sjå bort frå",
    ),
    Text(
        en="use it as `modifierExtension[name]`: readers must not overlook it",
        nb="bruk den som `modifierExtension[navn]`: den som leser, må ikke overse den",
        nn="bruk ho som `modifierExtension[namn]`: den som les, må ikkje oversjå ho",
    ),
)
MODIFIER_ELSEWHERE = Kind(
    "SD079",
    "modifier-on-constrained-element",
    Severity.ERROR,
    Text(
        en="`{path}` has `modifier: {value}`, which is not what its base says",
        nb="`{path}` har `modifier: {value}`, som ikke er det basen sier",
        nn="`{path}` har `modifier: {value}`, som ikkje er det basen seier",
    ),
    Text(
        en="use a modifier extension: only extensions and elements of logical models can be made modifiers",
        nb="bruk en modifikatorutvidelse: bare utvidelser og elementer i logiske modeller kan gjøres til modifikatorer",
        nn="bruk ei modifikatorutviding: berre utvidingar og element i logiske modellar kan gjerast til modifikatorar",
    ),
)
MODIFIER_WITHOUT_REASON = Kind(
    "SD080",
    "modifier-without-reason",
    Severity.ERROR,
    Text(
        en="`{path}` is a modifier, but nothing says why",
        nb="`{path}` er en modifikator, men ingenting sier hvorfor",
        nn="`{path}` er ein modifikator, men ingenting seier kvifor",
    ),
    Text(
        en="add `modifier-reason`: what a reader gets wrong who overlooks it",
        nb="legg til `modifier-reason`: hva den som overser den, misforstår",
        nn="legg til `modifier-reason`: kva den som oversér han, misforstår",
    ),
)
UNKNOWN_CONTENT = Kind(
    "SD081",
    "content-of-unknown-element",
    Severity.ERROR,
    Text(
        en="`{path}` has the content of `{content}`, which the model does not have{near}",
        nb="`{path}` har innholdet til `{content}`, som modellen ikke har{near}",
        nn="`{path}` har innhaldet til `{content}`, som modellen ikkje har{near}",
    ),
    Text(
        en="name an element of the same model, or `.` for the model itself",
        nb="oppgi et element i samme modell, eller `.` for modellen selv",
        nn="oppgje eit element i same modell, eller `.` for modellen sjølv",
    ),
)
CONTENT_OUTSIDE_MODEL = Kind(
    "SD082",
    "content-outside-logical-model",
    Severity.ERROR,
    Text(
        en="`{path}` has `content`, which only elements of logical models can have",
        nb="`{path}` har `content`, som bare elementer i logiske modeller kan ha",
        nn="`{path}` har `content`, som berre element i logiske modellar kan ha",
    ),
    Text(
        en="take `content` out; a profile constrains the elements its base has",
        nb="ta ut `content`; en profil strammer inn elementene basen har",
        nn="ta ut `content`; ein profil strammar inn elementa basen har",
    ),
)
LOST_TARGET = Kind(
    "SD083",
    "mapping-target-not-found",
    Severity.ERROR,
    Text(
        en="`{path}` is mapped to `{target}`, which {model} does not have{near}",
        nb="`{path}` er koblet til `{target}`, som {model} ikke har{near}",
        nn="`{path}` er kopla til `{target}`, som {model} ikkje har{near}",
    ),
    Text(
        en="write the path as the model has it, beginning with its name",
        nb="skriv stien slik modellen har den, med navnet dens først",
        nn="skriv stien slik modellen har han, med namnet hans først",
    ),
)
MAPPING_DECLARED_ANEW = Kind(
    "SD084",
    "mapping-declared-anew",
    Severity.ERROR,
    Text(
        en="the mapping `{identity}` is declared with the uri {uri}; the base has {base_uri}",
        nb="koblingen `{identity}` er deklarert med uri-en {uri}; basen har {base_uri}",
        nn="koplinga `{identity}` er deklarert med uri-en {uri}; basen har {base_uri}",
    ),
    Text(
        en="take the declaration out to use the base's, or give the model another identity",
        nb="ta ut deklarasjonen for å bruke basens, eller gi modellen en annen identitet",
        nn="ta ut deklarasjonen for å bruke den i basen, eller gje modellen ein annan identitet",
    ),
)
