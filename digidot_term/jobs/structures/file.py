"""Read one StructureDefinition from a file, FHIR JSON or XML; whatever else it is ends the run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, Place, Severity
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.places import JsonPath
from digidot_term.fhir.json.read import parse_json
from digidot_term.fhir.json.shape import Mistake, check_shape
from digidot_term.fhir.snapshot.difference import element_ids
from digidot_term.fhir.structures import kinds
from digidot_term.fhir.structures.files import InputFile
from digidot_term.fhir.structures.older import as_r4
from digidot_term.fhir.structures.places import place_in
from digidot_term.fhir.structures.read import STRUCTURE
from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import parse_xml
from digidot_term.jobs.structures.kinds import NO_ELEMENTS

Json = dict[str, Any]

TYPE = STRUCTURE

_STEP = re.compile(r"[A-Za-z_]+|[0-9]+")
_NEEDED = ("url", "type", "kind")
_PARTS = ("differential", "snapshot")


class Places:
    """Where the elements of a differential stand in the file of their structure; each is looked for once."""

    __slots__ = ("_elements", "_file", "_found")

    def __init__(self, file: InputFile, structure: Json) -> None:
        self._file = file
        elements = (structure.get("differential") or {}).get("element", [])
        self._elements = {key: number for number, key in reversed(list(enumerate(element_ids(elements))))}
        self._found: dict[JsonPath, Place] = {}

    def of(self, element: str = "") -> Place:
        """Return the place of the element with this id, or that of the file."""
        number = self._elements.get(element)
        return Place(self._file.shown) if number is None else self._at(("differential", "element", number))

    def of_part(self, element: str, part: str) -> Place:
        """Return the place of a part such as `type[0].code` of an element or of the head, or of the nearest above."""
        number = self._elements.get(element)
        if element and number is None:
            return self.of()
        above: JsonPath = () if number is None else ("differential", "element", number)
        steps = tuple(int(step) if step.isdigit() else step for step in _STEP.findall(part))
        return self._at((*above, *steps)) if steps or above else self.of()

    def _at(self, path: JsonPath) -> Place:
        if path not in self._found:
            self._found[path] = place_in(self._file, path)
        return self._found[path]


def read_structure(path: Path, definitions: Definitions) -> tuple[Json, Places]:
    """Return the StructureDefinition of a file in the form of R4, and where its elements stand.

    Raises DigidotError for a file that is neither JSON nor XML, is no StructureDefinition, or has not its form; OSError
    for one that cannot be read.
    """
    data = path.read_bytes()
    file = InputFile(_name_by_content(path, data), str(path), data)
    types = TypeTable(definitions)
    resource, problems = parse_xml(data, file.shown, types) if file.is_xml else parse_json(data, file.shown)
    if resource is None:
        raise DigidotError(*problems)
    if resource["resourceType"] != TYPE:
        raise DigidotError(Diagnostic.of(kinds.NOT_A_STRUCTURE, place_in(file, ()), type=resource["resourceType"]))
    structure, _ = as_r4(resource)
    mistakes = [*check_shape(structure, types)]
    found = mistakes if any(kind.severity is Severity.ERROR for _, kind, _ in mistakes) else [*_lacking(structure)]
    if found:
        raise DigidotError(*(Diagnostic.of(kind, place_in(file, at), **values) for at, kind, values in found))
    return structure, Places(file, structure)


def _name_by_content(path: Path, data: bytes) -> str:
    """Return the name of a file, ending as XML's do where it begins as XML does."""
    begins_as_xml = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"
    return f"{path.stem}.xml" if begins_as_xml else path.name


def _lacking(structure: Json) -> Iterator[Mistake]:
    """Yield what all who read structures rely on, and this one has not."""
    for name in _NEEDED:
        if not structure.get(name):
            yield (), kinds.MISSING_PROPERTY, {"name": name}
    if not any((structure.get(part) or {}).get("element") for part in _PARTS):
        yield (), NO_ELEMENTS, {"found": "differential.element?"}
    for part in _PARTS:
        for number, element in enumerate((structure.get(part) or {}).get("element", ())):
            if not element.get("path"):
                yield (part, "element", number), kinds.MISSING_PROPERTY, {"name": "path"}
