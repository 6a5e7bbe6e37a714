"""An expression for a list of codes, and how it differs from them: text, JSON, Markdown, or YAML for a value set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from digidot_term.ecl import Covering, Ids, render
from digidot_term.ecl.rewriting import length_of
from digidot_term.language import Language, Text, reading_order
from digidot_term.report.concepts.listing import render_concepts
from digidot_term.report.naming import Namer, namer
from digidot_term.report.wrapping import WIDTH
from digidot_term.snomed.edition import Edition

FORMATS = ("text", "json", "markdown", "yaml")

_EXACT = Text(
    en="Codes: {codes}, all found and nothing else.",
    nb="Koder: {codes}, alle funnet og ikke noe annet.",
    nn="Kodar: {codes}, alle funne og ikkje noko anna.",
)
_INEXACT = Text(
    en="Codes: {codes}, of them missing: {missing}; found besides: {extra}.",
    nb="Koder: {codes}, av dem mangler: {missing}; funnet i tillegg: {extra}.",
    nn="Kodar: {codes}, av dei manglar: {missing}; funne i tillegg: {extra}.",
)
_LEFT_OUT = Text(
    en="Left out, unknown or inactive: {count}.",
    nb="Utelatt, ukjente eller inaktive: {count}.",
    nn="Utelatne, ukjende eller inaktive: {count}.",
)
_OUT_OF_BOUNDS = Text(
    en="Nothing was found within the bounds; this is the nearest.",
    nb="Fant ikke noe innenfor grensene; dette er det nærmeste.",
    nn="Fann ikkje noko innanfor grensene; dette er det nærmaste.",
)
_SIZE = Text(
    en="Clauses: {clauses}, length: {length}, in {edition}.",
    nb="Ledd: {clauses}, lengde: {length}, i {edition}.",
    nn="Ledd: {clauses}, lengd: {length}, i {edition}.",
)
_MISSING = Text(en="Missing", nb="Mangler", nn="Manglar")
_EXTRA = Text(en="Found besides", nb="Funnet i tillegg", nn="Funne i tillegg")


def render_covering(covering: Covering, edition: Edition, left_out: int, layout: str, language: Language) -> str:
    """Return a covering in one of `FORMATS`; terms are those a reader of `language` knows."""
    page = _Page(covering, edition, left_out, language)
    if layout == "json":
        return json.dumps(page.data(), ensure_ascii=False, indent=2) + "\n"
    lines = {"text": page.text, "markdown": page.markdown, "yaml": page.yaml}[layout]()
    return "".join(f"{line}\n" for line in lines)


class _Page:
    """A covering, and how its reader knows concepts."""

    def __init__(self, covering: Covering, edition: Edition, left_out: int, language: Language) -> None:
        self.covering, self.edition, self.left_out, self.language = covering, edition, left_out, language
        self.named: Namer = namer(edition, language)

    def text(self) -> Iterator[str]:
        """Yield the lines for a terminal: the expression in front, to be copied."""
        yield from self._expression(WIDTH)
        yield ""
        yield from self._said()
        for heading, ids in self._wrong():
            yield from ("", f"{heading}:", "")
            yield from (f"  {line}" for line in self._listed(ids, "text"))

    def markdown(self) -> Iterator[str]:
        """Yield the lines of a Markdown text."""
        yield "```"
        yield from self._expression(WIDTH)
        yield from ("```", "")
        yield " ".join(self._said())
        for heading, ids in self._wrong():
            yield from ("", f"## {heading}", "")
            yield from self._listed(ids, "markdown")

    def yaml(self) -> Iterator[str]:
        """Yield what can stand in the YAML of a value set; what is wrong stands in comments above it."""
        yield from (f"# {line}" for line in self._said())
        for heading, ids in self._wrong():
            yield from (f"# {heading}: {self.named(sctid).piped}" for sctid in sorted(ids))
        yield from ("include:", "  - ecl: |-")
        yield from (f"      {line}" for line in self._expression(WIDTH - 6))

    def data(self) -> dict[str, Any]:
        """Return the data for JSON."""
        covering, length = self.covering, length_of(self.covering.expression)
        return {
            "expression": render(covering.expression),
            "with_terms": "\n".join(self._expression(WIDTH)),
            "edition": self.edition.version_uri,
            "codes": len(covering.codes),
            "left_out": self.left_out,
            "exact": covering.is_exact,
            "within_bounds": covering.within_bounds,
            "clauses": covering.clauses,
            "length": {"weight": length.weight, "characters": length.characters},
            "missing": [self.named(sctid).as_data() for sctid in sorted(covering.missing)],
            "extra": [self.named(sctid).as_data() for sctid in sorted(covering.extra)],
        }

    def _expression(self, width: int) -> list[str]:
        languages = reading_order(self.language)
        term_of = lambda sctid: self.edition.term(sctid, languages)  # noqa: E731 - one line says it
        return render(self.covering.expression, term_of=term_of, width=width).split("\n")

    def _said(self) -> Iterator[str]:
        """Yield in words how the expression fits the codes."""
        covering = self.covering
        text = _EXACT if covering.is_exact else _INEXACT
        counts = {"codes": len(covering.codes), "missing": len(covering.missing), "extra": len(covering.extra)}
        yield text.render(self.language, **counts)
        if self.left_out:
            yield _LEFT_OUT.render(self.language, count=self.left_out)
        if not covering.within_bounds:
            yield _OUT_OF_BOUNDS.render(self.language)
        length = length_of(covering.expression).weight
        yield _SIZE.render(self.language, clauses=covering.clauses, length=length, edition=self.edition.version_uri)

    def _wrong(self) -> list[tuple[str, Ids]]:
        wrong = [(_MISSING, self.covering.missing), (_EXTRA, self.covering.extra)]
        return [(heading.render(self.language), ids) for heading, ids in wrong if ids]

    def _listed(self, ids: Ids, layout: str) -> list[str]:
        return "".join(render_concepts(self.edition, sorted(ids), layout, self.language)).splitlines()
