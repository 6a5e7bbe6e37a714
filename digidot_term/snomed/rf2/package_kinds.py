"""What there is to say about a release package that cannot be read: SCT001 to SCT019, and the tool cannot go on."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text


def _error(number: int, name: str, message: Text, advice: Text) -> Kind:
    """Make an error of the SCT family."""
    return Kind(f"SCT{number:03}", name, Severity.ERROR, message, advice)


_DOWNLOAD_AGAIN = Text(
    en="download the release again and compare its checksum with the published one",
    nb="last ned utgivelsen på nytt og sammenlign sjekksummen med den publiserte",
    nn="last ned utgjevinga på nytt og samanlikn sjekksummen med den publiserte",
)
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
NO_FULL = _error(
    4,
    "no-full-files",
    Text(
        en="the release has {found} files only; an edition as of {date} is made of Full files",
        nb="utgivelsen har bare {found}-filer; en utgave per {date} lages av Full-filer",
        nn="utgjevinga har berre {found}-filer; ei utgåve per {date} blir laga av Full-filer",
    ),
    Text(
        en="get the release package that has a Full folder, or leave out --as-of",
        nb="hent utgivelsespakken som har en Full-mappe, eller utelat --as-of",
        nn="hent utgjevingspakken som har ei Full-mappe, eller utelat --as-of",
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
