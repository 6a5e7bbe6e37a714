"""SCT103: an example or a fixed value has a SNOMED CT code that is mistyped, unknown or inactive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import snomed_codings
from digidot_term.rules.rule import Rule
from digidot_term.snomed.identifiers import is_sctid

KIND = Kind(
    "SCT103",
    "unusable-snomed-code",
    Severity.ERROR,
    Text(
        en="{sctid} in `{code}` is not an active concept of {edition}",
        nb="{sctid} i `{code}` er ikke et aktivt begrep i {edition}",
        nn="{sctid} i `{code}` er ikkje eit aktivt omgrep i {edition}",
    ),
    Text(
        en="correct the digits; what replaces an inactive concept is shown by `digidot-term concept show {sctid}`",
        nb="rett sifrene; hva som erstatter et inaktivt begrep, vises med `digidot-term concept show {sctid}`",
        nn="rett siffera; kva som erstattar eit inaktivt omgrep, blir vist med `digidot-term concept show {sctid}`",
    ),
)

_TERM = re.compile(r"\|[^|]*\|")
_CONCRETE = re.compile(r"#[-+]?[0-9.]+|\"[^\"]*\"")
_NUMBER = re.compile(r"(?<![\w.])[0-9]+(?![\w.])")


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look every concept id of a code up, those inside a post-coordinated expression too."""
    edition = compilation.edition
    for written in snomed_codings(compilation):
        ids = _NUMBER.findall(_CONCRETE.sub("", _TERM.sub("", written.code))) or [written.code]
        for text in dict.fromkeys(ids):
            if not is_sctid(text) or int(text) not in edition.active_ids:
                values = {"code": written.code, "sctid": text, "edition": edition.version_uri}
                yield Diagnostic.of(KIND, written.place, **values)


RULE = Rule(KIND, "snomed", "HL7 validator (INACTIVE_CONCEPT_FOUND)", check)
