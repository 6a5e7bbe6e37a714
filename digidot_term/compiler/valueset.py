"""Compile a value set: compose as written, expansion pinned to the edition, expectations held against it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.compiler import kinds, names
from digidot_term.compiler.metadata import SNOMED_COPYRIGHT, metadata
from digidot_term.compiler.selection import Codes, Selector, concept_problem
from digidot_term.diagnostics import Diagnostic, Kind
from digidot_term.language import LANGUAGES, Language
from digidot_term.snomed.edition import Edition
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.model import CodeRef
from digidot_term.source.valueset import Selection, ValueSetSource

_NAMESPACE = uuid.UUID("6f1f3c1e-52d4-5d0b-9d2f-0d1d0e5c7a11")

SHORTEST_SCTID = 6


def compile_valuesets(project: Project, edition: Edition) -> tuple[tuple[Artefact, ...], tuple[Diagnostic, ...]]:
    """Compile every value set of the project; each set that another includes is resolved first."""
    compiler = _Compiler(project, edition)
    for file in project.of_kind("valueset"):
        compiler.expansion_of(file.id)
    return tuple(compiler.artefacts), tuple(compiler.diagnostics)


class _Compiler:
    """One compilation of all value sets: remembers expansions, and which sets are being resolved."""

    def __init__(self, project: Project, edition: Edition) -> None:
        self.project = project
        self.edition = edition
        self.files: Mapping[str, SourceFile] = {file.id: file for file in project.of_kind("valueset")}
        self.expansions: dict[str, Codes] = {}
        self.open: list[str] = []
        self.artefacts: list[Artefact] = []
        self.diagnostics: list[Diagnostic] = []

    def expansion_of(self, word: str) -> Codes | None:
        """Return the codes of the value set with id `word`; None when the project has none, or it includes itself."""
        if word in self.expansions:
            return self.expansions[word]
        file = self.files.get(word)
        if file is None:
            return None
        if word in self.open:
            chain = " -> ".join([*self.open[self.open.index(word) :], word])
            self.diagnostics.append(Diagnostic.of(kinds.VALUESET_CYCLE, file.document.place(), chain=chain))
            return {}
        self.open.append(word)
        codes = self._compile(file)
        self.open.pop()
        self.expansions[word] = codes
        return codes

    def _compile(self, file: SourceFile) -> Codes:
        model: ValueSetSource = file.model
        trace: dict[str, KeyPath] = {"": (file.kind,), "title": ("title",), "description": ("description",)}
        included, includes = self._select(file, model.include, "include", trace)
        excluded, excludes = self._select(file, model.exclude, "exclude", trace)
        codes: Codes = {code: None for code in included if code not in excluded}
        self.diagnostics.extend(_unmet(file, codes, self.edition))
        resource = metadata(file, self.project, experimental=self.edition.is_sample)
        if any(system == names.SNOMED for system, _ in codes):
            resource["copyright"] = SNOMED_COPYRIGHT
        resource["compose"] = {"include": includes}
        if excludes:
            resource["compose"]["exclude"] = excludes
        resource["expansion"] = self._expansion(resource, codes)
        self.artefacts.append(Artefact(resource, file, trace))
        return codes

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
            written = [ref.code for ref in selection.codes or ()]
            for position, concept in enumerate(selected.compose.get("concept", ())):
                here: KeyPath = (key, number, "codes", written.index(concept["code"]))
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
            "contains": [self._contained(system, code) for system, code in sorted(codes)],
        }

    def _contained(self, system: str, code: str) -> dict[str, Any]:
        if system == names.SNOMED:
            sctid = int(code)
            terms = {language: self.edition.preferred_term(sctid, language) for language in LANGUAGES}
            display = terms["en"] or self.edition.fsn(sctid)
        else:
            terms = self._listed_terms(system, code)
            display = terms.get("en") or terms.get("nb") or code
        designations = [{"language": language, "value": term} for language, term in terms.items() if term]
        made: dict[str, Any] = {"system": system, "code": code, "display": display}
        return {**made, "designation": designations} if designations else made

    def _listed_terms(self, system: str, code: str) -> dict[Language, str | None]:
        for file in self.project.of_kind("codesystem"):
            if names.canonical(file, self.project.config) == system and code in file.model.concepts:
                concept = file.model.concepts[code]
                return {"nb": concept.nb, "nn": concept.nn, "en": concept.en}
        return {}


def _unmet(file: SourceFile, codes: Codes, edition: Edition) -> list[Diagnostic]:
    """Say which expectations of the source the codes do not meet."""
    expect = file.model.expect
    here = {code for _, code in codes}
    found: list[Diagnostic] = []
    low, high = expect.bounds
    if len(here) < low or (high is not None and len(here) > high):
        place = file.document.place(("expect", "size"))
        found.append(Diagnostic.of(kinds.UNEXPECTED_SIZE, place, size=len(here), expected=expect.size))
    for key, refs, wanted, kind in (
        ("contains", expect.contains, True, kinds.EXPECTED_CODE_MISSING),
        ("excludes", expect.excludes, False, kinds.UNEXPECTED_CODE),
    ):
        for number, ref in enumerate(refs):
            if (ref.code in here) is not wanted:
                found.append(_unmet_code(file, ref, ("expect", key, number), kind, edition))
    if expect.every and expect.every.term:
        found.extend(_untranslated(file, codes, expect.every.term, edition))
    return found


def _unmet_code(file: SourceFile, ref: CodeRef, path: KeyPath, kind: Kind, edition: Edition) -> Diagnostic:
    problem = (
        concept_problem(ref, file, path, edition) if ref.code.isdigit() and len(ref.code) >= SHORTEST_SCTID else None
    )
    return problem or Diagnostic.of(kind, file.document.place(path), code=ref.code, term=ref.term or "")


def _untranslated(file: SourceFile, codes: Codes, language: Language, edition: Edition) -> list[Diagnostic]:
    place = file.document.place(("expect", "every", "term"))
    return [
        Diagnostic.of(kinds.UNTRANSLATED, place, code=code, term=edition.term(int(code), ("en",)), language=language)
        for system, code in sorted(codes)
        if system == names.SNOMED and not edition.preferred_term(int(code), language)
    ]
