"""What the SNOMED CT engine has to say: packages that cannot be read, rows that break RF2, parts that do not fit."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text


def _error(number: int, name: str, message: Text, advice: Text) -> Kind:
    """Make an error of the SCT family."""
    return Kind(f"SCT{number:03}", name, Severity.ERROR, message, advice)


def _warning(number: int, name: str, message: Text, advice: Text) -> Kind:
    """Make a warning of the SCT family."""
    return Kind(f"SCT{number:03}", name, Severity.WARNING, message, advice)


_DOWNLOAD_AGAIN = Text(
    en="download the release again and compare its checksum with the published one",
    nb="last ned utgivelsen på nytt og sammenlign sjekksummen med den publiserte",
    nn="last ned utgjevinga på nytt og samanlikn sjekksummen med den publiserte",
)
_MEND_ROW = Text(
    en="the row is left out; download the release again, or report the row to its publisher",
    nb="raden er utelatt; last ned utgivelsen på nytt, eller meld raden til utgiveren",
    nn="rada er utelaten; last ned utgjevinga på nytt, eller meld rada til utgjevaren",
)

# Packages: the tool cannot go on.

PATH_MISSING = _error(
    1,
    "missing-release",
    Text(
        en="there is no release folder or zip here",
        nb="det finnes ingen utgivelsesmappe eller zip-fil her",
        nn="det finst inga utgjevingsmappe eller zip-fil her",
    ),
    Text(
        en="give the path of an RF2 release; join an extension to its International release as PATH+PATH",
        nb="oppgi stien til en RF2-utgivelse; slå en utvidelse sammen med sin internasjonale utgivelse som STI+STI",
        nn="oppgje stien til ei RF2-utgjeving; slå ei utviding saman med den internasjonale utgjevinga si som STI+STI",
    ),
)
UNREADABLE = _error(
    2,
    "unreadable-release",
    Text(en="cannot be read: {reason}", nb="kan ikke leses: {reason}", nn="kan ikkje lesast: {reason}"),
    Text(
        en="see that the file exists and that you may read it",
        nb="se etter at filen finnes og at du har lesetilgang",
        nn="sjå etter at fila finst og at du har lesetilgang",
    ),
)
NO_RF2_FILES = _error(
    3,
    "no-rf2-files",
    Text(
        en="there are no RF2 files such as sct2_Concept_Snapshot_INT_20250101.txt in here",
        nb="det er ingen RF2-filer som sct2_Concept_Snapshot_INT_20250101.txt her",
        nn="det er ingen RF2-filer som sct2_Concept_Snapshot_INT_20250101.txt her",
    ),
    Text(
        en="give the folder that holds Snapshot/, or the release's own zip",
        nb="oppgi mappen som inneholder Snapshot/, eller selve zip-filen med utgivelsen",
        nn="oppgje mappa som inneheld Snapshot/, eller sjølve zip-fila med utgjevinga",
    ),
)
NO_SNAPSHOT = _error(
    4,
    "no-snapshot",
    Text(
        en="the release has {found} files only; Snapshot files are what is read",
        nb="utgivelsen har bare {found}-filer; det er Snapshot-filer som leses",
        nn="utgjevinga har berre {found}-filer; det er Snapshot-filer som blir lesne",
    ),
    Text(
        en="get the release package that has a Snapshot folder",
        nb="hent utgivelsespakken som har en Snapshot-mappe",
        nn="hent utgjevingspakken som har ei Snapshot-mappe",
    ),
)
EMPTY_PATH = _error(
    5,
    "empty-release-path",
    Text(
        en="one of the paths joined with + is empty",
        nb="en av stiene som er slått sammen med +, er tom",
        nn="ein av stiane som er slått saman med +, er tom",
    ),
    Text(
        en="write PATH or PATH+PATH, the International release first",
        nb="skriv STI eller STI+STI, med den internasjonale utgivelsen først",
        nn="skriv STI eller STI+STI, med den internasjonale utgjevinga først",
    ),
)
NOT_A_ZIP = _error(
    6,
    "not-a-zip",
    Text(
        en="is not a whole zip file: {reason}",
        nb="er ikke en hel zip-fil: {reason}",
        nn="er ikkje ei heil zip-fil: {reason}",
    ),
    _DOWNLOAD_AGAIN,
)
ZIP_DAMAGED = _error(
    7,
    "damaged-zip",
    Text(
        en="cannot be unpacked: {reason}",
        nb="kan ikke pakkes ut: {reason}",
        nn="kan ikkje pakkast ut: {reason}",
    ),
    _DOWNLOAD_AGAIN,
)
ZIP_ENCRYPTED = _error(
    8,
    "encrypted-zip",
    Text(en="is encrypted", nb="er kryptert", nn="er kryptert"),
    Text(
        en="unpack the zip with its password and give the folder instead",
        nb="pakk ut zip-filen med passordet og oppgi mappen i stedet",
        nn="pakk ut zip-fila med passordet og oppgje mappa i staden",
    ),
)
ZIP_ESCAPE = _error(
    9,
    "zip-entry-escapes",
    Text(
        en="the zip has an entry that points outside it: {entry}",
        nb="zip-filen har et innslag som peker ut av den: {entry}",
        nn="zip-fila har eit innslag som peikar ut av henne: {entry}",
    ),
    Text(
        en="no published release has such an entry: do not trust this file, download it from the publisher",
        nb="ingen publisert utgivelse har et slikt innslag: stol ikke på filen, last den ned fra utgiveren",
        nn="inga publisert utgjeving har eit slikt innslag: ikkje lit på fila, last henne ned frå utgjevaren",
    ),
)
ZIP_BOMB = _error(
    10,
    "absurd-zip-ratio",
    Text(
        en="unpacks to {ratio} times its size; release files stay far below {largest}",
        nb="pakkes ut til {ratio} ganger sin størrelse; utgivelsesfiler ligger langt under {largest}",
        nn="blir pakka ut til {ratio} gonger sin storleik; utgjevingsfiler ligg langt under {largest}",
    ),
    Text(
        en="do not trust this file, download it from the publisher",
        nb="stol ikke på filen, last den ned fra utgiveren",
        nn="ikkje lit på fila, last henne ned frå utgjevaren",
    ),
)
ZIP_ENTRY_TOO_LARGE = _error(
    11,
    "zip-entry-too-large",
    Text(
        en="unpacks to {size} bytes; more than {largest} is not read",
        nb="pakkes ut til {size} byte; mer enn {largest} leses ikke",
        nn="blir pakka ut til {size} byte; meir enn {largest} blir ikkje lese",
    ),
    Text(
        en="unpack the release yourself and give the folder instead",
        nb="pakk ut utgivelsen selv og oppgi mappen i stedet",
        nn="pakk ut utgjevinga sjølv og oppgje mappa i staden",
    ),
)
ZIP_TOO_DEEP = _error(
    12,
    "zip-nested-too-deep",
    Text(
        en="lies more than {deepest} zip files deep",
        nb="ligger mer enn {deepest} zip-filer dypt",
        nn="ligg meir enn {deepest} zip-filer djupt",
    ),
    Text(
        en="unpack the outer zip and give the release's own zip",
        nb="pakk ut den ytterste zip-filen og oppgi selve zip-filen med utgivelsen",
        nn="pakk ut den ytste zip-fila og oppgje sjølve zip-fila med utgjevinga",
    ),
)

# Rows that break the format: left out, the others load.

NOT_UTF8 = _error(
    20,
    "row-not-utf8",
    Text(
        en="the row is not UTF-8: byte {byte} at offset {offset} of the row",
        nb="raden er ikke UTF-8: byte {byte} på posisjon {offset} i raden",
        nn="rada er ikkje UTF-8: byte {byte} på posisjon {offset} i rada",
    ),
    _MEND_ROW,
)
NO_HEADER = _error(
    21,
    "missing-rf2-column",
    Text(
        en="the header lacks the column {column}; it has: {found}",
        nb="overskriften mangler kolonnen {column}; den har: {found}",
        nn="overskrifta manglar kolonnen {column}; ho har: {found}",
    ),
    Text(
        en="the file is left out; see that it is the RF2 file its name says",
        nb="filen er utelatt; se etter at den er den RF2-filen navnet sier",
        nn="fila er utelaten; sjå etter at ho er den RF2-fila namnet seier",
    ),
)
COLUMN_COUNT = _error(
    22,
    "wrong-column-count",
    Text(
        en="the row has {found} columns, the header {expected}",
        nb="raden har {found} kolonner, overskriften {expected}",
        nn="rada har {found} kolonnar, overskrifta {expected}",
    ),
    _MEND_ROW,
)
BAD_SCTID = _error(
    23,
    "malformed-sctid",
    Text(
        en="{column} is not an SCTID: {value!r}",
        nb="{column} er ikke en SCTID: {value!r}",
        nn="{column} er ikkje ein SCTID: {value!r}",
    ),
    _MEND_ROW,
)
BAD_CHECK_DIGIT = _error(
    24,
    "wrong-check-digit",
    Text(
        en="{column} {value} has a wrong check digit: {expected} would follow these digits",
        nb="{column} {value} har feil kontrollsiffer: {expected} ville følge disse sifrene",
        nn="{column} {value} har feil kontrollsiffer: {expected} ville følgje desse sifra",
    ),
    _MEND_ROW,
)
WRONG_PARTITION = _error(
    25,
    "wrong-partition",
    Text(
        en="{column} {value} has partition {found}, which is not a {expected}'s",
        nb="{column} {value} har partisjon {found}, som ikke er for {expected}",
        nn="{column} {value} har partisjon {found}, som ikkje er for {expected}",
    ),
    _MEND_ROW,
)
BAD_DATE = _error(
    26,
    "malformed-effective-time",
    Text(
        en="{column} is not a date written YYYYMMDD: {value!r}",
        nb="{column} er ikke en dato skrevet ÅÅÅÅMMDD: {value!r}",
        nn="{column} er ikkje ein dato skriven ÅÅÅÅMMDD: {value!r}",
    ),
    _MEND_ROW,
)
BAD_FLAG = _error(
    27,
    "malformed-active-flag",
    Text(
        en="{column} is neither 0 nor 1: {value!r}",
        nb="{column} er verken 0 eller 1: {value!r}",
        nn="{column} er verken 0 eller 1: {value!r}",
    ),
    _MEND_ROW,
)
BAD_UUID = _error(
    28,
    "malformed-member-id",
    Text(
        en="{column} is not a UUID: {value!r}",
        nb="{column} er ikke en UUID: {value!r}",
        nn="{column} er ikkje ein UUID: {value!r}",
    ),
    _MEND_ROW,
)
BAD_GROUP = _error(
    29,
    "malformed-relationship-group",
    Text(
        en="{column} is not a whole number: {value!r}",
        nb="{column} er ikke et helt tall: {value!r}",
        nn="{column} er ikkje eit heilt tal: {value!r}",
    ),
    _MEND_ROW,
)
BAD_VALUE = _error(
    30,
    "malformed-concrete-value",
    Text(
        en='{column} is neither a #number nor a "text": {value!r}',
        nb='{column} er verken et #tall eller en "tekst": {value!r}',
        nn='{column} er verken eit #tal eller ein "tekst": {value!r}',
    ),
    _MEND_ROW,
)
EMPTY_TERM = _error(
    31,
    "empty-term",
    Text(
        en="{column} is empty: {value!r}",
        nb="{column} er tom: {value!r}",
        nn="{column} er tom: {value!r}",
    ),
    _MEND_ROW,
)
DUPLICATE_ID = _error(
    32,
    "duplicate-snapshot-row",
    Text(
        en="{column} {value} stands already on line {first}; a Snapshot has one row a component",
        nb="{column} {value} står allerede på linje {first}; en Snapshot har én rad per komponent",
        nn="{column} {value} står allereie på linje {first}; ein Snapshot har éi rad per komponent",
    ),
    Text(
        en="the row with the latest effectiveTime is used; report the file to its publisher",
        nb="raden med seneste effectiveTime brukes; meld filen til utgiveren",
        nn="rada med seinaste effectiveTime blir brukt; meld fila til utgjevaren",
    ),
)
MORE_OF_THE_SAME = _error(
    33,
    "more-of-the-same",
    Text(
        en="{count} more of {id} in this file",
        nb="{count} til av {id} i denne filen",
        nn="{count} til av {id} i denne fila",
    ),
    Text(
        en="mend what the first ones say, then run again",
        nb="rett det de første sier, og kjør på nytt",
        nn="rett det dei første seier, og køyr på nytt",
    ),
)

# Rows that are well formed but do not fit together.

DANGLING = _error(
    40,
    "dangling-reference",
    Text(
        en="{column} {value} is in no loaded package",
        nb="{column} {value} finnes ikke i noen lastet pakke",
        nn="{column} {value} finst ikkje i nokon lasta pakke",
    ),
    Text(
        en="the row is left out; load the release that has {value} as well",
        nb="raden er utelatt; last også utgivelsen som har {value}",
        nn="rada er utelaten; last også utgjevinga som har {value}",
    ),
)
DANGLING_MEMBER = _warning(
    41,
    "dangling-refset-member",
    Text(
        en="{column} {value} is in no loaded package",
        nb="{column} {value} finnes ikke i noen lastet pakke",
        nn="{column} {value} finst ikkje i nokon lasta pakke",
    ),
    Text(
        en="the member stays; load the release that has {value} as well",
        nb="medlemmet blir stående; last også utgivelsen som har {value}",
        nn="medlemen blir ståande; last også utgjevinga som har {value}",
    ),
)
IS_A_CYCLE = _error(
    42,
    "is-a-cycle",
    Text(
        en="these concepts are above each other: {cycle}",
        nb="disse begrepene står over hverandre: {cycle}",
        nn="desse omgrepa står over kvarandre: {cycle}",
    ),
    Text(
        en="one of the is-a relationships is wrong; report the release to its publisher",
        nb="en av er-en-relasjonene er feil; meld utgivelsen til utgiveren",
        nn="ein av er-ein-relasjonane er feil; meld utgjevinga til utgjevaren",
    ),
)
NO_CONCEPTS = _error(
    43,
    "edition-without-concepts",
    Text(
        en="no concept could be read from: {packages}",
        nb="ingen begreper kunne leses fra: {packages}",
        nn="ingen omgrep kunne lesast frå: {packages}",
    ),
    Text(
        en="load a release that has a concept file, such as the International one",
        nb="last en utgivelse som har en begrepsfil, for eksempel den internasjonale",
        nn="last ei utgjeving som har ei omgrepsfil, til dømes den internasjonale",
    ),
)
DEPENDENCY_MISSING = _error(
    44,
    "missing-module-dependency",
    Text(
        en="module {source} of {source_date} builds on module {target} of {target_date}, which is not loaded",
        nb="modul {source} av {source_date} bygger på modul {target} av {target_date}, som ikke er lastet",
        nn="modul {source} av {source_date} byggjer på modul {target} av {target_date}, som ikkje er lasta",
    ),
    Text(
        en="load {release} of {target_date} too: give both packages as PATH+PATH",
        nb="last også {release} av {target_date}: oppgi begge pakkene som STI+STI",
        nn="last også {release} av {target_date}: oppgje begge pakkane som STI+STI",
    ),
)
DEPENDENCY_DATE = _error(
    45,
    "wrong-module-date",
    Text(
        en="module {source} of {source_date} builds on module {target} of {target_date}, but {found} is loaded",
        nb="modul {source} av {source_date} bygger på modul {target} av {target_date}, men {found} er lastet",
        nn="modul {source} av {source_date} byggjer på modul {target} av {target_date}, men {found} er lasta",
    ),
    Text(
        en="load {release} of {target_date} instead",
        nb="last {release} av {target_date} i stedet",
        nn="last {release} av {target_date} i staden",
    ),
)
