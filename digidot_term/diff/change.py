"""A change has a kind from a closed list; the kind says whether it breaks those who use the artefact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from digidot_term.diagnostics.shortened import shortened
from digidot_term.language import Text
from digidot_term.snomed.constants import CODE_SYSTEM

SNOMED = CODE_SYSTEM


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Name, text and whether changes of this kind can break users (HL7 Norway's rules of semantic versioning)."""

    name: str
    breaking: bool
    text: Text


class Changed(Enum):
    """The closed list of kinds."""

    ARTEFACT_ADDED = ChangeKind("artefact-added", False, Text(en="new", nb="ny", nn="ny"))
    ARTEFACT_REMOVED = ChangeKind("artefact-removed", True, Text(en="removed", nb="fjernet", nn="fjerna"))
    EXAMPLE_REMOVED = ChangeKind(
        "example-removed", False, Text(en="example removed", nb="eksempel fjernet", nn="døme fjerna")
    )
    EDITION_CHANGED = ChangeKind(
        "edition-changed",
        False,
        Text(en="edition {old} → {new}", nb="utgave {old} → {new}", nn="utgåve {old} → {new}"),
    )
    CODE_ADDED = ChangeKind(
        "code-added", False, Text(en="+ {code} |{term}|", nb="+ {code} |{term}|", nn="+ {code} |{term}|")
    )
    CODE_REMOVED = ChangeKind(
        "code-removed", True, Text(en="- {code} |{term}|", nb="- {code} |{term}|", nn="- {code} |{term}|")
    )
    CONCEPT_CHANGED = ChangeKind(
        "concept-changed",
        False,
        Text(
            en="~ {code} {what}: {old} → {new}",
            nb="~ {code} {what}: {old} → {new}",
            nn="~ {code} {what}: {old} → {new}",
        ),
    )
    TERM_CHANGED = ChangeKind(
        "term-changed",
        False,
        Text(
            en="~ {code} {language}: {old} → {new}",
            nb="~ {code} {language}: {old} → {new}",
            nn="~ {code} {language}: {old} → {new}",
        ),
    )
    COMPOSE_CHANGED = ChangeKind(
        "definition-changed",
        False,
        Text(
            en="its definition (compose) changed",
            nb="definisjonen (compose) er endret",
            nn="definisjonen (compose) er endra",
        ),
    )
    ROW_ADDED = ChangeKind(
        "map-row-added", False, Text(en="+ {source} → {target}", nb="+ {source} → {target}", nn="+ {source} → {target}")
    )
    ROW_REMOVED = ChangeKind(
        "map-row-removed",
        True,
        Text(en="- {source} → {target}", nb="- {source} → {target}", nn="- {source} → {target}"),
    )
    ROW_RELABELLED = ChangeKind(
        "map-row-relabelled",
        False,
        Text(
            en="~ {source} → {target}: {what} {old} → {new}",
            nb="~ {source} → {target}: {what} {old} → {new}",
            nn="~ {source} → {target}: {what} {old} → {new}",
        ),
    )
    ROW_CHANGED = ChangeKind(
        "map-row-changed",
        True,
        Text(
            en="~ {source} → {target}: {what} {old} → {new}",
            nb="~ {source} → {target}: {what} {old} → {new}",
            nn="~ {source} → {target}: {what} {old} → {new}",
        ),
    )
    ELEMENT_ADDED = ChangeKind("element-added", False, Text(en="+ {element}", nb="+ {element}", nn="+ {element}"))
    ELEMENT_REMOVED = ChangeKind("element-removed", True, Text(en="- {element}", nb="- {element}", nn="- {element}"))
    ELEMENT_TIGHTENED = ChangeKind(
        "element-tightened",
        True,
        Text(
            en="! {element} {what}: {old} → {new}",
            nb="! {element} {what}: {old} → {new}",
            nn="! {element} {what}: {old} → {new}",
        ),
    )
    ELEMENT_CHANGED = ChangeKind(
        "element-changed",
        False,
        Text(
            en="~ {element} {what}: {old} → {new}",
            nb="~ {element} {what}: {old} → {new}",
            nn="~ {element} {what}: {old} → {new}",
        ),
    )
    TRANSLATION_CHANGED = ChangeKind(
        "translation-changed",
        False,
        Text(
            en="~ {what}: its translations changed",
            nb="~ {what}: oversettelsene er endret",
            nn="~ {what}: omsetjingane er endra",
        ),
    )
    CONTENT_CHANGED = ChangeKind(
        "content-changed",
        False,
        Text(en="~ {what} changed", nb="~ {what} er endret", nn="~ {what} er endra"),
    )
    METADATA_CHANGED = ChangeKind(
        "metadata-changed",
        False,
        Text(en="~ {what}: {old} → {new}", nb="~ {what}: {old} → {new}", nn="~ {what}: {old} → {new}"),
    )


_LONGEST = 80


def as_shown(value: object) -> str:
    """Return a value as it is shown in a change: `-` for nothing, and never long."""
    return "-" if value is None else shortened(str(value), _LONGEST)


@dataclass(frozen=True, slots=True)
class Change:
    """One change in one artefact, with the actual values its text speaks of."""

    changed: Changed
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, changed: Changed, **values: object) -> Change:
        """Build a change; values become text here, once."""
        return cls(changed, tuple((name, str(value)) for name, value in values.items()))

    @property
    def kind(self) -> ChangeKind:
        """The entry of the closed list."""
        return self.changed.value


@dataclass(frozen=True, slots=True)
class ArtefactChanges:
    """The changes of one artefact, known by its type and canonical (or id)."""

    type: str
    key: str
    title: str
    changes: tuple[Change, ...]

    @property
    def own_changes(self) -> tuple[Change, ...]:
        """The changes without that of the edition, which all artefacts of a build share."""
        return tuple(change for change in self.changes if change.changed is not Changed.EDITION_CHANGED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All artefacts that changed, sorted by type and canonical; unchanged ones are counted."""

    artefacts: tuple[ArtefactChanges, ...]
    unchanged: int

    @property
    def editions(self) -> tuple[tuple[str, str], ...]:
        """The pairs (old, new) of editions met, sorted."""
        pairs = {
            (dict(change.values)["old"], dict(change.values)["new"])
            for artefact in self.artefacts
            for change in artefact.changes
            if change.changed is Changed.EDITION_CHANGED
        }
        return tuple(sorted(pairs))

    @property
    def is_breaking(self) -> bool:
        """True when any change can break users."""
        return any(change.kind.breaking for artefact in self.artefacts for change in artefact.changes)
