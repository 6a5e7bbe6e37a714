"""A rule: a kind of finding, the pack it belongs to, and the check that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind

Pack = Literal["fhir", "snomed", "no", "nim", "ehds", "dent"]

PACKS: tuple[Pack, ...] = ("fhir", "snomed", "no", "nim", "ehds", "dent")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `source` names the document or tool it comes from."""

    kind: Kind
    pack: Pack
    source: str
    check: Callable[[Compilation], Iterator[Diagnostic]]

    @property
    def id(self) -> str:
        """Family and number, such as `DENT101`."""
        return self.kind.id

    @property
    def name(self) -> str:
        """The kebab-case name, stating the pattern that is found."""
        return self.kind.name

    def answers_to(self, word: str) -> bool:
        """Tell whether `word` of the configuration means this rule: its id, its name or its pack."""
        return word.lower() in {self.id.lower(), self.name, self.pack}
