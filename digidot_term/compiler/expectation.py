"""Hold the codes of a value set against what its source expects of them."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.compiler import kinds, names
from digidot_term.compiler.selection import Codes, concept_problem
from digidot_term.compiler.terms import terms_of
from digidot_term.diagnostics import Diagnostic, Kind
from digidot_term.language import Language
from digidot_term.snomed.edition import Edition
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.model import CodeRef

_SHORTEST_SCTID = 6


def unmet(file: SourceFile, codes: Codes, project: Project, edition: Edition) -> Iterator[Diagnostic]:
    """Yield the expectations of the source that the codes do not meet: size, codes in and out, translations."""
    expect = file.model.expect
    low, high = expect.bounds
    if len(codes) < low or (high is not None and len(codes) > high):
        place = file.document.place(("expect", "size"))
        yield Diagnostic.of(kinds.UNEXPECTED_SIZE, place, size=len(codes), expected=expect.size)
    here = {code for _, code in codes}
    for number, ref in enumerate(expect.contains):
        if ref.code not in here:
            yield _unmet_code(file, ref, ("expect", "contains", number), kinds.EXPECTED_CODE_MISSING, edition)
    for number, ref in enumerate(expect.excludes):
        if ref.code in here:
            yield _unmet_code(file, ref, ("expect", "excludes", number), kinds.UNEXPECTED_CODE, edition)
        elif (problem := _never_there(file, ref, ("expect", "excludes", number), edition)) is not None:
            yield problem
    if expect.every and expect.every.term:
        yield from _untranslated(file, codes, expect.every.term, project, edition)


def _unmet_code(file: SourceFile, ref: CodeRef, path: KeyPath, kind: Kind, edition: Edition) -> Diagnostic:
    """Say why a code is missing or too much; that it is mistyped or inactive explains more."""
    place = file.document.place(path)
    problem = concept_problem(ref, place, edition) if _is_snomed_like(ref) else None
    return problem or Diagnostic.of(kind, place, code=ref.code, term=ref.term or "")


def _never_there(file: SourceFile, ref: CodeRef, path: KeyPath, edition: Edition) -> Diagnostic | None:
    """Say that a code expected to be absent is mistyped or unknown: nothing is tested then; inactive is no mistake."""
    problem = concept_problem(ref, file.document.place(path), edition) if _is_snomed_like(ref) else None
    return problem if problem and problem.kind in {kinds.WRONG_CHECK_DIGIT, kinds.UNKNOWN_CONCEPT} else None


def _is_snomed_like(ref: CodeRef) -> bool:
    return ref.code.isdigit() and len(ref.code) >= _SHORTEST_SCTID


def _untranslated(
    file: SourceFile, codes: Codes, language: Language, project: Project, edition: Edition
) -> Iterator[Diagnostic]:
    place = file.document.place(("expect", "every", "term"))
    for system, code in sorted(codes):
        terms = terms_of(system, code, project, edition)
        known = system == names.SNOMED or names.listed_concepts(project, system) is not None
        if known and language not in terms:
            shown = terms.get("en") or terms.get("nb") or ""
            yield Diagnostic.of(kinds.UNTRANSLATED, place, code=code, term=shown, language=language)
