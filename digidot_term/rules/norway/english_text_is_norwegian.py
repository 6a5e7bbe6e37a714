"""NO107: a text that should be English is Norwegian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.values import texts_in
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile

KIND = Kind(
    "NO107",
    "english-text-is-norwegian",
    Severity.WARNING,
    Text(
        en="the English text is Norwegian: `{text}`",
        nb="den engelske teksten er norsk: `{text}`",
        nn="den engelske teksten er norsk: `{text}`",
    ),
    Text(
        en="translate it; the Norwegian text belongs under `nb` or `nn`",
        nb="oversett den; den norske teksten hører hjemme under `nb` eller `nn`",
        nn="omset han; den norske teksten høyrer heime under `nb` eller `nn`",
    ),
)

_WORD = re.compile(r"\w+")
_NORWEGIAN = frozenset(
    {"og", "som", "ikke", "ikkje", "på", "av", "eller", "ved", "fra", "frå", "også", "skal", "blir", "ein"}
)
_ENOUGH = 2
_LONGEST = 60
_PLAIN = frozenset({"short", "definition", "comment", "requirements", "why"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look for Norwegian small words in the English texts of sources and their elements."""
    for artefact in compilation.artefacts:
        for key, text in _english(artefact.source):
            words = {word.lower() for word in _WORD.findall(text)}
            if len(words & _NORWEGIAN) >= _ENOUGH:
                shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
                yield Diagnostic.of(KIND, artefact.source.document.place(key), text=shown)


def _english(file: SourceFile) -> Iterator[tuple[KeyPath, str]]:
    """Yield the texts under a key `en`, and the plain texts of elements."""
    for path, text in texts_in(file.document.data):
        if path[-1:] == ("en",) or (path[:1] == ("elements",) and path[-1] in _PLAIN):
            yield path, text


RULE = Rule(KIND, "no", "HL7 Norway best-practice (language)", check)
