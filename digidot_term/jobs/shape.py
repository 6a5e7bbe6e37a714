"""The shape check: every resource passes the R4B models of fhir.resources.

The models cost a third of a second to import and milliseconds a resource, so a resource that passed is remembered by
the hash of its content in the user's cache. R4B's models reject two things R4 allows (fixedMeta, patternMeta) and are
never used to write.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.jobs.caches import cache_home
from digidot_term.language import Text

WRONG_SHAPE = Kind(
    "FHIR100",
    "wrong-shape",
    Severity.ERROR,
    Text(
        en="{type}/{id} is not a valid FHIR resource: {element}: {problem}",
        nb="{type}/{id} er ikke en gyldig FHIR-ressurs: {element}: {problem}",
        nn="{type}/{id} er ikkje ein gyldig FHIR-ressurs: {element}: {problem}",
    ),
    Text(
        en="correct the value in the source",
        nb="rett verdien i kilden",
        nn="rett verdien i kjelda",
    ),
)

_IN_ELEMENT = re.compile(r"(?P<view>differential|snapshot)\.element\[(?P<number>\d+)\]")
_MODELS = "R4B fhir.resources"


def check_shapes(compilation: Compilation, memory: Path | None = None) -> Iterator[Diagnostic]:
    """Yield what the models reject; `memory` is the folder of remembered hashes (default: the user's cache)."""
    folder = memory or cache_home() / "shapes"
    for artefact in compilation.artefacts:
        text = json.dumps(artefact.resource, ensure_ascii=False, sort_keys=True, default=_number)
        mark = folder / hashlib.sha256(f"{_MODELS}\n{text}".encode()).hexdigest()
        if mark.exists():
            continue
        problems = list(_problems(artefact, json.loads(text)))
        yield from problems
        if not problems:
            _remember(mark)


def _number(value: Any) -> float:
    """Turn a decimal into the number it is in JSON, so that it does not pass for a text."""
    return float(value)


def _problems(artefact: Artefact, resource: dict[str, Any]) -> Iterator[Diagnostic]:
    from fhir.resources.R4B import get_fhir_model_class
    from pydantic import ValidationError

    try:
        get_fhir_model_class(artefact.type).model_validate(resource)
    except (KeyError, LookupError):
        yield _wrong(artefact, "resourceType", f"no resource type {artefact.type}")
    except ValidationError as error:
        details = error.errors(include_url=False)
        differential = [detail for detail in details if detail["loc"][0] != "snapshot"]
        for detail in differential or details:  # what is wrong in a differential is wrong in its snapshot too
            yield _wrong(artefact, _element(detail["loc"]), detail["msg"])


def _element(location: tuple[int | str, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).lstrip(".")


def _wrong(artefact: Artefact, element: str, problem: str) -> Diagnostic:
    values = {"type": artefact.type, "id": artefact.id, "element": element, "problem": problem}
    return Diagnostic.of(WRONG_SHAPE, artefact.place(_traced(artefact, element)), **values)


def _traced(artefact: Artefact, element: str) -> str:
    """Return the name an element has in the artefact's trace: in a StructureDefinition that of its element id."""
    inside = _IN_ELEMENT.match(element)
    if not inside:
        return element
    return str(artefact.resource[inside["view"]]["element"][int(inside["number"])].get("id", ""))


def _remember(mark: Path) -> None:
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError:
        return
