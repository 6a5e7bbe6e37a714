"""From a selection (one include or exclude of a value set) to the codes it means and the compose entry it becomes."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from digidot_term import ecl
from digidot_term.compiler import kinds, names
from digidot_term.compiler.terms import display_of
from digidot_term.diagnostics import Diagnostic, Place, Severity, worst
from digidot_term.diagnostics.nearest import nearest
from digidot_term.ecl.reference_rules import INACTIVE_CONCEPT
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.model import CodeRef
from digidot_term.source.valueset import Selection

MOST_NAMED = 5
"""How many concepts one diagnostic names."""

Codes = dict[tuple[str, str], str | None]
"""(system URI, code) -> the display its author wrote, in the order they were written or sorted."""


@dataclass(frozen=True, slots=True)
class Selected:
    """What one selection means: its codes, its compose entry (None when nothing could be made) and its problems."""

    codes: Codes
    compose: dict[str, Any] | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Selector:
    """Resolves selections of one value set source.

    `expansion_of` gives the codes of the project's value set with an id or canonical that stands at a place.
    """

    file: SourceFile
    project: Project
    edition: Edition
    expansion_of: Callable[[str, Place], Codes | None]

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
        if selection.all:
            return self._all_of(system, (*path, "system"))
        if system == names.SNOMED:
            return self._snomed_codes(selection.codes or (), (*path, "codes"))
        return self._listed(system, selection.codes or (), (*path, "codes"))

    def _ecl(self, text: str, path: KeyPath) -> Selected:
        document = self.file.document
        expression, problems = ecl.parse(text)
        found = list(ecl.to_diagnostics(problems, lambda line, column: document.text_place(path, line, column)))
        if expression is None:
            return Selected({}, None, tuple(found))
        ids, problems = ecl.evaluate(expression, self.edition)
        found += [
            item.with_severity(Severity.ERROR) if item.kind is INACTIVE_CONCEPT.diagnostic else item
            for item in ecl.to_diagnostics(problems, lambda line, column: document.text_place(path, line, column))
        ]  # an inactive concept in a definition loses codes: a warning is not enough here
        found += self._left_out(ids, document.place(path))
        active = sorted(ids & self.edition.active_ids)
        if not active and worst(found) is not Severity.ERROR:
            found.append(Diagnostic.of(kinds.EMPTY_ECL, document.place(path), ecl=ecl.render(expression)))
        compose = {**self._versioned(), "filter": [filter_of(expression)]}
        return Selected({(names.SNOMED, str(sctid)): None for sctid in active}, compose, tuple(found))

    def _refset(self, refset: CodeRef, path: KeyPath) -> Selected:
        problem = self._concept_problem(refset, path)
        if problem:
            return Selected({}, None, (problem,))
        ids = self.edition.refset_concepts(int(refset.code))
        active = sorted(ids & self.edition.active_ids)
        compose = {**self._versioned(), "filter": [{"property": "concept", "op": "in", "value": refset.code}]}
        place = self.file.document.place(path)
        empty = () if active else (Diagnostic.of(kinds.EMPTY_ECL, place, ecl=f"^ {refset.code}"),)
        problems = (*self._left_out(ids, place), *empty)
        return Selected({(names.SNOMED, str(sctid)): None for sctid in active}, compose, problems)

    def _left_out(self, ids: AbstractSet[int], place: Place) -> list[Diagnostic]:
        """Say which selected concepts are inactive and therefore not in the value set: members of refsets can be."""
        inactive = sorted(self.edition.concepts_of(ids) - self.edition.active_ids)
        if not inactive:
            return []
        named = ", ".join(f"{sctid} |{self.edition.term(sctid)}|" for sctid in inactive[:MOST_NAMED])
        rest = f" (+{len(inactive) - MOST_NAMED})" if len(inactive) > MOST_NAMED else ""
        return [Diagnostic.of(kinds.INACTIVE_LEFT_OUT, place, count=len(inactive), concepts=named + rest)]

    def _valueset(self, word: str, path: KeyPath) -> Selected:
        place = self.file.document.place(path)
        url = names.reference(self.project, word, "valueset")
        codes = self.expansion_of(word, place)
        if url is None or codes is None:
            known = [file.id for file in self.project.of_kind("valueset")]
            near = nearest(word, known)
            return Selected({}, None, (Diagnostic.of(kinds.UNKNOWN_VALUESET, place, valueset=word, near=near),))
        return Selected(dict(codes), {"valueSet": [url]}, ())

    def _snomed_codes(self, refs: tuple[CodeRef, ...], path: KeyPath) -> Selected:
        codes: Codes = {}
        concepts: list[dict[str, str]] = []
        problems: list[Diagnostic] = []
        for number, ref in enumerate(refs):
            problem = self._concept_problem(ref, (*path, number))
            if problem:
                problems.append(problem)
                continue
            codes[names.SNOMED, ref.code] = None
            concepts.append(_concept(ref.code, display_of(names.SNOMED, ref.code, self.project, self.edition)))
        return Selected(codes, {**self._versioned(), "concept": concepts} if concepts else None, tuple(problems))

    def _concept_problem(self, ref: CodeRef, path: KeyPath) -> Diagnostic | None:
        return concept_problem(ref, self.file.document.place(path), self.edition)

    def _all_of(self, system: str, path: KeyPath) -> Selected:
        """Take a whole code system the project holds; of one it holds in part, the part is listed code by code.

        A compose that names the system alone would mean all of it, which nobody here has seen.
        """
        file = names.codesystem_of(self.project, system)
        if file is None:
            place = self.file.document.place(path)
            return Selected({}, None, (Diagnostic.of(kinds.SYSTEM_NOT_LISTED, place, system=system),))
        if file.model.content != "complete":
            return self._listed(system, tuple(CodeRef(code) for code in file.model.concepts), path)
        return Selected({(system, code): None for code in file.model.concepts}, {"system": system}, ())

    def _listed(self, system: str, refs: tuple[CodeRef, ...], path: KeyPath) -> Selected:
        known = names.listed_concepts(self.project, system)
        problems: list[Diagnostic] = []
        concepts: list[dict[str, str]] = []
        for number, ref in enumerate(refs):
            if known is not None and ref.code not in known:
                place = self.file.document.place((*path, number))
                near = nearest(ref.code, known)
                problems.append(Diagnostic.of(kinds.UNKNOWN_CODE, place, code=ref.code, system=system, near=near))
                continue
            display = names.listed_display(known[ref.code]) if known is not None else ref.term
            concepts.append(_concept(ref.code, display))
        codes: Codes = {(system, concept["code"]): concept.get("display") for concept in concepts}
        return Selected(codes, {"system": system, "concept": concepts} if concepts else None, tuple(problems))

    def _unknown_system(self, word: str, path: KeyPath) -> Selected:
        known = names.known_systems(self.project)
        place = self.file.document.place(path)
        near = nearest(word, known)
        found = Diagnostic.of(kinds.UNKNOWN_SYSTEM, place, system=word, near=near, known=", ".join(known))
        return Selected({}, None, (found,))

    def _versioned(self) -> dict[str, str]:
        return {"system": names.SNOMED, "version": self.edition.version_uri}


def _concept(code: str, display: str | None) -> dict[str, str]:
    return {"code": code, "display": display} if display else {"code": code}


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


def concept_problem(ref: CodeRef, place: Place, edition: Edition) -> Diagnostic | None:
    """Say what is wrong with a SNOMED CT concept reference, or None: form, check digit, known, active."""
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
