"""NO119: the code of a condition is bound to concepts that bring their own context."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.terminology import expanded
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

KIND = Kind(
    "NO119",
    "pre-coordinated-context",
    Severity.INFO,
    Text(
        en="{valueset} holds {count} concepts with context, such as {code} |{term}|",
        nb="{valueset} har {count} begreper med kontekst, for eksempel {code} |{term}|",
        nn="{valueset} har {count} omgrep med kontekst, til dømes {code} |{term}|",
    ),
    Text(
        en="exclude `<< 243796009 |Situation with explicit context|`: certainty and time have elements of their own",
        nb="utelat `<< 243796009 |Situation with explicit context|`: sikkerhet og tid har egne elementer",
        nn="utelat `<< 243796009 |Situation with explicit context|`: visse og tid har eigne element",
    ),
)

SITUATION = 243796009
_PATHS = frozenset({"Condition.code", "Condition.code.coding"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look through the value sets that profiles of Condition bind `code` to."""
    edition = compilation.edition
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            url = element.get("binding", {}).get("valueSet", "")
            valueset = compilation.definitions.value_set(url) if element["path"] in _PATHS and url else None
            codes = [int(code) for system, code in sorted(expanded(valueset or {})) if system == SNOMED]
            found = [code for code in codes if edition.subsumes(SITUATION, code)]
            if found:
                values = {"valueset": url, "count": len(found), "code": found[0], "term": edition.term(found[0])}
                yield Diagnostic.of(KIND, place_of(artefact, element, "bind", "valueset"), **values)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (code system principles)", check)
