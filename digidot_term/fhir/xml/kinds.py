"""What can be wrong with FHIR XML, read or to be written (FHIR200-FHIR229)."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text

BROKEN_XML = Kind(
    "FHIR200",
    "broken-xml",
    Severity.ERROR,
    Text(en="not well-formed XML: {why}", nb="ikke velformet XML: {why}", nn="ikkje velforma XML: {why}"),
    Text(
        en="mend the file there or just before; a missing end tag or quotation mark is the usual cause",
        nb="rett filen der eller like før; vanlig årsak er en manglende slutt-tagg eller et anførselstegn",
        nn="rett fila der eller like før; vanleg årsak er ein manglande slutt-tagg eller eit hermeteikn",
    ),
)
DOCUMENT_TYPE = Kind(
    "FHIR201",
    "xml-document-type",
    Severity.ERROR,
    Text(
        en="the document has a document type declaration (<!DOCTYPE), which FHIR does not allow",
        nb="dokumentet har en dokumenttypedeklarasjon (<!DOCTYPE), som FHIR ikke tillater",
        nn="dokumentet har ein dokumenttypedeklarasjon (<!DOCTYPE), som FHIR ikkje tillèt",
    ),
    Text(
        en="take it out, and write what its entities stand for in their places",
        nb="ta den ut, og skriv det entitetene står for, der de står",
        nn="ta han ut, og skriv det entitetane står for, der dei står",
    ),
)
UNDEFINED_ENTITY = Kind(
    "FHIR202",
    "undefined-xml-entity",
    Severity.ERROR,
    Text(
        en="XML itself has no such entity: {why}",
        nb="XML selv har ingen slik entitet: {why}",
        nn="XML sjølv har ingen slik entitet: {why}",
    ),
    Text(
        en="write the character itself, or its number: `&#160;` for `&nbsp;`",
        nb="skriv selve tegnet, eller nummeret: `&#160;` for `&nbsp;`",
        nn="skriv sjølve teiknet, eller nummeret: `&#160;` for `&nbsp;`",
    ),
)
NOT_UTF_8 = Kind(
    "FHIR203",
    "xml-not-utf-8",
    Severity.ERROR,
    Text(
        en="FHIR XML is always UTF-8, and this is not: {encoding}",
        nb="FHIR-XML er alltid UTF-8, og dette er det ikke: {encoding}",
        nn="FHIR-XML er alltid UTF-8, og dette er det ikkje: {encoding}",
    ),
    Text(
        en="save the file as UTF-8, and say so in its first line or leave the encoding out",
        nb="lagre filen som UTF-8, og si det i den første linjen eller utelat tegnkodingen",
        nn="lagre fila som UTF-8, og sei det i den fyrste linja eller utelat teiknkodinga",
    ),
)
TOO_LARGE = Kind(
    "FHIR204",
    "xml-too-large",
    Severity.ERROR,
    Text(
        en="more than 256 MiB, 256 elements in each other or ten million characters in one text",
        nb="mer enn 256 MiB, 256 elementer i hverandre eller ti millioner tegn i én tekst",
        nn="meir enn 256 MiB, 256 element i kvarandre eller ti millionar teikn i éin tekst",
    ),
    Text(
        en="no FHIR resource is like that; split it",
        nb="ingen FHIR-ressurs er slik; del den opp",
        nn="ingen FHIR-ressurs er slik; del han opp",
    ),
)
NOT_A_RESOURCE = Kind(
    "FHIR205",
    "not-a-fhir-resource",
    Severity.ERROR,
    Text(
        en="`{element}` is no resource of this version of FHIR",
        nb="`{element}` er ingen ressurs i denne versjonen av FHIR",
        nn="`{element}` er ingen ressurs i denne versjonen av FHIR",
    ),
    Text(
        en="a resource stands here, such as `Patient`",
        nb="her skal det stå en ressurs, for eksempel `Patient`",
        nn="her skal det stå ein ressurs, til dømes `Patient`",
    ),
)
WRONG_NAMESPACE = Kind(
    "FHIR206",
    "wrong-xml-namespace",
    Severity.ERROR,
    Text(
        en="`{element}` is in the namespace `{namespace}`, not in `{expected}`",
        nb="`{element}` er i navnerommet `{namespace}`, ikke i `{expected}`",
        nn="`{element}` er i namnerommet `{namespace}`, ikkje i `{expected}`",
    ),
    Text(
        en='write `xmlns="http://hl7.org/fhir"` in the root, and `xmlns="http://www.w3.org/1999/xhtml"` in a narrative',
        nb='skriv `xmlns="http://hl7.org/fhir"` i roten, og `xmlns="http://www.w3.org/1999/xhtml"` i lesbar tekst',
        nn='skriv `xmlns="http://hl7.org/fhir"` i rota, og `xmlns="http://www.w3.org/1999/xhtml"` i lesbar tekst',
    ),
)
UNKNOWN_ELEMENT = Kind(
    "FHIR207",
    "unknown-xml-element",
    Severity.ERROR,
    Text(
        en="`{parent}` has no element `{element}`{near}",
        nb="`{parent}` har ikke noe element `{element}`{near}",
        nn="`{parent}` har ikkje noko element `{element}`{near}",
    ),
    Text(
        en="correct the name, or say it with an extension",
        nb="rett navnet, eller bruk en utvidelse",
        nn="rett namnet, eller bruk ei utviding",
    ),
)
UNKNOWN_ATTRIBUTE = Kind(
    "FHIR208",
    "unknown-xml-attribute",
    Severity.ERROR,
    Text(
        en="`{element}` has no attribute `{attribute}`{near}",
        nb="`{element}` har ikke noe attributt `{attribute}`{near}",
        nn="`{element}` har ikkje noko attributt `{attribute}`{near}",
    ),
    Text(
        en="take it out; all but `value`, `id` and the `url` of an extension are elements of their own",
        nb="ta det ut; alt annet enn `value`, `id` og `url` i en utvidelse er egne elementer",
        nn="ta det ut; alt anna enn `value`, `id` og `url` i ei utviding er eigne element",
    ),
)
STRAY_TEXT = Kind(
    "FHIR209",
    "stray-xml-text",
    Severity.ERROR,
    Text(
        en="the text `{text}` stands in `{element}`, where no text may be",
        nb="teksten `{text}` står i `{element}`, der det ikke kan stå tekst",
        nn="teksten `{text}` står i `{element}`, der det ikkje kan stå tekst",
    ),
    Text(
        en='write values as attributes: `<status value="active"/>`',
        nb='skriv verdier som attributter: `<status value="active"/>`',
        nn='skriv verdiar som attributt: `<status value="active"/>`',
    ),
)
REPEATED_ELEMENT = Kind(
    "FHIR210",
    "repeated-xml-element",
    Severity.ERROR,
    Text(
        en="`{element}` comes on top of `{first}`, and `{parent}` has one at most",
        nb="`{element}` kommer i tillegg til `{first}`, og `{parent}` har høyst én",
        nn="`{element}` kjem i tillegg til `{first}`, og `{parent}` har høgst éin",
    ),
    Text(en="keep one of them", nb="behold bare én av dem", nn="behald berre éin av dei"),
)
OUT_OF_ORDER = Kind(
    "FHIR211",
    "xml-element-out-of-order",
    Severity.ERROR,
    Text(
        en="`{element}` comes after `{before}`; in `{parent}` it stands before it",
        nb="`{element}` kommer etter `{before}`; i `{parent}` står det foran",
        nn="`{element}` kjem etter `{before}`; i `{parent}` står det framføre",
    ),
    Text(
        en="move it; elements stand in the order of the specification, and equal ones together",
        nb="flytt det; elementer står i spesifikasjonens rekkefølge, og like elementer samlet",
        nn="flytt det; element står i rekkjefølgja til spesifikasjonen, og like element samla",
    ),
)
WRONG_VALUE = Kind(
    "FHIR212",
    "wrong-xml-value",
    Severity.ERROR,
    Text(
        en="`{value}` in `{element}` is no value of the type {type}",
        nb="`{value}` i `{element}` er ingen verdi av typen {type}",
        nn="`{value}` i `{element}` er ingen verdi av typen {type}",
    ),
    Text(
        en="truth values are `true` and `false`, numbers have digits and a point: `1.10`",
        nb="sannhetsverdier er `true` og `false`, tall har sifre og punktum: `1.10`",
        nn="sanningsverdiar er `true` og `false`, tal har siffer og punktum: `1.10`",
    ),
)
NOTHING_INSIDE = Kind(
    "FHIR213",
    "empty-xml-element",
    Severity.ERROR,
    Text(
        en="`{element}` is empty",
        nb="`{element}` er tomt",
        nn="`{element}` er tomt",
    ),
    Text(
        en="give it a value or content, or take it out",
        nb="gi det en verdi eller et innhold, eller ta det ut",
        nn="gje det ein verdi eller eit innhald, eller ta det ut",
    ),
)
NOT_ONE_RESOURCE = Kind(
    "FHIR214",
    "not-one-resource",
    Severity.ERROR,
    Text(
        en="`{element}` holds {count} resources, and holds just one",
        nb="`{element}` inneholder {count} ressurser, og skal ha akkurat én",
        nn="`{element}` inneheld {count} ressursar, og skal ha nett éin",
    ),
    Text(
        en="write an element `{element}` for each resource",
        nb="skriv et element `{element}` for hver ressurs",
        nn="skriv eit element `{element}` for kvar ressurs",
    ),
)
BROKEN_NARRATIVE = Kind(
    "FHIR215",
    "broken-narrative",
    Severity.ERROR,
    Text(
        en="the narrative in `{element}` is not an XHTML `div`: {why}",
        nb="den lesbare teksten i `{element}` er ikke en `div` i XHTML: {why}",
        nn="den lesbare teksten i `{element}` er ikkje ein `div` i XHTML: {why}",
    ),
    Text(
        en='write it as `<div xmlns="http://www.w3.org/1999/xhtml">...</div>`, well-formed, with `&#160;` for `&nbsp;`',
        nb='skriv `<div xmlns="http://www.w3.org/1999/xhtml">...</div>`, velformet, med `&#160;` for `&nbsp;`',
        nn='skriv `<div xmlns="http://www.w3.org/1999/xhtml">...</div>`, velforma, med `&#160;` for `&nbsp;`',
    ),
)
UNWRITABLE_ELEMENT = Kind(
    "FHIR220",
    "element-unknown-to-xml",
    Severity.ERROR,
    Text(
        en="`{element}` is no element of FHIR and cannot be written as XML{near}",
        nb="`{element}` er ikke noe element i FHIR og kan ikke skrives som XML{near}",
        nn="`{element}` er ikkje noko element i FHIR og kan ikkje skrivast som XML{near}",
    ),
    Text(
        en="correct the name, or say it with an extension",
        nb="rett navnet, eller bruk en utvidelse",
        nn="rett namnet, eller bruk ei utviding",
    ),
)
UNWRITABLE_VALUE = Kind(
    "FHIR221",
    "value-unfit-for-xml",
    Severity.ERROR,
    Text(
        en="`{element}` is {found}, where {expected} should be",
        nb="`{element}` er {found}, der det skulle stått {expected}",
        nn="`{element}` er {found}, der det skulle ha stått {expected}",
    ),
    Text(
        en="correct the value in the resource",
        nb="rett verdien i ressursen",
        nn="rett verdien i ressursen",
    ),
)
UNWRITABLE_CHARACTER = Kind(
    "FHIR222",
    "character-unfit-for-xml",
    Severity.ERROR,
    Text(
        en="`{element}` has the character U+{code}, which no XML document can hold",
        nb="`{element}` har tegnet U+{code}, som ikke kan stå i noe XML-dokument",
        nn="`{element}` har teiknet U+{code}, som ikkje kan stå i noko XML-dokument",
    ),
    Text(
        en="take the character out of the source",
        nb="ta tegnet ut av kilden",
        nn="ta teiknet ut av kjelda",
    ),
)
