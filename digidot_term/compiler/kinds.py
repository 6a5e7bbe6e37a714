"""What can be wrong when sources are compiled: concepts (SCT050-), value sets (VS001-) and concept maps (CM001-)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

NOT_AN_SCTID = Kind(
    "SCT050",
    "concept-id-malformed",
    Severity.ERROR,
    Text(
        en="`{code}` is not a SNOMED CT identifier",
        nb="`{code}` er ikke en SNOMED CT-identifikator",
        nn="`{code}` er ikkje ein SNOMED CT-identifikator",
    ),
    Text(
        en="write the concept id, with its term: `80967001 |Dental caries|`",
        nb="skriv begreps-id-en med term: `80967001 |Dental caries|`",
        nn="skriv omgreps-id-en med term: `80967001 |Dental caries|`",
    ),
)
WRONG_CHECK_DIGIT = Kind(
    "SCT051",
    "concept-id-mistyped",
    Severity.ERROR,
    Text(
        en="{code} has a wrong check digit: it is mistyped",
        nb="{code} har feil kontrollsiffer: den er feilskrevet",
        nn="{code} har feil kontrollsiffer: han er feilskriven",
    ),
    Text(
        en="copy the id again from where it came: `digidot-term concept search TERM`",
        nb="kopier id-en på nytt fra kilden: `digidot-term concept search TERM`",
        nn="kopier id-en på nytt frå kjelda: `digidot-term concept search TERM`",
    ),
)
UNKNOWN_CONCEPT = Kind(
    "SCT052",
    "unknown-concept",
    Severity.ERROR,
    Text(
        en="{code} is not in the edition {edition}",
        nb="{code} finnes ikke i utgaven {edition}",
        nn="{code} finst ikkje i utgåva {edition}",
    ),
    Text(
        en="look the concept up with `digidot-term concept search TERM`, or build against the release that has it",
        nb="finn begrepet med `digidot-term concept search TERM`, eller bygg mot utgaven som har det",
        nn="finn omgrepet med `digidot-term concept search TERM`, eller bygg mot utgåva som har det",
    ),
)
INACTIVE_CONCEPT = Kind(
    "SCT053",
    "inactive-concept",
    Severity.ERROR,
    Text(
        en="inactive concept {code} |{term}|",
        nb="inaktivt begrep {code} |{term}|",
        nn="inaktivt omgrep {code} |{term}|",
    ),
    Text(
        en="its historical targets are: {targets}; use one of them, or take it out",
        nb="historiske mål: {targets}; bruk ett av dem, eller ta det ut",
        nn="historiske mål: {targets}; bruk eitt av dei, eller ta det ut",
    ),
)
EMPTY_ECL = Kind(
    "VS001",
    "empty-selection",
    Severity.ERROR,
    Text(
        en="no active concept meets `{ecl}`",
        nb="ingen aktive begreper oppfyller `{ecl}`",
        nn="ingen aktive omgrep oppfyller `{ecl}`",
    ),
    Text(
        en="check the expression with `digidot-term ecl`",
        nb="sjekk uttrykket med `digidot-term ecl`",
        nn="sjekk uttrykket med `digidot-term ecl`",
    ),
)
UNKNOWN_VALUESET = Kind(
    "VS002",
    "unknown-valueset",
    Severity.ERROR,
    Text(
        en="no value set `{valueset}`{near}",
        nb="ikke noe verdisett `{valueset}`{near}",
        nn="ikkje noko verdisett `{valueset}`{near}",
    ),
    Text(
        en="name the id of a value set in valuesets/",
        nb="oppgi id-en til et verdisett i valuesets/",
        nn="oppgje id-en til eit verdisett i valuesets/",
    ),
)
UNKNOWN_SYSTEM = Kind(
    "VS003",
    "unknown-code-system",
    Severity.ERROR,
    Text(
        en="no code system `{system}`{near}",
        nb="ikke noe kodeverk `{system}`{near}",
        nn="ikkje noko kodeverk `{system}`{near}",
    ),
    Text(
        en="use one of {known}, or a full URI",
        nb="bruk en av {known}, eller en full URI",
        nn="bruk ein av {known}, eller ein full URI",
    ),
)
UNKNOWN_CODE = Kind(
    "VS004",
    "unknown-code",
    Severity.ERROR,
    Text(
        en="code `{code}` is not in {system}{near}",
        nb="koden `{code}` finnes ikke i {system}{near}",
        nn="koden `{code}` finst ikkje i {system}{near}",
    ),
    Text(
        en="correct the code, or add it to the code system",
        nb="rett koden, eller legg den til i kodeverket",
        nn="rett koden, eller legg han til i kodeverket",
    ),
)
VALUESET_CYCLE = Kind(
    "VS005",
    "valueset-includes-itself",
    Severity.ERROR,
    Text(
        en="value sets include each other: {chain}",
        nb="verdisett inkluderer hverandre: {chain}",
        nn="verdisett inkluderer kvarandre: {chain}",
    ),
    Text(en="take one of the includes out", nb="ta ut en av inkluderingene", nn="ta ut ei av inkluderingane"),
)
UNEXPECTED_SIZE = Kind(
    "VS006",
    "unexpected-size",
    Severity.ERROR,
    Text(
        en="the value set has {size} codes, expected {expected}",
        nb="verdisettet har {size} koder, forventet {expected}",
        nn="verdisettet har {size} kodar, venta {expected}",
    ),
    Text(
        en="look at what came or went with `digidot-term diff`; change `expect.size` only if the new size is right",
        nb="se hva som kom eller gikk med `digidot-term diff`; endre `expect.size` bare hvis ny størrelse er riktig",
        nn="sjå kva som kom eller gjekk med `digidot-term diff`; endre `expect.size` berre om ny storleik er rett",
    ),
)
EXPECTED_CODE_MISSING = Kind(
    "VS007",
    "expected-code-missing",
    Severity.ERROR,
    Text(
        en="expected code {code} |{term}| is not in the value set",
        nb="forventet kode {code} |{term}| er ikke i verdisettet",
        nn="venta kode {code} |{term}| er ikkje i verdisettet",
    ),
    Text(
        en="mend the includes, or the expectation",
        nb="rett inkluderingene eller forventningen",
        nn="rett inkluderingane eller forventninga",
    ),
)
UNEXPECTED_CODE = Kind(
    "VS008",
    "unexpected-code",
    Severity.ERROR,
    Text(
        en="code {code} |{term}| is in the value set, but is expected not to be",
        nb="koden {code} |{term}| er i verdisettet, men skal ikke være der",
        nn="koden {code} |{term}| er i verdisettet, men skal ikkje vere der",
    ),
    Text(
        en="exclude it with a reason, or mend the expectation",
        nb="utelat den med begrunnelse, eller rett forventningen",
        nn="utelat han med grunngjeving, eller rett forventninga",
    ),
)
UNTRANSLATED = Kind(
    "VS009",
    "term-missing",
    Severity.WARNING,
    Text(
        en="{code} |{term}| has no preferred term in {language}",
        nb="{code} |{term}| har ingen foretrukket term på {language}",
        nn="{code} |{term}| har ingen føretrekt term på {language}",
    ),
    Text(
        en="have the term translated, or leave the language out of `expect.every.term`",
        nb="få termen oversatt, eller ta språket ut av `expect.every.term`",
        nn="få termen omsett, eller ta språket ut av `expect.every.term`",
    ),
)
SYSTEM_NOT_LISTED = Kind(
    "VS010",
    "code-system-not-listed",
    Severity.ERROR,
    Text(
        en="all codes of {system} are asked for, but the project does not hold that code system",
        nb="alle koder i {system} er valgt, men prosjektet har ikke dette kodeverket",
        nn="alle kodar i {system} er valde, men prosjektet har ikkje dette kodeverket",
    ),
    Text(
        en="list the `codes`, choose with `ecl`, or add the code system to valuesets/",
        nb="list opp kodene i `codes`, velg med `ecl`, eller legg kodeverket i valuesets/",
        nn="list opp kodane i `codes`, vel med `ecl`, eller legg kodeverket i valuesets/",
    ),
)
EMPTY_VALUESET = Kind(
    "VS011",
    "empty-value-set",
    Severity.ERROR,
    Text(
        en="the value set is empty: all that is included is excluded again",
        nb="verdisettet er tomt: alt som er inkludert, er utelatt igjen",
        nn="verdisettet er tomt: alt som er inkludert, er utelate att",
    ),
    Text(
        en="mend the excludes, or delete the value set",
        nb="rett utelatelsene, eller slett verdisettet",
        nn="rett utelatingane, eller slett verdisettet",
    ),
)
MAP_SOURCE_UNKNOWN = Kind(
    "CM001",
    "source-code-out-of-scope",
    Severity.ERROR,
    Text(
        en="source code `{code}` is not in {scope}{near}",
        nb="kildekoden `{code}` er ikke i {scope}{near}",
        nn="kjeldekoden `{code}` er ikkje i {scope}{near}",
    ),
    Text(
        en="correct the code, or widen the source value set",
        nb="rett koden, eller utvid kildens verdisett",
        nn="rett koden, eller utvid verdisettet til kjelda",
    ),
)
MAP_TARGET_UNKNOWN = Kind(
    "CM002",
    "target-code-out-of-scope",
    Severity.ERROR,
    Text(
        en="target code `{code}` is not in {scope}{near}",
        nb="målkoden `{code}` er ikke i {scope}{near}",
        nn="målkoden `{code}` er ikkje i {scope}{near}",
    ),
    Text(
        en="correct the code, or widen the target value set",
        nb="rett koden, eller utvid målets verdisett",
        nn="rett koden, eller utvid verdisettet til målet",
    ),
)
MAP_UNMAPPED = Kind(
    "CM003",
    "source-code-unmapped",
    Severity.ERROR,
    Text(
        en="source codes that are not mapped ({count}): {codes}",
        nb="kildekoder som ikke er mappet ({count}): {codes}",
        nn="kjeldekodar som ikkje er mappa ({count}): {codes}",
    ),
    Text(
        en="map each, or say `to: none` with a `why`",
        nb="map hver av dem, eller skriv `to: none` med `why`",
        nn="map kvar av dei, eller skriv `to: none` med `why`",
    ),
)
MAP_EMPTY = Kind(
    "CM005",
    "map-without-rows",
    Severity.ERROR,
    Text(
        en="the concept map has no rows",
        nb="kodekartet har ingen rader",
        nn="kodekartet har ingen rader",
    ),
    Text(
        en="write rows in `map` or in the table, or delete the map",
        nb="skriv rader i `map` eller i tabellen, eller slett kartet",
        nn="skriv rader i `map` eller i tabellen, eller slett kartet",
    ),
)
MAP_INVERSE_UNKNOWN = Kind(
    "CM004",
    "unknown-inverse",
    Severity.ERROR,
    Text(
        en="no concept map `{map}`{near} to turn round",
        nb="ikke noe kodekart `{map}`{near} å snu",
        nn="ikkje noko kodekart `{map}`{near} å snu",
    ),
    Text(
        en="name the id of a map in conceptmaps/ that has rows of its own",
        nb="oppgi id-en til et kart i conceptmaps/ som har egne rader",
        nn="oppgje id-en til eit kart i conceptmaps/ som har eigne rader",
    ),
)
INACTIVE_LEFT_OUT = Kind(
    "VS012",
    "inactive-member-left-out",
    Severity.WARNING,
    Text(
        en="{count} selected concepts are inactive and left out: {concepts}",
        nb="{count} valgte begreper er inaktive og utelatt: {concepts}",
        nn="{count} valde omgrep er inaktive og utelatne: {concepts}",
    ),
    Text(
        en="see what became of them with `digidot-term concept show ID`, and include what replaced them",
        nb="se hva som ble av dem med `digidot-term concept show ID`, og inkluder det som erstattet dem",
        nn="sjå kva som vart av dei med `digidot-term concept show ID`, og inkluder det som erstatta dei",
    ),
)
