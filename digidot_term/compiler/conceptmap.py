"""Compile a concept map: relations in R5's words become R4's equivalence by one total table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.compiler import kinds, names
from digidot_term.compiler.metadata import metadata, snomed_copyright
from digidot_term.compiler.selection import concept_problem
from digidot_term.compiler.terms import display_of
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity, worst
from digidot_term.diagnostics.nearest import nearest
from digidot_term.snomed.edition import Edition
from digidot_term.source.conceptmap import ConceptMapSource, MapRow, MapSide, MapTarget, Relation
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile
from digidot_term.source.model import CodeRef

EQUIVALENCE: Mapping[Relation, str] = {
    "equivalent": "equivalent",
    "related-to": "relatedto",
    "source-is-narrower-than-target": "wider",
    "source-is-broader-than-target": "narrower",
    "not-related-to": "disjoint",
}
"""R5's relationship (about the source) to R4's equivalence (about the target): ConceptMap, R4 section 5.5.2."""

MIRROR: Mapping[Relation, Relation] = {
    "equivalent": "equivalent",
    "related-to": "related-to",
    "source-is-narrower-than-target": "source-is-broader-than-target",
    "source-is-broader-than-target": "source-is-narrower-than-target",
    "not-related-to": "not-related-to",
}

ALL_OF_SNOMED = f"{names.SNOMED}?fhir_vs"
"""The implicit value set of all of SNOMED CT."""

Displays = Mapping[str, str]


def compile_conceptmaps(
    project: Project, edition: Edition, valuesets: tuple[Artefact, ...]
) -> tuple[tuple[Artefact, ...], tuple[Diagnostic, ...]]:
    """Compile every concept map of the project; `valuesets` are the compiled ones, which bound the maps."""
    artefacts: list[Artefact] = []
    diagnostics: list[Diagnostic] = []
    for file in project.of_kind("conceptmap"):
        compiler = _MapCompiler(file, project, edition, valuesets)
        artefacts.append(compiler.compile())
        diagnostics.extend(compiler.diagnostics)
    return tuple(artefacts), tuple(diagnostics)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side resolved: system URI, its version, the bounding value set's canonical and codes (None: unbounded)."""

    system: str
    version: str | None
    valueset: str | None
    codes: Displays | None


class _MapCompiler:
    """One concept map on its way from source to resource."""

    def __init__(self, file: SourceFile, project: Project, edition: Edition, valuesets: tuple[Artefact, ...]) -> None:
        self.file = file
        self.model: ConceptMapSource = file.model
        self.project = project
        self.edition = edition
        self.valuesets = {item.source.id: item for item in valuesets}
        self.diagnostics: list[Diagnostic] = []
        self.trace: dict[str, KeyPath] = {"": (file.kind,), "title": ("title",), "description": ("description",)}

    def compile(self) -> Artefact:
        source, target = self._side(self.model.source, "source"), self._side(self.model.target, "target")
        rows = self._inverted() if self.model.inverse else dict(self.model.map)
        resource = metadata(self.file, self.project, experimental=self.edition.is_sample)
        if names.SNOMED in {source.system, target.system}:
            resource["copyright"] = snomed_copyright("concept map")
        resource |= _scope("source", source) | _scope("target", target)
        if rows:
            resource["group"] = [self._group(rows, source, target)]
        elif worst(self.diagnostics) is not Severity.ERROR:
            self._report(kinds.MAP_EMPTY, self._rows_path())
        if self.model.unmapped == "error" and rows:
            self._report_unmapped(rows, source)
        return Artefact(resource, self.file, self.trace)

    def _group(self, rows: Mapping[str, MapRow], source: _Side, target: _Side) -> dict[str, Any]:
        group: dict[str, Any] = {"source": source.system}
        group |= {"sourceVersion": source.version} if source.version else {}
        group["target"] = target.system
        group |= {"targetVersion": target.version} if target.version else {}
        group["element"] = [
            self._element(code, row, number, source, target) for number, (code, row) in enumerate(rows.items())
        ]
        return group

    def _rows_path(self) -> KeyPath:
        """Where the rows of the map are written, or named."""
        return next((name,) for name in ("inverse", "rows", "map") if name in self.file.document.data)

    def _side(self, side: MapSide, key: str) -> _Side:
        system = names.system_uri(self.project, side.system)
        if system is None:
            known = names.known_systems(self.project)
            self._report(
                kinds.UNKNOWN_SYSTEM,
                (key, "system"),
                system=side.system,
                near=nearest(side.system, known),
                known=", ".join(known),
            )
            system = side.system
        version = side.version or (self.edition.version_uri if system == names.SNOMED else None)
        if side.valueset is None:
            return _Side(system, version, None, self._codes_of_system(system))
        file = names.source_named(self.project, side.valueset, "valueset")
        compiled = self.valuesets.get(file.id) if file else None
        if compiled is None:
            if ":" not in side.valueset:
                near = nearest(side.valueset, self.valuesets)
                self._report(kinds.UNKNOWN_VALUESET, (key, "valueset"), valueset=side.valueset, near=near)
            return _Side(system, version, side.valueset, None)
        contained = compiled.resource["expansion"]["contains"]
        codes = {item["code"]: item.get("display", "") for item in contained if item["system"] == system}
        return _Side(system, version, compiled.url, codes)

    def _codes_of_system(self, system: str) -> Displays | None:
        concepts = names.listed_concepts(self.project, system)
        if concepts is None:
            return None
        return {code: names.listed_display(concept) for code, concept in concepts.items()}

    def _inverted(self) -> dict[str, MapRow]:
        """Return the rows of the named map turned round; rows that go nowhere have nothing to turn."""
        files = {file.id: file for file in self.project.of_kind("conceptmap") if not file.model.inverse}
        other = files.get(str(self.model.inverse))
        if other is None:
            near = nearest(str(self.model.inverse), files)
            self._report(kinds.MAP_INVERSE_UNKNOWN, ("inverse",), map=self.model.inverse, near=near)
            return {}
        turned: dict[str, list[MapTarget]] = {}
        for code, row in other.model.map.items():
            for target in row.targets:
                if not target.is_none and target.relation and target.relation != "not-related-to":
                    back = target.model_copy(update={"to": CodeRef(code), "relation": MIRROR[target.relation]})
                    turned.setdefault(target.to.code, []).append(back)
        return {code: MapRow.model_construct(targets=tuple(turned[code])) for code in sorted(turned)}

    def _element(self, code: str, row: MapRow, number: int, source: _Side, target: _Side) -> dict[str, Any]:
        path: KeyPath = ("map", code) if not self.model.inverse else ("inverse",)
        element = f"group[0].element[{number}]"
        self.trace[element] = path
        made: dict[str, Any] = {"code": code}
        place = self.file.document.key_place(path)
        display = self._check(code, source, place, kinds.MAP_SOURCE_UNKNOWN) or row.display
        if display:
            made["display"] = display
        made["target"] = [
            self._target(item, self._target_path(path, position), f"{element}.target[{position}]", target)
            for position, item in enumerate(row.targets)
        ]
        return made

    def _target_path(self, path: KeyPath, position: int) -> KeyPath:
        """Where a target is written: in `targets`, in a list of targets, or straight in the row."""
        long, listed = (*path, "targets", position), (*path, position)
        written = self.file.document.values
        return long if long in written else listed if listed in written else path

    def _target(self, item: MapTarget, path: KeyPath, element: str, side: _Side) -> dict[str, Any]:
        self.trace[element] = path
        if item.is_none:
            return {"equivalence": "unmatched", "comment": item.why}
        place = self.file.document.place((*path, "to"))
        display = self._check(item.to.code, side, place, kinds.MAP_TARGET_UNKNOWN) or item.to.term
        made: dict[str, Any] = {"code": item.to.code}
        if display:
            made["display"] = display
        made["equivalence"] = EQUIVALENCE[item.relation or "related-to"]
        if item.why:
            made["comment"] = item.why
        return made

    def _check(self, code: str, side: _Side, place: Place, kind: Kind) -> str | None:
        """Return the display of a code on one side; report it when the side does not have it."""
        if side.system == names.SNOMED:
            problem = concept_problem(CodeRef(code), place, self.edition)
            if problem:
                self.diagnostics.append(problem)
                return None
        if side.codes is not None and code not in side.codes:
            near = "" if side.system == names.SNOMED else nearest(code, side.codes)
            scope = side.valueset or side.system
            self.diagnostics.append(Diagnostic.of(kind, place, code=code, scope=scope, near=near))
        return display_of(side.system, code, self.project, self.edition) or (side.codes or {}).get(code)

    def _report_unmapped(self, rows: Mapping[str, MapRow], source: _Side) -> None:
        """Name the codes of the source side that no row speaks of, in one finding."""
        missing = [f"{code} |{display}|" for code, display in sorted((source.codes or {}).items()) if code not in rows]
        if missing:
            self._report(kinds.MAP_UNMAPPED, self._rows_path(), count=len(missing), codes=", ".join(missing))

    def _report(self, kind: Kind, path: KeyPath, **values: object) -> None:
        self.diagnostics.append(Diagnostic.of(kind, self.file.document.place(path), **values))


def _scope(key: str, side: _Side) -> dict[str, str]:
    """Return `source[x]` or `target[x]`: the value set that bounds the side; for SNOMED CT the one of all concepts.

    It is a value set, never a code system (ConceptMap, R4 section 5.5.4); a side without one has its system only.
    """
    if side.valueset:
        return {f"{key}Canonical": side.valueset}
    return {f"{key}Uri": ALL_OF_SNOMED} if side.system == names.SNOMED else {}
