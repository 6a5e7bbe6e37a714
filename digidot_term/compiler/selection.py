"""From a selection (one include or exclude of a value set) to the codes it means and the compose entry it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from digidot_term import ecl
from digidot_term.compiler import kinds, names
from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.model import CodeRef
from digidot_term.source.valueset import CodeSystemSource, Selection

Codes = dict[tuple[str, str], None]
"""Codes in the order they were written or sorted: (system URI, code)."""


@dataclass(frozen=True, slots=True)
class Selected:
    """What one selection means: its codes, its compose entry (None when nothing could be made) and its problems."""

    codes: Codes
    compose: dict[str, Any] | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Selector:
    """Resolves selections of one value set source; `expansion_of` gives the codes of another value set by its id."""

    file: SourceFile
    project: Project
    edition: Edition
    expansion_of: Callable[[str], Codes | None]

    def select(self, selection: Selection, path: KeyPath) -> Selected:
        """Resolve one selection that stands at `path` in the source."""
        if selection.ecl is not None:
            return self._ecl(selection.ecl, (*path, "ecl"))
        if selection.refset is not None:
            return self._refset(selection.refset, (*path, "refset"))
        if selection.valueset is not None:
            return self._valueset(selection.valueset, (*path, "valueset"))
        system = names.system_uri(self.project, selection.system)
        if system is None:
            return self._unknown_system(str(selection.system), (*path, "system"))
        if system == names.SNOMED:
            return self._snomed_codes(selection.codes or (), (*path, "codes"))
        return self._listed(system, selection, path)

    def _ecl(self, text: str, path: KeyPath) -> Selected:
        document = self.file.document
        expression, problems = ecl.parse(text)
        found = list(ecl.to_diagnostics(problems, lambda line, column: document.text_place(path, line, column)))
        if expression is None:
            return Selected({}, None, tuple(found))
        ids, problems = ecl.evaluate(expression, self.edition)
        found += ecl.to_diagnostics(problems, lambda line, column: document.text_place(path, line, column))
        if not ids:
            found.append(Diagnostic.of(kinds.EMPTY_ECL, document.place(path), ecl=ecl.render(expression)))
        compose = {**self._versioned(), "filter": [filter_of(expression)]}
        return Selected({(names.SNOMED, str(sctid)): None for sctid in sorted(ids)}, compose, tuple(found))

    def _refset(self, refset: CodeRef, path: KeyPath) -> Selected:
        problem = self._concept_problem(refset, path)
        if problem:
            return Selected({}, None, (problem,))
        members = self.edition.members(int(refset.code))
        ids = sorted({member.referenced_component_id for member in members})
        active = [sctid for sctid in ids if sctid in self.edition.active_ids]
        compose = {**self._versioned(), "filter": [{"property": "concept", "op": "in", "value": refset.code}]}
        return Selected({(names.SNOMED, str(sctid)): None for sctid in active}, compose, ())

    def _valueset(self, word: str, path: KeyPath) -> Selected:
        place = self.file.document.place(path)
        url = names.reference(self.project, word, "valueset")
        codes = self.expansion_of(word)
        if url is None or codes is None:
            known = [file.id for file in self.project.of_kind("valueset")]
            near = names.nearest(word, known)
            return Selected({}, None, (Diagnostic.of(kinds.UNKNOWN_VALUESET, place, valueset=word, near=near),))
        return Selected(dict(codes), {"valueSet": [url]}, ())

    def _snomed_codes(self, refs: tuple[CodeRef, ...], path: KeyPath) -> Selected:
        codes: Codes = {}
        concepts: list[dict[str, Any]] = []
        problems: list[Diagnostic] = []
        for number, ref in enumerate(refs):
            problem = self._concept_problem(ref, (*path, number))
            if problem:
                problems.append(problem)
                continue
            codes[names.SNOMED, ref.code] = None
            display = self.edition.preferred_term(int(ref.code), "en") or self.edition.fsn(int(ref.code))
            concepts.append({"code": ref.code, "display": display})
        return Selected(codes, {**self._versioned(), "concept": concepts} if concepts else None, tuple(problems))

    def _concept_problem(self, ref: CodeRef, path: KeyPath) -> Diagnostic | None:
        return concept_problem(ref, self.file, path, self.edition)

    def _listed(self, system: str, selection: Selection, path: KeyPath) -> Selected:
        known = self._concepts_of(system)
        if selection.all:
            return Selected({(system, code): None for code in known or {}}, {"system": system}, ())
        problems: list[Diagnostic] = []
        concepts: list[dict[str, Any]] = []
        for number, ref in enumerate(selection.codes or ()):
            if known is not None and ref.code not in known:
                place = self.file.document.place((*path, "codes", number))
                near = names.nearest(ref.code, known)
                problems.append(Diagnostic.of(kinds.UNKNOWN_CODE, place, code=ref.code, system=system, near=near))
                continue
            display = ref.term or (known or {}).get(ref.code)
            concepts.append({"code": ref.code, "display": display} if display else {"code": ref.code})
        codes: Codes = {(system, concept["code"]): None for concept in concepts}
        return Selected(codes, {"system": system, "concept": concepts} if concepts else None, tuple(problems))

    def _concepts_of(self, system: str) -> Mapping[str, str] | None:
        """Return code -> display of one of the project's code systems, or None when the project does not hold it."""
        for file in self.project.of_kind("codesystem"):
            if names.canonical(file, self.project.config) == system:
                model: CodeSystemSource = file.model
                return {code: concept.en or concept.nb for code, concept in model.concepts.items()}
        return None

    def _unknown_system(self, word: str, path: KeyPath) -> Selected:
        known = names.known_systems(self.project)
        place = self.file.document.place(path)
        near = names.nearest(word, known)
        found = Diagnostic.of(kinds.UNKNOWN_SYSTEM, place, system=word, near=near, known=", ".join(known))
        return Selected({}, None, (found,))

    def _versioned(self) -> dict[str, str]:
        return {"system": names.SNOMED, "version": self.edition.version_uri}


def filter_of(expression: ecl.Expression) -> dict[str, str]:
    """Return the compose filter of an ECL expression (FHIR R4, Using SNOMED CT with FHIR, section 4.3.1.0.5).

    `<<`, `<` and `^` of a single concept have filters every server knows; all else is the `constraint` property.
    """
    text = ecl.render(expression)
    for operator, op in (("<<", "is-a"), ("<", "descendent-of"), ("^", "in")):
        concept = text.removeprefix(operator).strip()
        if text.startswith(operator) and is_sctid(concept):
            return {"property": "concept", "op": op, "value": concept}
    return {"property": "constraint", "op": "=", "value": text}


def concept_problem(ref: CodeRef, file: SourceFile, path: KeyPath, edition: Edition) -> Diagnostic | None:
    """Say what is wrong with a SNOMED CT concept reference, or None: form, check digit, known, active."""
    place = file.document.place(path)
    if not ref.code.isdigit():
        return Diagnostic.of(kinds.NOT_AN_SCTID, place, code=ref.code)
    if not is_sctid(ref.code):
        return Diagnostic.of(kinds.WRONG_CHECK_DIGIT, place, code=ref.code)
    sctid = int(ref.code)
    concept = edition.concept(sctid)
    if concept is None:
        return Diagnostic.of(kinds.UNKNOWN_CONCEPT, place, code=ref.code, edition=edition.version_uri)
    if concept.active:
        return None
    targets = ", ".join(f"{item.target_id} |{edition.term(item.target_id)}|" for item in edition.history(sctid))
    term = edition.term(sctid)
    return Diagnostic.of(kinds.INACTIVE_CONCEPT, place, code=ref.code, term=term, targets=targets or "-")
