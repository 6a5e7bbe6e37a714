"""Compile a value set: compose as written, expansion pinned to the edition, expectations held against it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.compiler import kinds, names
from digidot_term.compiler.expectation import unmet
from digidot_term.compiler.metadata import metadata, snomed_copyright
from digidot_term.compiler.selection import Codes, Selector
from digidot_term.compiler.terms import display_of, terms_of
from digidot_term.diagnostics import Diagnostic, Place, Severity, worst
from digidot_term.snomed.edition import Edition
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.valueset import Selection, ValueSetSource

_CONSEQUENCES = (kinds.UNEXPECTED_SIZE, kinds.EXPECTED_CODE_MISSING)
"""What follows from a broken include, and need not be said beside it."""

_NAMESPACE = uuid.UUID("6f1f3c1e-52d4-5d0b-9d2f-0d1d0e5c7a11")


def compile_valuesets(project: Project, edition: Edition) -> tuple[tuple[Artefact, ...], tuple[Diagnostic, ...]]:
    """Compile every value set of the project; each set that another includes is resolved first."""
    compiler = _Compiler(project, edition)
    for file in project.of_kind("valueset"):
        compiler.expansion_of(file.id, file.document.place())
    return tuple(compiler.artefacts), tuple(compiler.diagnostics)


class _Compiler:
    """One compilation of all value sets: remembers expansions, and which sets are being resolved."""

    def __init__(self, project: Project, edition: Edition) -> None:
        self.project = project
        self.edition = edition
        self.expansions: dict[str, Codes] = {}
        self.open: list[str] = []
        self.artefacts: list[Artefact] = []
        self.diagnostics: list[Diagnostic] = []

    def expansion_of(self, word: str, place: Place) -> Codes | None:
        """Return the codes of the project's value set with this id or canonical; None when there is no such.

        `place` is where the word stands: a set that includes itself is reported there, and gives no codes.
        """
        file = names.source_named(self.project, word, "valueset")
        if file is None:
            return None
        if file.id in self.expansions:
            return self.expansions[file.id]
        if file.id in self.open:
            chain = " -> ".join([*self.open[self.open.index(file.id) :], file.id])
            self.diagnostics.append(Diagnostic.of(kinds.VALUESET_CYCLE, place, chain=chain))
            return {}
        self.open.append(file.id)
        codes = self.expansions[file.id] = self._compile(file)
        self.open.pop()
        return codes

    def _compile(self, file: SourceFile) -> Codes:
        model: ValueSetSource = file.model
        trace: dict[str, KeyPath] = {"": (file.kind,), "title": ("title",), "description": ("description",)}
        before = len(self.diagnostics)
        included, includes = self._select(file, model.include, "include", trace)
        excluded, excludes = self._select(file, model.exclude, "exclude", trace)
        codes = {code: display for code, display in included.items() if code not in excluded}
        self._hold_to_expectations(file, codes, sound=worst(self.diagnostics[before:]) is not Severity.ERROR)
        resource = metadata(file, self.project, experimental=self.edition.is_sample)
        if any(system == names.SNOMED for system, _ in codes):
            resource["copyright"] = snomed_copyright("value set")
        resource["compose"] = {"inactive": False, "include": includes} if includes else {}
        if excludes:
            resource["compose"]["exclude"] = excludes
        resource["expansion"] = self._expansion(resource, codes)
        self.artefacts.append(Artefact(resource, file, trace))
        return codes

    def _hold_to_expectations(self, file: SourceFile, codes: Codes, *, sound: bool) -> None:
        """Report what the codes do not meet; unless `sound`, codes are missing and it is known why."""
        if not codes and sound:
            self.diagnostics.append(Diagnostic.of(kinds.EMPTY_VALUESET, file.document.place(("include",))))
        found = unmet(file, codes, self.project, self.edition)
        self.diagnostics.extend(item for item in found if sound or item.kind not in _CONSEQUENCES)

    def _select(
        self, file: SourceFile, selections: tuple[Selection, ...], key: str, trace: dict[str, KeyPath]
    ) -> tuple[Codes, list[dict[str, Any]]]:
        """Resolve the includes or excludes of a source; note where each compose entry came from."""
        selector = Selector(file, self.project, self.edition, self.expansion_of)
        codes: Codes = {}
        entries: list[dict[str, Any]] = []
        for number, selection in enumerate(selections):
            selected = selector.select(selection, (key, number))
            self.diagnostics.extend(selected.diagnostics)
            codes |= selected.codes
            if selected.compose is None:
                continue
            trace[f"compose.{key}[{len(entries)}]"] = (key, number)
            places = {ref.code: (key, number, "codes", place) for place, ref in enumerate(selection.codes or ())}
            for position, concept in enumerate(selected.compose.get("concept", ())):
                here: KeyPath = places.get(concept["code"], (key, number))
                trace[f"compose.{key}[{len(entries)}].concept[{position}]"] = here
            entries.append(selected.compose)
        return codes, entries

    def _expansion(self, resource: Mapping[str, Any], codes: Codes) -> dict[str, Any]:
        """Return the expansion: every code with displays in the project's languages, and what it was made from."""
        versions = sorted({system for system, _ in codes})
        used = [f"{system}|{self.edition.version_uri}" if system == names.SNOMED else system for system in versions]
        identity = f"{resource['url']}|{resource['version']}|{self.edition.version_uri}"
        return {
            "identifier": f"urn:uuid:{uuid.uuid5(_NAMESPACE, identity)}",
            "timestamp": f"{resource['date']}T00:00:00+00:00",
            "total": len(codes),
            "parameter": [{"name": "used-codesystem", "valueUri": uri} for uri in used],
            "contains": [self._contained(system, code, codes[system, code]) for system, code in sorted(codes)],
        }

    def _contained(self, system: str, code: str, written: str | None) -> dict[str, Any]:
        """Return one code of an expansion; `written` is the display its author gave it, used where none is known."""
        terms = terms_of(system, code, self.project, self.edition)
        display = display_of(system, code, self.project, self.edition) or written
        made: dict[str, Any] = {"system": system, "code": code}
        if display:
            made["display"] = display
        if terms:
            made["designation"] = [{"language": language, "value": term} for language, term in terms.items()]
        return made
