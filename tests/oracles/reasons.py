"""Why a snapshot may differ from another tool's: each reason with the tools, facets and elements it explains.

docs/reference/snapshots.md has the proof of each. What no reason explains is a mistake, here or there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.oracles.building import Json
from tests.oracles.facets import Difference

SUSHI, GENERATOR, HAPI = "SUSHI", "fhir-snapshot-generator", "HAPI"

_LINK = re.compile(r"\]\((?:http://hl7\.org/fhir/)?")


class Case(NamedTuple):
    """A difference with what stands around it: the tool, the structure's id, and the element in both snapshots."""

    tool: str
    structure: str
    difference: Difference
    ours: Json
    theirs: Json


class Reason(NamedTuple):
    """Why some differences are none of ours."""

    name: str
    explains: Callable[[Case], bool]


def reason_of(case: Case) -> str:
    """Return the name of the reason that explains a difference, or an empty text."""
    return next((reason.name for reason in REASONS if reason.explains(case)), "")


def _listed(tool: str, *names: str) -> Callable[[Case], bool]:
    return lambda case: case.tool == tool and case.structure in names


def _extension_texts(case: Case) -> bool:
    last = case.difference.element.rpartition(".")[2].partition(":")[0]
    is_extension = last in ("extension", "modifierExtension", "Extension")
    facets = ("short", "definition", "constraint")
    return case.tool in (SUSHI, GENERATOR) and is_extension and case.difference.facet in facets


def _links(case: Case) -> bool:
    texts = (case.difference.ours, case.difference.theirs)
    one, other = (" ".join(_LINK.sub("](", str(text)).split()) for text in texts)
    return case.difference.facet == "definition" and one == other


def _appended(case: Case) -> bool:
    return case.tool in (SUSHI, GENERATOR) and str(case.difference.theirs).startswith("...")


def _unbindable(case: Case) -> bool:
    return case.difference.facet == "binding" and case.difference.ours is None and case.tool in (SUSHI, GENERATOR)


def _slice_children(case: Case) -> bool:
    """SUSHI gives a slice below which nothing is said no children, fhir-snapshot-generator always the element's."""
    if case.difference.facet != "ids":
        return False
    only_ours, only_theirs = case.difference.ours, case.difference.theirs
    in_slices = all(":" in name for name in (*only_ours, *only_theirs))
    return in_slices and not (only_ours if case.tool == GENERATOR else only_theirs)


def _slices_lost(case: Case) -> bool:
    """fhir-snapshot-generator loses the slices of a base where a profile says something below their element."""
    lost = case.difference.ours if case.difference.facet == "ids" and not case.difference.theirs else ()
    return case.tool == GENERATOR and bool(lost) and all(":" in name for name in lost)


def _group_of_model(case: Case) -> bool:
    ids = [name.rpartition(".")[2] for name in case.difference.ours] if case.difference.facet == "ids" else ()
    return case.tool == SUSHI and bool(ids) and set(ids) <= {"id", "extension", "modifierExtension"}


def _rules_of_types(case: Case) -> bool:
    """HAPI closes every slicing by type and, where a slice is mandatory, takes the other types away."""
    is_choice = "[x]" in case.difference.element
    return case.tool == HAPI and is_choice and case.difference.facet in ("slicing", "type", "min")


def _order_of_types(case: Case) -> bool:
    is_order = case.difference.facet == "ids" and case.difference.ours == case.difference.theirs == []
    return case.tool == HAPI and is_order


def _sums(case: Case) -> bool:
    facets = case.difference.facet == "min" and ("slicing" in case.ours or "sliceName" in case.ours)
    return case.tool == HAPI and facets


def _model_elements(case: Case) -> bool:
    is_model = case.structure.startswith("lm")
    return case.tool == HAPI and is_model and case.difference.facet in ("constraint", "base")


def _resource_texts(case: Case) -> bool:
    is_resource = case.difference.element.endswith(".resource")
    return case.tool == HAPI and is_resource and case.difference.facet in ("short", "definition", "isSummary")


def _written_otherwise(case: Case) -> bool:
    """HAPI writes content references in full, ids of resources as `id`, and leaves names of bindings out."""
    item = case.difference
    return case.tool == HAPI and (
        item.facet == "contentReference"
        or (item.facet == "type" and _bare(item.ours) == _bare(item.theirs))
        or (item.facet == "binding" and _named(item.ours) == _named(item.theirs))
    )


def _bare(types: list[Json] | None) -> list[Json]:
    return [{key: value for key, value in item.items() if key != "extension"} for item in types or ()]


def _named(binding: Json | None) -> tuple[object, object]:
    return (binding or {}).get("strength"), (binding or {}).get("valueSet")


REASONS = (
    Reason("texts and constraints of extensions in use", _extension_texts),
    Reason("links made absolute, blanks", _links),
    Reason("a text that begins with ... is appended", _appended),
    Reason("bindings of types that cannot have one", _unbindable),
    Reason("children of slices below which nothing is said", _slice_children),
    Reason("slices of the base are lost", _slices_lost),
    Reason("parts of a group in a logical model", _group_of_model),
    Reason("choices sliced by type", _rules_of_types),
    Reason("choices sliced by type", _order_of_types),
    Reason("minimum that slices add up to", _sums),
    Reason("constraints of elements in logical models", _model_elements),
    Reason("texts of a resource with a profile", _resource_texts),
    Reason("written otherwise", _written_otherwise),
    Reason("a slice name on the choice itself", _listed(SUSHI, "choice-one-slice")),
    Reason("a profile put on a type after its parts were made", _listed(SUSHI, "dt-in-prof")),
    Reason("parts that a profile of the same run adds are not seen", _listed(SUSHI, "mapped-again")),
    Reason("its own snapshot of bp", _listed(GENERATOR, "bp2")),
    Reason("what is said of a sliced element is laid over its slices", _listed(GENERATOR, "head-in-prof")),
    Reason("a content reference that got a type", _listed(GENERATOR, "cref-bundle")),
    Reason("a content reference that got a type", _listed(HAPI, "cref-bundle", "cref-slice")),
    Reason("a slice has not what is said of its element", _listed(HAPI, "binding-slice", "slice-headsaid")),
    Reason("must-support of a slice", _listed(HAPI, "bp2")),
    Reason("a slice name on the choice itself", _listed(HAPI, "choice-one-slice")),
    Reason("slicing of a slice", _listed(HAPI, "reslice")),
)
