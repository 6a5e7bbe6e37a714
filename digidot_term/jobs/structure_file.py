"""Read one StructureDefinition from a file, FHIR JSON or XML; whatever else it is ends the run."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.package_kinds import BROKEN_JSON
from digidot_term.jobs.structure_kinds import NO_ELEMENTS, NOT_A_STRUCTURE

Json = dict[str, Any]

TYPE = "StructureDefinition"


def read_structure(path: Path, definitions: Definitions) -> tuple[Json, str]:
    """Return the StructureDefinition of a file and the file's text.

    Raises DigidotError for a file that cannot be read (OSError), is neither JSON nor XML, or holds something else.
    """
    data = path.read_bytes()
    if _is_xml(data, path):
        resource, found = _from_xml(data, str(path), definitions)
        if resource is None:
            raise DigidotError(*found, exit_code=ExitCode.INPUT)
    else:
        resource = _from_json(data, str(path))
    _check(resource, str(path))
    return resource, data.decode("utf-8", "replace")


def _is_xml(data: bytes, path: Path) -> bool:
    return path.suffix.lower() == ".xml" or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _from_xml(data: bytes, shown_as: str, definitions: Definitions) -> tuple[Json | None, tuple[Diagnostic, ...]]:
    from digidot_term.fhir.type_table import TypeTable
    from digidot_term.fhir.xml import parse_xml

    return parse_xml(data, shown_as, TypeTable(definitions))


def _from_json(data: bytes, shown_as: str) -> Json:
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        place = Place(shown_as, error.lineno, error.colno)
        raise DigidotError(Diagnostic.of(BROKEN_JSON, place, why=error.msg)) from error
    except (ValueError, RecursionError) as error:
        raise DigidotError(Diagnostic.of(BROKEN_JSON, Place(shown_as), why=error)) from error
    if not isinstance(value, dict):
        raise _error(BROKEN_JSON, shown_as, why=type(value).__name__)
    return value


def _check(resource: Json, shown_as: str) -> None:
    """Refuse what has not the shape that all who read structures rely on."""
    found = resource.get("resourceType")
    if found != TYPE:
        raise _error(NOT_A_STRUCTURE, shown_as, found=found or "resourceType?")
    for name in ("url", "type", "kind"):
        if not isinstance(resource.get(name), str):
            raise _error(NOT_A_STRUCTURE, shown_as, found=f"{name}?")
    parts = [resource[part] for part in ("differential", "snapshot") if part in resource]
    if not parts:
        raise _error(NO_ELEMENTS, shown_as, found="differential?")
    for part in parts:
        elements = part.get("element") if isinstance(part, dict) else None
        if not isinstance(elements, list) or not elements:
            raise _error(NO_ELEMENTS, shown_as, found="element?")
        for number, element in enumerate(elements):
            if not isinstance(element, dict) or not isinstance(element.get("path"), str):
                raise _error(NO_ELEMENTS, shown_as, found=f"element[{number}].path?")


def _error(kind: Kind, shown_as: str, **values: object) -> DigidotError:
    return DigidotError(Diagnostic.of(kind, Place(shown_as), **values))
