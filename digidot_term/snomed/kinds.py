"""What there is to say about rows and packages that do not fit together: SCT040 to SCT099."""

from __future__ import annotations

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import Text


def _error(number: int, name: str, message: Text, advice: Text) -> Kind:
    """Make an error of the SCT family."""
    return Kind(f"SCT{number:03}", name, Severity.ERROR, message, advice)


def _warning(number: int, name: str, message: Text, advice: Text) -> Kind:
    """Make a warning of the SCT family."""
    return Kind(f"SCT{number:03}", name, Severity.WARNING, message, advice)


MORE_OF_THE_SAME = _warning(
    46,
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
OUTSIDE_EDITION = _warning(
    41,
    "reference-outside-edition",
    Text(
        en="{column} {value} is in no loaded package",
        nb="{column} {value} finnes ikke i noen lastet pakke",
        nn="{column} {value} finst ikkje i nokon lasta pakke",
    ),
    Text(
        en="the row stays; load the release that has {value} as well",
        nb="raden blir stående; last også utgivelsen som har {value}",
        nn="rada blir ståande; last også utgjevinga som har {value}",
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
        en="the {count} is-a relationships between them are left out; report the release to its publisher",
        nb="de {count} er-en-relasjonene mellom dem er utelatt; meld utgivelsen til utgiveren",
        nn="dei {count} er-ein-relasjonane mellom dei er utelatne; meld utgjevinga til utgjevaren",
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
TOO_MANY_GROUPS = _error(
    47,
    "too-many-role-groups",
    Text(
        en="a concept has more than {limit} role groups and ungrouped attributes",
        nb="et begrep har flere enn {limit} rollegrupper og ugrupperte attributter",
        nn="eit omgrep har fleire enn {limit} rollegrupper og ugrupperte attributt",
    ),
    Text(
        en="the release cannot be indexed; report it to its publisher",
        nb="utgivelsen kan ikke indekseres; meld den til utgiveren",
        nn="utgjevinga kan ikkje indekserast; meld henne til utgjevaren",
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
