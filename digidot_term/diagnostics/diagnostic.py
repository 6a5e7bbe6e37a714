"""One thing the tool has to say about user content."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.diagnostics.kind import Kind
from digidot_term.diagnostics.place import Place
from digidot_term.diagnostics.severity import Severity
from digidot_term.language import Language, Text
from digidot_term.record import record


@record
class Diagnostic:
    """A kind at a place, with the actual values its texts speak of.

    `words` has those values that are words of a language; `values` has them in English.
    """

    kind: Kind
    place: Place
    values: tuple[tuple[str, str], ...]
    severity: Severity
    words: tuple[tuple[str, Text], ...] = ()

    @classmethod
    def of(cls, kind: Kind, place: Place, **values: object) -> Diagnostic:
        """Build a diagnostic; values become text here, once, but for a `Text`, which is said in each language."""
        words = tuple(sorted((name, value) for name, value in values.items() if isinstance(value, Text)))
        values |= {name: text.en for name, text in words}
        pairs = tuple(sorted((name, str(value)) for name, value in values.items()))
        return cls(kind, place, pairs, kind.severity, words)

    def with_severity(self, severity: Severity) -> Diagnostic:
        """Return the same diagnostic, more or less serious."""
        return Diagnostic(self.kind, self.place, self.values, severity, self.words)

    @property
    def sort_key(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """Order by place, then kind, then values: the same run always prints the same list."""
        return (self.place.path, self.place.line, self.place.column, self.kind.id, self.values)

    def message(self, language: Language = "en") -> str:
        """What is wrong, with the actual values."""
        return self.kind.message.render(language, **self._values_in(language))

    def advice(self, language: Language = "en") -> str:
        """What to do about it."""
        return self.kind.advice.render(language, **self._values_in(language))

    def _values_in(self, language: Language) -> dict[str, str]:
        return {**dict(self.values), **{name: str(getattr(text, language)) for name, text in self.words}}


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the most serious severity present, or None when there is nothing to say."""
    return max((diagnostic.severity for diagnostic in diagnostics), default=None)
