"""NO109: a profile changes an element without saying how or why."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

KIND = Kind(
    "NO109",
    "change-without-rationale",
    Severity.WARNING,
    Text(
        en="`{element}` is changed ({changes}) without a word on why",
        nb="`{element}` er endret ({changes}) uten et ord om hvorfor",
        nn="`{element}` er endra ({changes}) utan eit ord om kvifor",
    ),
    Text(
        en="add `why`, or `short`, `definition`, `comment` or `requirements`",
        nb="legg til `why`, eller `short`, `definition`, `comment` eller `requirements`",
        nn="legg til `why`, eller `short`, `definition`, `comment` eller `requirements`",
    ),
)

_TEXTS = ("short", "definition", "comment", "requirements")
_NO_CHANGE = frozenset({"id", "path", "sliceName", "mapping", "example", "alias", "constraint", *_TEXTS})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find written elements that change the base and carry no text; a cardinality that follows from slices is none."""
    for artefact in structures(compilation, "profile", "datatype", "extension"):
        for element in written_elements(artefact):
            path = artefact.path_of(str(element["id"]))
            same = _NO_CHANGE if (*path, "card") in artefact.source.document.values else _NO_CHANGE | {"min", "max"}
            changes = [key for key in element if key not in same and not key.startswith("_")]
            if changes and not any(key in element for key in _TEXTS):
                place = place_of(artefact, element)
                yield Diagnostic.of(KIND, place, element=element["id"], changes=", ".join(changes))


RULE = Rule(KIND, "no", "HL7 Norway best-practice (checklists)", check)
