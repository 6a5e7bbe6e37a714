"""The entrance: an instance and its profiles in, what is wrong out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from digidot_term.compiler.instance.imposed import with_imposed
from digidot_term.compiler.instance.kinds import NOT_CHECKED
from digidot_term.compiler.instance.narrative import is_sound_narrative
from digidot_term.compiler.instance.references import contained_in
from digidot_term.compiler.instance.resources import inner_findings, structure_findings
from digidot_term.compiler.instance.scene import At, Finding, Known, Scene
from digidot_term.compiler.instance.types import narrowest
from digidot_term.compiler.instance.value_sets import Expansions, ValueSets, codes_in
from digidot_term.compiler.instance.walk import children_findings
from digidot_term.compiler.structures.shapes import Json, Shapes, Spot
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.fhirpath import FhirPath

_NOWHERE = Spot({"type": "", "kind": ""}, {"id": "", "path": ""})


class Validator:
    """Holds instances to profiles; what is learnt of definitions is kept, so keep one for many instances."""

    __slots__ = ("_known",)

    def __init__(
        self, definitions: Definitions, instances: Iterable[Json] = (), expansions: Expansions | None = None
    ) -> None:
        value_sets = ValueSets(definitions, expansions or {})
        by_name = {f"{item['resourceType']}/{item['id']}": item for item in instances if "id" in item}
        fhirpath = FhirPath(_functions(value_sets, by_name))
        self._known = Known(
            Shapes(definitions), value_sets, fhirpath, by_name, children_findings, inner_findings, structure_findings
        )

    @property
    def shapes(self) -> Shapes:
        """The definitions that are known."""
        return self._known.shapes

    def findings(self, resource: Json, profiles: Iterable[Json], missing: Iterable[str] = ()) -> tuple[Finding, ...]:
        """Return what is wrong with a resource under each profile (a StructureDefinition with snapshot), each once.

        Profiles that these impose count too. `missing` are profiles it should be held to that nothing is known of: a
        note says so.
        """
        found: dict[Any, Finding] = {}
        held, lost = with_imposed(profiles, self._known.shapes)
        for profile in narrowest(self.shapes, held):
            scene = Scene(self._known, resource, resource, str(profile.get("name")))
            at = At(scene, _NOWHERE, (), str(profile["type"]))
            for finding in structure_findings(at, resource, profile):
                found.setdefault(_matter(finding), finding)
        at = At(Scene(self._known, resource, resource, ""), _NOWHERE, (), str(resource.get("resourceType")))
        return (*found.values(), *(at.found(NOT_CHECKED, what=canonical) for canonical in (*missing, *lost)))


def _matter(finding: Finding) -> Any:
    """Return what makes two findings the same: all but the profile, for one and the base it has it from both say it."""
    values = tuple(pair for pair in finding.values if pair[0] != "profile")
    return finding.kind.id, finding.steps, values, finding.severity


def _functions(value_sets: ValueSets, instances: Mapping[str, Json]) -> dict[str, Any]:
    """Return the functions of FHIR's invariants that need to know more than the value (R4, "FHIRPath")."""

    def member_of(items: list[Any], canonical: Any, _: Json) -> list[Any]:
        told = [value_sets.has(str(canonical), code) for item in items for code in codes_in(item)]
        if None in told and True not in told:
            raise LookupError(canonical)
        return [True in told]

    def resolved(items: list[Any], _: Any, root: Json) -> list[Any]:
        return [_resolved(item, instances, root) for item in items]

    def is_sound(items: list[Any], _: Any, __: Json) -> list[Any]:
        return [all(is_sound_narrative(item) for item in items)]

    return {"memberOf": member_of, "resolve": resolved, "htmlChecks": is_sound}


def _resolved(item: Any, instances: Mapping[str, Json], root: Json) -> Json:
    reference = str(item.get("reference") if isinstance(item, dict) else item)
    target = contained_in(root, reference[1:]) if reference.startswith("#") else instances.get(reference)
    if target is None:
        raise LookupError(reference)  # not here, so that nothing can be said
    return target
