"""A shorter expression with its steps in words, as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from digidot_term.diagnostics.shortened import shortened
from digidot_term.ecl import Expression, concept_references, render
from digidot_term.ecl.printer import TermOf
from digidot_term.ecl.rewriting import Stage, Step, Suggestion
from digidot_term.ecl.rewriting.measure import render_alone
from digidot_term.language import Language, Text, reading_order
from digidot_term.report.wrapping import WIDTH, wrapped
from digidot_term.snomed.edition import Edition

FORMATS = ("text", "json", "markdown")

_BY_LAW = Text(
    en="By the laws of the language, the same in every edition",
    nb="Etter språkets regler, likt i alle utgaver",
    nn="Etter reglane i språket, likt i alle utgåver",
)
_IN_EDITION = Text(
    en="In this edition only; a later release may differ",
    nb="Bare i denne utgaven; en senere kan være annerledes",
    nn="Berre i denne utgåva; ei seinare kan vere annleis",
)
_NOTHING = Text(
    en="No shorter expression was found.",
    nb="Fant ikke noe kortere uttrykk.",
    nn="Fann ikkje noko kortare uttrykk.",
)
_BEWARE = Text(en="beware: {what}", nb="pass på: {what}", nn="pass på: {what}")
_MORE = Text(en="and {count} more", nb="og {count} til", nn="og {count} til")
_LENGTH = Text(
    en="Length {after}, before {before}.",
    nb="Lengde {after}, før {before}.",
    nn="Lengd {after}, før {before}.",
)
_SAME = Text(
    en="{count} concepts before and after, in {edition}.",
    nb="{count} begreper før og etter, i {edition}.",
    nn="{count} omgrep før og etter, i {edition}.",
)
_NOT_ASKED = Text(
    en="Evaluated in no edition.",
    nb="Ikke evaluert i noen utgave.",
    nn="Ikkje evaluert i noka utgåve.",
)
_MOST_PARTS = 8
_LONGEST_PART = 200


def render_suggestion(suggestion: Suggestion, edition: Edition | None, layout: str, language: Language) -> str:
    """Return a suggestion in one of `FORMATS`; terms are those a reader of `language` knows."""
    page = _Page(suggestion, edition, layout, language)
    if layout == "json":
        return json.dumps(page.data(), ensure_ascii=False, indent=2) + "\n"
    lines = page.markdown() if layout == "markdown" else page.text()
    return "".join(f"{line}\n" for line in lines)


class _Page:
    """A suggestion, and how its reader knows concepts and words."""

    def __init__(self, suggestion: Suggestion, edition: Edition | None, layout: str, language: Language) -> None:
        self.suggestion, self.edition, self.layout, self.language = suggestion, edition, layout, language
        self.term_of = _terms(suggestion, edition, language)

    def text(self) -> Iterator[str]:
        """Yield the lines for a terminal."""
        for heading, stage in self._stages():
            yield f"{heading.render(self.language)}:"
            yield ""
            yield from (f"  {line}" for line in self._lines(stage.expression))
            yield ""
            for number, step in enumerate(_together(stage.steps), start=1):
                yield from self._step_lines(step, f"{number:3}. ")
            yield ""
        yield self._ending()

    def markdown(self) -> Iterator[str]:
        """Yield the lines of a Markdown text."""
        for heading, stage in self._stages():
            yield from (f"## {heading.render(self.language)}", "", "```")
            yield from self._lines(stage.expression)
            yield from ("```", "")
            for number, step in enumerate(_together(stage.steps), start=1):
                yield f"{number}. {self._said(step)}"
                if step.reason.guards:
                    yield f"   - {self._warning(step)}"
            yield ""
        yield self._ending()

    def data(self) -> dict[str, Any]:
        """Return the data for JSON."""
        suggestion = self.suggestion
        return {
            "expression": render(suggestion.original),
            "length": _length(Stage(suggestion.original, ())),
            "suggestion": render(suggestion.expression),
            "with_terms": render(suggestion.expression, term_of=self.term_of),
            "edition": self.edition.version_uri if self.edition else None,
            "count": suggestion.count,
            "by_law": self._stage_data(suggestion.by_law),
            "in_edition": self._stage_data(suggestion.in_edition),
        }

    def _lines(self, expression: Expression) -> list[str]:
        return render(expression, term_of=self.term_of, width=WIDTH).split("\n")

    def _stages(self) -> list[tuple[Text, Stage]]:
        stages = [(_BY_LAW, self.suggestion.by_law), (_IN_EDITION, self.suggestion.in_edition)]
        return [(heading, stage) for heading, stage in stages if stage.steps]

    def _stage_data(self, stage: Stage) -> dict[str, Any]:
        steps = [self._step_data(step) for step in stage.steps]
        return {"expression": render(stage.expression), "length": _length(stage), "steps": steps}

    def _step_data(self, step: Step) -> dict[str, Any]:
        guards = step.reason.guards
        return {
            "name": step.reason.name,
            "kind": step.reason.kind,
            "reason": self._said(step),
            "beware": guards.render(self.language) if guards else None,
            "before": render_alone(step.before),
            "after": render_alone(step.after),
        }

    def _step_lines(self, step: Step, first: str) -> Iterator[str]:
        yield from wrapped(self._said(step), first)
        if step.reason.guards:
            yield from wrapped(self._warning(step), " " * len(first))

    def _said(self, step: Step) -> str:
        return step.reason.text.render(self.language, parts=self._parts(step))

    def _warning(self, step: Step) -> str:
        what = step.reason.guards.render(self.language) if step.reason.guards else ""
        return _BEWARE.render(self.language, what=what)

    def _parts(self, step: Step) -> str:
        """Name what a step speaks of, the first few; those that go with the same part stand together."""
        said = []
        for other, parts in groupby(step.parts[:_MOST_PARTS], key=itemgetter(1)):
            text = ", ".join(self._shown(part) for part, _ in parts)
            pair = step.reason.pair
            said.append(text if other is None else pair.render(self.language, part=text, other=self._shown(other)))
        left = len(step.parts) - _MOST_PARTS
        return "; ".join([*said, _MORE.render(self.language, count=left)] if left > 0 else said)

    def _shown(self, node: Any) -> str:
        text = shortened(render_alone(node, self.term_of), _LONGEST_PART)
        return f"`{text}`" if self.layout == "markdown" else text

    def _ending(self) -> str:
        suggestion = self.suggestion
        before, after = Stage(suggestion.original, ()).length, suggestion.in_edition.length
        said = [
            _LENGTH.render(self.language, before=before.weight, after=after.weight)
            if suggestion.steps
            else _NOTHING.render(self.language)
        ]
        if self.edition and suggestion.count is not None:
            said.append(_SAME.render(self.language, count=suggestion.count, edition=self.edition.version_uri))
        else:
            said.append(_NOT_ASKED.render(self.language))
        return " ".join(said)


def _together(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Yield steps for a reader: those for the same reason in a row as one, with all that they speak of."""
    for reason, same in groupby(steps, key=lambda step: step.reason):
        found = list(same)
        parts = tuple(dict.fromkeys(part for step in found for part in step.parts))
        yield Step(reason, found[0].before, found[-1].after, parts)


def _terms(suggestion: Suggestion, edition: Edition | None, language: Language) -> TermOf:
    """Return what gives terms: the edition's preferred ones, where it has none the one written in the expression.

    A concept may have it written only where it was left out.
    """
    written = {each.id: each.term for each in concept_references(suggestion.original) if each.term}
    languages = reading_order(language)

    def term_of(sctid: int) -> str | None:
        return (edition.term(sctid, languages) if edition else "") or written.get(sctid)

    return term_of


def _length(stage: Stage) -> dict[str, int]:
    return {"weight": stage.length.weight, "characters": stage.length.characters}
