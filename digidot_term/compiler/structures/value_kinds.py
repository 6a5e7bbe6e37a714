"""What can be wrong with the values and types of elements (SD037-SD039, SD062-SD069)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

BAD_TYPE = Kind(
    "SD037",
    "malformed-type",
    Severity.ERROR,
    Text(
        en="`{word}` is not a type",
        nb="`{word}` er ikke en type",
        nn="`{word}` er ikkje ein type",
    ),
    Text(
        en="write `dateTime`, `Reference(digidot-patient | Patient)` or `Coding(digidot-coding-sct-pre)`",
        nb="skriv `dateTime`, `Reference(digidot-patient | Patient)` eller `Coding(digidot-coding-sct-pre)`",
        nn="skriv `dateTime`, `Reference(digidot-patient | Patient)` eller `Coding(digidot-coding-sct-pre)`",
    ),
)
SEVERAL_TYPES = Kind(
    "SD038",
    "value-without-one-type",
    Severity.ERROR,
    Text(
        en="`{path}` has `{key}`, but its type is one of {types}",
        nb="`{path}` har `{key}`, men typen er en av {types}",
        nn="`{path}` har `{key}`, men typen er ein av {types}",
    ),
    Text(
        en="narrow the element to one type with `only:` first",
        nb="stram elementet inn til én type med `only:` først",
        nn="stram elementet inn til éin type med `only:` først",
    ),
)
WRONG_VALUE = Kind(
    "SD039",
    "value-does-not-fit-type",
    Severity.ERROR,
    Text(
        en="`{path}` has the {key} value `{value}`, which is not of type {type}",
        nb="`{path}` har {key}-verdien `{value}`, som ikke er av typen {type}",
        nn="`{path}` har {key}-verdien `{value}`, som ikkje er av typen {type}",
    ),
    Text(
        en="write the value as FHIR JSON has it; codes and texts that look like numbers in quotes",
        nb="skriv verdien slik FHIR JSON har den; koder og tekster som ser ut som tall, i anførselstegn",
        nn="skriv verdien slik FHIR JSON har han; kodar og tekstar som ser ut som tal, i hermeteikn",
    ),
)
VALUE_PART_UNKNOWN = Kind(
    "SD062",
    "value-part-unknown",
    Severity.ERROR,
    Text(
        en="`{path}`: the {key} value has `{name}`, which {type} does not have{near}",
        nb="`{path}` har en {key}-verdi med `{name}`, som {type} ikke har{near}",
        nn="`{path}` har ein {key}-verdi med `{name}`, som {type} ikkje har{near}",
    ),
    Text(
        en="write the parts as in FHIR JSON",
        nb="skriv delene som i FHIR JSON",
        nn="skriv delane som i FHIR JSON",
    ),
)
VALUE_PART_UNFIT = Kind(
    "SD063",
    "value-part-does-not-fit",
    Severity.ERROR,
    Text(
        en="`{path}`: `{part}` of the {key} value is `{value}`, which is not of type {type}: {expected}",
        nb="`{path}` har en {key}-verdi der `{part}` er `{value}`, som ikke er av typen {type}: {expected}",
        nn="`{path}` har ein {key}-verdi der `{part}` er `{value}`, som ikkje er av typen {type}: {expected}",
    ),
    Text(
        en="write the part as its type is written in FHIR JSON: a list where it repeats, an object where it has parts",
        nb="skriv delen slik typen skrives i FHIR JSON: en liste der den gjentas, et objekt der den har deler",
        nn="skriv delen slik typen vert skriven i FHIR JSON: ei liste der han er fleire, eit objekt der han har delar",
    ),
)
FIXED_AND_PATTERN = Kind(
    "SD064",
    "fixed-and-pattern",
    Severity.ERROR,
    Text(
        en="`{path}` has a pattern, but its value is fixed already",
        nb="`{path}` har et mønster, men verdien er allerede låst",
        nn="`{path}` har eit mønster, men verdien er alt låst",
    ),
    Text(
        en="keep `fixed` for the one whole value, or `pattern` for what it must at least hold",
        nb="behold `fixed` for den ene hele verdien, eller `pattern` for det den minst må ha",
        nn="behald `fixed` for den eine heile verdien, eller `pattern` for det han minst må ha",
    ),
)
NOT_BOUNDED = Kind(
    "SD065",
    "type-without-bounds",
    Severity.ERROR,
    Text(
        en="`{path}` has a {key}, but values of type {type} are not ordered",
        nb="`{path}` har {key}, men verdier av typen {type} er ikke ordnet",
        nn="`{path}` har {key}, men verdiar av typen {type} er ikkje ordna",
    ),
    Text(
        en="bounds are for dates, times, numbers and Quantity; name the element that holds one",
        nb="grenser gjelder datoer, tider, tall og Quantity; oppgi elementet som har en slik verdi",
        nn="grenser gjeld datoar, tider, tal og Quantity; oppgje elementet som har ein slik verdi",
    ),
)
MIN_VALUE_OVER_MAX = Kind(
    "SD066",
    "smallest-over-largest-value",
    Severity.ERROR,
    Text(
        en="`{path}` has the smallest value {min}, above the largest, {max}",
        nb="`{path}` har minste verdi {min}, over den største, {max}",
        nn="`{path}` har minste verdi {min}, over den største, {max}",
    ),
    Text(
        en="exchange `min-value` and `max-value`, or correct one of them; the base may have set the other",
        nb="bytt om `min-value` og `max-value`, eller rett den ene; basen kan ha satt den andre",
        nn="byt om `min-value` og `max-value`, eller rett den eine; basen kan ha sett den andre",
    ),
)
LENGTH_OF_NO_TEXT = Kind(
    "SD067",
    "length-of-no-text",
    Severity.ERROR,
    Text(
        en="`{path}` has a `max-length`, but {types} is no text",
        nb="`{path}` har `max-length`, men {types} er ikke en tekst",
        nn="`{path}` har `max-length`, men {types} er ikkje ein tekst",
    ),
    Text(
        en="set `max-length` on the element that holds the text, or use `card` for how often it may occur",
        nb="sett `max-length` på elementet som har teksten, eller bruk `card` for hvor ofte det kan forekomme",
        nn="set `max-length` på elementet som har teksten, eller bruk `card` for kor ofte det kan førekome",
    ),
)
NOT_BINDABLE = Kind(
    "SD068",
    "type-cannot-be-bound",
    Severity.ERROR,
    Text(
        en="`{path}` is bound to a value set, but {types} holds no code",
        nb="`{path}` er bundet til et verdisett, men {types} har ingen kode",
        nn="`{path}` er bunde til eit verdisett, men {types} har ingen kode",
    ),
    Text(
        en="bind an element of type code, Coding, CodeableConcept, Quantity, string or uri",
        nb="bind et element av typen code, Coding, CodeableConcept, Quantity, string eller uri",
        nn="bind eit element av typen code, Coding, CodeableConcept, Quantity, string eller uri",
    ),
)
TARGET_OF_NO_REFERENCE = Kind(
    "SD069",
    "target-of-no-reference",
    Severity.ERROR,
    Text(
        en="{type} refers to nothing: it can have no targets, aggregation or versioning",
        nb="{type} viser ikke til noe og kan verken ha mål, aggregering eller versjonering",
        nn="{type} viser ikkje til noko og kan korkje ha mål, aggregering eller versjonering",
    ),
    Text(
        en="give targets to Reference and canonical; write the profile of another type as `{type}(profile)`",
        nb="gi mål til Reference og canonical; skriv profilen til en annen type som `{type}(profil)`",
        nn="gje mål til Reference og canonical; skriv profilen til ein annan type som `{type}(profil)`",
    ),
)
