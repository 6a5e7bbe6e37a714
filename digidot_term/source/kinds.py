"""What can be wrong with a source file before its content is looked at (SRC001-SRC099)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

UNREADABLE_FILE = Kind(
    "SRC001",
    "unreadable-file",
    Severity.ERROR,
    Text(en="cannot read {file}: {why}", nb="kan ikke lese {file}: {why}", nn="kan ikkje lese {file}: {why}"),
    Text(
        en="check the path, the permissions and that the file is UTF-8 text",
        nb="sjekk stien, tilgangen og at filen er UTF-8-tekst",
        nn="sjekk stien, tilgangen og at fila er UTF-8-tekst",
    ),
)
BROKEN_YAML = Kind(
    "SRC002",
    "broken-yaml",
    Severity.ERROR,
    Text(en="not valid YAML: {problem}", nb="ugyldig YAML: {problem}", nn="ugyldig YAML: {problem}"),
    Text(
        en="mend the line; a missing quote, bracket or blank after a colon is the usual cause",
        nb="rett linjen; vanlig årsak er et manglende anførselstegn, en parentes eller et mellomrom etter kolon",
        nn="rett linja; vanleg årsak er eit manglande hermeteikn, ein parentes eller eit mellomrom etter kolon",
    ),
)
UNSAFE_YAML = Kind(
    "SRC003",
    "unsafe-yaml",
    Severity.ERROR,
    Text(
        en="{what} is not allowed in a source",
        nb="{what} er ikke tillatt i en kilde",
        nn="{what} er ikkje tillate i ei kjelde",
    ),
    Text(en="write the value out in full", nb="skriv verdien helt ut", nn="skriv verdien heilt ut"),
)
DUPLICATE_KEY = Kind(
    "SRC004",
    "duplicate-key",
    Severity.ERROR,
    Text(
        en="key `{key}` stands twice; the first is on line {first}",
        nb="nøkkelen `{key}` står to ganger; den første er på linje {first}",
        nn="nøkkelen `{key}` står to gonger; den første er på linje {first}",
    ),
    Text(en="keep one of them", nb="behold bare én av dem", nn="behald berre éin av dei"),
)
UNKNOWN_KEY = Kind(
    "SRC005",
    "unknown-key",
    Severity.ERROR,
    Text(en="unknown key `{key}`{near}", nb="ukjent nøkkel `{key}`{near}", nn="ukjend nøkkel `{key}`{near}"),
    Text(
        en="known here: {known}",
        nb="kjent her: {known}",
        nn="kjent her: {known}",
    ),
)
MISSING_KEY = Kind(
    "SRC006",
    "missing-key",
    Severity.ERROR,
    Text(en="key `{key}` is missing", nb="nøkkelen `{key}` mangler", nn="nøkkelen `{key}` manglar"),
    Text(
        en="add `{key}:`; `digidot-term schema {schema}` shows the whole format",
        nb="legg til `{key}:`; `digidot-term schema {schema}` viser hele formatet",
        nn="legg til `{key}:`; `digidot-term schema {schema}` viser heile formatet",
    ),
)
WRONG_TYPE = Kind(
    "SRC007",
    "wrong-type",
    Severity.ERROR,
    Text(
        en="`{key}` is {value}, but should be {expected}",
        nb="`{key}` er {value}, men skal være {expected}",
        nn="`{key}` er {value}, men skal vere {expected}",
    ),
    Text(
        en="correct the value; `digidot-term schema {schema}` shows the whole format",
        nb="rett verdien; `digidot-term schema {schema}` viser hele formatet",
        nn="rett verdien; `digidot-term schema {schema}` viser heile formatet",
    ),
)
YAML_TRAP = Kind(
    "SRC008",
    "yaml-trap",
    Severity.ERROR,
    Text(
        en="unquoted `{value}` is read differently by different YAML readers ({why})",
        nb="`{value}` uten anførselstegn leses ulikt av ulike YAML-lesere ({why})",
        nn="`{value}` utan hermeteikn vert lese ulikt av ulike YAML-lesarar ({why})",
    ),
    Text(en='write it as "{value}"', nb='skriv det som "{value}"', nn='skriv det som "{value}"'),
)
STRAY_QUOTE = Kind(
    "SRC009",
    "stray-quote",
    Severity.ERROR,
    Text(
        en="a quotation mark without its pair in `{value}`",
        nb="et anførselstegn uten make i `{value}`",
        nn="eit hermeteikn utan make i `{value}`",
    ),
    Text(
        en="add the missing quotation mark, or put the whole text in the other kind of quotes",
        nb="legg til det manglende anførselstegnet, eller sett hele teksten i den andre typen anførselstegn",
        nn="legg til hermeteiknet som manglar, eller set heile teksten i den andre typen hermeteikn",
    ),
)
UNKNOWN_FORMAT = Kind(
    "SRC010",
    "unknown-source-kind",
    Severity.ERROR,
    Text(
        en="the file does not say what it is: its first key is {key}",
        nb="filen sier ikke hva den er: den første nøkkelen er {key}",
        nn="fila seier ikkje kva ho er: den første nøkkelen er {key}",
    ),
    Text(en="begin with one of: {known}", nb="begynn med en av: {known}", nn="byrj med ein av: {known}"),
)
DUPLICATE_ID = Kind(
    "SRC011",
    "duplicate-id",
    Severity.ERROR,
    Text(
        en="{type} `{id}` is already defined in {first}",
        nb="{type} `{id}` er allerede definert i {first}",
        nn="{type} `{id}` er alt definert i {first}",
    ),
    Text(en="give one of them another id", nb="gi en av dem en annen id", nn="gje ein av dei ein annan id"),
)
NO_PROJECT = Kind(
    "SRC012",
    "no-project",
    Severity.ERROR,
    Text(
        en="no project here: {file} has no [tool.digidot-term] table and there is no digidot.toml",
        nb="ikke noe prosjekt her: {file} har ingen [tool.digidot-term]-tabell, og digidot.toml finnes ikke",
        nn="ikkje noko prosjekt her: {file} har ingen [tool.digidot-term]-tabell, og digidot.toml finst ikkje",
    ),
    Text(
        en="go to the project's folder, or name it: digidot-term -C FOLDER",
        nb="gå til prosjektmappen, eller oppgi den: digidot-term -C MAPPE",
        nn="gå til prosjektmappa, eller oppgi ho: digidot-term -C MAPPE",
    ),
)
BROKEN_TOML = Kind(
    "SRC013",
    "broken-configuration",
    Severity.ERROR,
    Text(en="not valid TOML: {problem}", nb="ugyldig TOML: {problem}", nn="ugyldig TOML: {problem}"),
    Text(en="mend the line", nb="rett linjen", nn="rett linja"),
)
BROKEN_TABLE = Kind(
    "SRC014",
    "broken-table",
    Severity.ERROR,
    Text(en="{problem}", nb="{problem}", nn="{problem}"),
    Text(
        en="a table is tab-separated UTF-8 text; its first line holds the columns {columns}",
        nb="en tabell er tabulatordelt UTF-8-tekst; første linje har kolonnene {columns}",
        nn="ein tabell er tabulatordelt UTF-8-tekst; første linja har kolonnane {columns}",
    ),
)
INCOMPLETE = Kind(
    "SRC016",
    "keys-do-not-fit",
    Severity.ERROR,
    Text(en="`{key}` {needs}", nb="`{key}` {needs}", nn="`{key}` {needs}"),
    Text(
        en="add or take out what does not fit; `digidot-term schema {schema}` shows the whole format",
        nb="legg til eller ta ut det som ikke passer; `digidot-term schema {schema}` viser hele formatet",
        nn="legg til eller ta ut det som ikkje passar; `digidot-term schema {schema}` viser heile formatet",
    ),
)
