"""What can be wrong with what a source says twice, or of other structures (SD160-SD170)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

IMPOSED_NO_PROFILE = Kind(
    "SD160",
    "imposed-structure-is-no-profile",
    Severity.ERROR,
    Text(
        en="`{key}` names `{profile}` ({what}), which is no profile that instances can meet",
        nb="`{key}` nevner `{profile}` ({what}), som ikke er en profil instanser kan oppfylle",
        nn="`{key}` nemner `{profile}` ({what}), som ikkje er ein profil instansar kan oppfylle",
    ),
    Text(
        en="name a profile of the same resource: an id of the project or a canonical",
        nb="oppgi en profil av samme ressurs: en id i prosjektet eller en kanonisk adresse",
        nn="oppgje ein profil av same ressurs: ein id i prosjektet eller ei kanonisk adresse",
    ),
)
IMPOSED_OF_OTHER_TYPE = Kind(
    "SD161",
    "imposed-profile-of-other-type",
    Severity.ERROR,
    Text(
        en="`{key}` names `{profile}`, a profile of {other}: no {type} can meet it",
        nb="`{key}` nevner `{profile}`, en profil av {other}: ingen {type} kan oppfylle den",
        nn="`{key}` nemner `{profile}`, ein profil av {other}: ingen {type} kan oppfylle han",
    ),
    Text(
        en="name a profile of {type}",
        nb="oppgi en profil av {type}",
        nn="oppgje ein profil av {type}",
    ),
)
IMPOSED_TWICE = Kind(
    "SD162",
    "imposed-twice",
    Severity.ERROR,
    Text(
        en="`{profile}` is named already, in `{first}`",
        nb="`{profile}` er allerede nevnt, i `{first}`",
        nn="`{profile}` er alt nemnd, i `{first}`",
    ),
    Text(
        en="name it once: under `imposes` where instances must be checked against it, else under `complies-with`",
        nb="nevn den én gang: under `imposes` hvis instanser skal sjekkes mot den, ellers under `complies-with`",
        nn="nemn han éin gong: under `imposes` om instansar skal sjekkast mot han, elles under `complies-with`",
    ),
)
IMPOSING_CYCLE = Kind(
    "SD163",
    "profiles-impose-each-other",
    Severity.ERROR,
    Text(
        en="profiles impose each other: {chain}",
        nb="profiler pålegger hverandre: {chain}",
        nn="profilar pålegg kvarandre: {chain}",
    ),
    Text(
        en="take one of them out of `imposes`, or let one profile be the base of the other",
        nb="ta en av dem ut av `imposes`, eller la den ene profilen være basen til den andre",
        nn="ta ein av dei ut av `imposes`, eller lat den eine profilen vere basen til den andre",
    ),
)
KEYS_CONTRADICT = Kind(
    "SD164",
    "keys-exclude-each-other",
    Severity.ERROR,
    Text(
        en="`{path}` has both `{one}` and `{other}`",
        nb="`{path}` har både `{one}` og `{other}`",
        nn="`{path}` har både `{one}` og `{other}`",
    ),
    Text(
        en="keep one of them",
        nb="behold en av dem",
        nn="behald ein av dei",
    ),
)
VALUE_AND_PARTS = Kind(
    "SD165",
    "extension-with-value-and-parts",
    Severity.ERROR,
    Text(
        en="the extension has a value and inner extensions; it can have one of these (ext-1)",
        nb="utvidelsen har både en verdi og indre utvidelser; den kan bare ha det ene (ext-1)",
        nn="utvidinga har både ein verdi og indre utvidingar; ho kan berre ha det eine (ext-1)",
    ),
    Text(
        en="make the value an inner extension too, or take one of them out",
        nb="gjør verdien til en indre utvidelse også, eller ta ut en av delene",
        nn="gjer verdien til ei indre utviding òg, eller ta ut ein av delane",
    ),
)
OTHER_URL = Kind(
    "SD166",
    "extension-with-other-url",
    Severity.ERROR,
    Text(
        en="`{path}` is fixed to {value}, but the url of this extension is {url}",
        nb="`{path}` er låst til {value}, men url-en til denne utvidelsen er {url}",
        nn="`{path}` er låst til {value}, men url-en til denne utvidinga er {url}",
    ),
    Text(
        en="leave `url` out: it follows from the id, and for an inner extension from its name",
        nb="utelat `url`: den følger av id-en, og for en indre utvidelse av navnet",
        nn="utelat `url`: han følgjer av id-en, og for ei indre utviding av namnet",
    ),
)
EXTENSION_TWICE = Kind(
    "SD167",
    "extension-used-twice",
    Severity.ERROR,
    Text(
        en="`{path}` uses the extension `{extension}`, as `{first}` does: the slices cannot be told apart",
        nb="`{path}` bruker utvidelsen `{extension}`, det gjør `{first}` også: slicene kan ikke skilles",
        nn="`{path}` bruker utvidinga `{extension}`, det gjer `{first}` òg: slicane kan ikkje skiljast",
    ),
    Text(
        en="use it once, and say with `card` how often it may occur",
        nb="bruk den én gang, og si med `card` hvor ofte den kan forekomme",
        nn="bruk ho éin gong, og sei med `card` kor ofte ho kan førekome",
    ),
)
SLICED_BY_NOTHING = Kind(
    "SD168",
    "sliced-by-nothing",
    Severity.ERROR,
    Text(
        en="`{path}` is sliced, but nothing says how its slices are told apart (eld-1)",
        nb="`{path}` er slicet, men ingenting sier hvordan slicene skilles (eld-1)",
        nn="`{path}` er slica, men ingenting seier korleis slicane vert skilde (eld-1)",
    ),
    Text(
        en="give discriminators, such as `by: {{value: system}}`, or a `description`",
        nb="oppgi diskriminatorer, som `by: {{value: system}}`, eller en `description`",
        nn="oppgje diskriminatorar, som `by: {{value: system}}`, eller ein `description`",
    ),
)
VALUE_EMPTY = Kind(
    "SD169",
    "value-left-empty",
    Severity.ERROR,
    Text(
        en="`{path}` has `{key}`, but nothing stands behind it",
        nb="`{path}` har `{key}`, men det står ingenting bak",
        nn="`{path}` har `{key}`, men det står ingenting bak",
    ),
    Text(
        en="write the value, or take the key out",
        nb="skriv verdien, eller ta ut nøkkelen",
        nn="skriv verdien, eller ta ut nøkkelen",
    ),
)
SLICES_IN_MODEL = Kind(
    "SD170",
    "slices-in-a-logical-model",
    Severity.ERROR,
    Text(
        en="`{path}` is sliced, which elements of a logical model cannot be (sdf-1)",
        nb="`{path}` er slicet, og det kan ikke elementer i en logisk modell være (sdf-1)",
        nn="`{path}` er slica, og det kan ikkje element i ein logisk modell vere (sdf-1)",
    ),
    Text(
        en="give the model an element for each slice, or make a profile of the model and slice there",
        nb="gi modellen ett element for hver slice, eller lag en profil av modellen og slice der",
        nn="gje modellen eitt element for kvar slice, eller lag ein profil av modellen og slice der",
    ),
)
