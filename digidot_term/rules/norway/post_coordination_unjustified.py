"""NO120: a profile is used with post-coordinated expressions and does not say why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import snomed_codings
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO120",
    "post-coordination-unjustified",
    Severity.INFO,
    Text(
        en="`{code}` is post-coordinated, and {name} does not say why",
        nb="`{code}` er postkoordinert, og {name} sier ikke hvorfor",
        nn="`{code}` er postkoordinert, og {name} seier ikkje kvifor",
    ),
    Text(
        en="justify post-coordination in the profile's English `description` or `purpose`",
        nb="begrunn postkoordinering i profilens engelske `description` eller `purpose`",
        nn="grunngje postkoordinering i den engelske `description` eller `purpose` i profilen",
    ),
)

_EXPRESSION = re.compile(r"[:+{]")
_JUSTIFIED = re.compile(r"post-?co-?ordinat", re.IGNORECASE)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find expressions in examples whose profile does not speak of post-coordination."""
    for written in snomed_codings(compilation):
        if not written.artefact.is_example or not _EXPRESSION.search(written.code):
            continue
        for url in written.artefact.resource["meta"]["profile"]:
            profile = compilation.by_url(url)
            if profile is not None and not _JUSTIFIED.search(_texts(profile)):
                yield Diagnostic.of(KIND, written.place, code=written.code, name=profile.resource["name"])


def _texts(profile: Artefact) -> str:
    model = profile.source.model
    return " ".join(text.en for text in (model.description, model.purpose) if text)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (code system principles)", check)
