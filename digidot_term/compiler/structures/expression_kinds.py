"""What can be wrong with FHIRPath expressions (SD041, SD046-SD049, SD060, SD061)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

BAD_FHIRPATH = Kind(
    "SD041",
    "broken-fhirpath",
    Severity.ERROR,
    Text(
        en="the expression of `{key}` is broken: `{found}` where `{expected}` should be",
        nb="uttrykket til `{key}` er ødelagt: `{found}` der `{expected}` skulle stått",
        nn="uttrykket til `{key}` er øydelagt: `{found}` der `{expected}` skulle ha stått",
    ),
    Text(
        en="mend the expression; texts in FHIRPath stand in single quotes, and brackets come in pairs",
        nb="rett uttrykket; tekster i FHIRPath står i enkle anførselstegn, og parenteser kommer i par",
        nn="rett uttrykket; tekstar i FHIRPath står i enkle hermeteikn, og parentesar kjem i par",
    ),
)
UNKNOWN_FHIRPATH_FUNCTION = Kind(
    "SD046",
    "unknown-fhirpath-function",
    Severity.ERROR,
    Text(
        en="the expression of `{key}` calls `{word}`, which FHIRPath does not have{near}",
        nb="uttrykket til `{key}` kaller `{word}`, som FHIRPath ikke har{near}",
        nn="uttrykket til `{key}` kallar `{word}`, som FHIRPath ikkje har{near}",
    ),
    Text(
        en="use a function of FHIRPath or FHIR R4, such as `exists()`, `all()` or `matches()`",
        nb="bruk en funksjon fra FHIRPath eller FHIR R4, som `exists()`, `all()` eller `matches()`",
        nn="bruk ein funksjon frå FHIRPath eller FHIR R4, som `exists()`, `all()` eller `matches()`",
    ),
)
UNKNOWN_FHIRPATH_VARIABLE = Kind(
    "SD047",
    "unknown-fhirpath-variable",
    Severity.ERROR,
    Text(
        en="the expression of `{key}` uses `{word}`, which is not given{near}",
        nb="uttrykket til `{key}` bruker `{word}`, som ikke er gitt{near}",
        nn="uttrykket til `{key}` bruker `{word}`, som ikkje er gjeven{near}",
    ),
    Text(
        en="use `%resource`, `%context`, `$this` or another variable that FHIR gives",
        nb="bruk `%resource`, `%context`, `$this` eller en annen variabel som FHIR gir",
        nn="bruk `%resource`, `%context`, `$this` eller ein annan variabel som FHIR gjev",
    ),
)
FHIRPATH_ARGUMENTS = Kind(
    "SD048",
    "wrong-number-of-arguments",
    Severity.ERROR,
    Text(
        en="the expression of `{key}` gives `{word}` {count} arguments; it takes {allowed}",
        nb="uttrykket til `{key}` gir `{word}` {count} argumenter; den tar {allowed}",
        nn="uttrykket til `{key}` gjev `{word}` {count} argument; han tek {allowed}",
    ),
    Text(
        en="add or take out arguments",
        nb="legg til eller ta ut argumenter",
        nn="legg til eller ta ut argument",
    ),
)
UNKNOWN_FHIRPATH_PATH = Kind(
    "SD049",
    "fhirpath-leads-nowhere",
    Severity.ERROR,
    Text(
        en="the expression of `{key}` asks for `{name}`, but {parent} has no such element{near}",
        nb="uttrykket til `{key}` spør etter `{name}`, men {parent} har ikke noe slikt element{near}",
        nn="uttrykket til `{key}` spør etter `{name}`, men {parent} har ikkje noko slikt element{near}",
    ),
    Text(
        en="write paths from the element the rule stands on (`on`); a choice is written without its type: `value`",
        nb="skriv stier fra elementet regelen står på (`on`); et valg skrives uten typen: `value`",
        nn="skriv stiar frå elementet regelen står på (`on`); eit val vert skrive utan typen: `value`",
    ),
)
UNKNOWN_FHIRPATH_TYPE = Kind(
    "SD060",
    "unknown-fhirpath-type",
    Severity.ERROR,
    Text(
        en="the expression of `{key}` names the type `{type}`, which FHIR R4 does not have",
        nb="uttrykket til `{key}` nevner typen `{type}`, som FHIR R4 ikke har",
        nn="uttrykket til `{key}` nemner typen `{type}`, som FHIR R4 ikkje har",
    ),
    Text(
        en="name a FHIR type such as `Quantity` or a system type such as `String`",
        nb="oppgi en FHIR-type som `Quantity` eller en systemtype som `String`",
        nn="oppgje ein FHIR-type som `Quantity` eller ein systemtype som `String`",
    ),
)
INVARIANT_KEY_TAKEN = Kind(
    "SD061",
    "invariant-key-taken",
    Severity.ERROR,
    Text(
        en="the key `{key}` is that of another rule, which the base has on {element}",
        nb="nøkkelen `{key}` tilhører en annen regel, som basen har på {element}",
        nn="nøkkelen `{key}` høyrer til ein annan regel, som basen har på {element}",
    ),
    Text(
        en="give the rule a key of its own; the base's rule holds as it is",
        nb="gi regelen en egen nøkkel; basens regel gjelder som den er",
        nn="gje regelen ein eigen nøkkel; regelen til basen gjeld som han er",
    ),
)
