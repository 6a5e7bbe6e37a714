"""What can be wrong with `extensions` of a definition, and with a binding that names no codes (SD156-SD158)."""

from __future__ import annotations

from digidot_term.compiler.structures.slice_kinds import NOT_AN_EXTENSION
from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

__all__ = [
    "BINDING_OF_NOTHING",
    "EXTENSION_ON_NOTHING",
    "EXTENSION_VALUE_UNTYPED",
    "NOT_AN_EXTENSION",
]

EXTENSION_ON_NOTHING = Kind(
    "SD156",
    "extension-on-nothing",
    Severity.ERROR,
    Text(
        en="`{path}` has an extension on `{on}`, which is not said there{near}",
        nb="`{path}` har en utvidelse på `{on}`, som ikke er sagt der{near}",
        nn="`{path}` har ei utviding på `{on}`, som ikkje er sagt der{near}",
    ),
    Text(
        en="name a part as FHIR does, with its number where it repeats: `binding`, `short`, `type[0]`",
        nb="oppgi en del slik FHIR kaller den, med nummer der den gjentas: `binding`, `short`, `type[0]`",
        nn="oppgje ein del slik FHIR kallar han, med nummer der han er fleire: `binding`, `short`, `type[0]`",
    ),
)
EXTENSION_VALUE_UNTYPED = Kind(
    "SD157",
    "extension-value-without-type",
    Severity.ERROR,
    Text(
        en="the extension `{extension}` has a `value`, but no one type is known for it: {types}",
        nb="utvidelsen `{extension}` har en `value`, men ingen enkelt type er kjent for den: {types}",
        nn="utvidinga `{extension}` har ein `value`, men ingen einskild type er kjend for han: {types}",
    ),
    Text(
        en="write the type with it, as `valueCode`, or install the package that defines the extension",
        nb="skriv typen med, som `valueCode`, eller installer pakken som definerer utvidelsen",
        nn="skriv typen med, som `valueCode`, eller installer pakken som definerer utvidinga",
    ),
)
BINDING_OF_NOTHING = Kind(
    "SD158",
    "binding-of-nothing",
    Severity.ERROR,
    Text(
        en="the binding of `{path}` names no codes, and neither does the base",
        nb="bindingen til `{path}` nevner ingen koder, og det gjør heller ikke basen",
        nn="bindinga til `{path}` nemner ingen kodar, og det gjer heller ikkje basen",
    ),
    Text(
        en="give `valueset`, or `description` of the codes",
        nb="oppgi `valueset`, eller beskriv kodene i `description`",
        nn="oppgje `valueset`, eller skildre kodane i `description`",
    ),
)
