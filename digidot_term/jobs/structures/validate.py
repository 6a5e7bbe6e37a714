"""Instances in files held against their profiles: those they name, or the one asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from digidot_term.compiler.instance.kinds import NOT_CHECKED
from digidot_term.compiler.instance.types import known_structures, named_profiles
from digidot_term.compiler.instance.validator import Validator
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place, Severity, worst
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.read import parse_json
from digidot_term.fhir.structures.files import InputFile
from digidot_term.fhir.structures.places import place_in
from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import parse_xml
from digidot_term.fhir.xml.kinds import NOT_A_RESOURCE
from digidot_term.jobs.build import compile_all
from digidot_term.jobs.structures.finding import installed_definitions
from digidot_term.jobs.structures.kinds import NO_STRUCTURE
from digidot_term.record import record
from digidot_term.source.kinds import UNREADABLE_FILE
from digidot_term.source.load import find_root

Json = dict[str, Any]


@record
class ValidateOutcome:
    """How many files were looked at, and what is wrong with them."""

    given: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when there is an error."""
        return worst(self.diagnostics) is Severity.ERROR


def validate(
    words: Sequence[str], *, folder: Path | None, cache: Path, edition: str | None = None, profile: str | None = None
) -> ValidateOutcome:
    """Hold the resource in each file (FHIR JSON or XML) to its type, to the profiles it names and to `profile`.

    Known are the project's definitions, value sets expanded; outside a project, all installed packages. References
    between the files are followed.
    """
    files = [_read(word) for word in words]
    definitions = _definitions(folder, cache, edition)
    wanted = (_canonical(profile, definitions),) if profile else ()
    found: list[Diagnostic] = []
    resources: list[tuple[InputFile, Json]] = []
    types = TypeTable(definitions)
    for file in files:
        read, problems = parse_xml(file.data, file.shown, types) if file.is_xml else parse_json(file.data, file.shown)
        found += problems
        resources += [(file, read)] if read is not None else []
    validator = Validator(definitions, [resource for _, resource in resources])
    for file, resource in resources:
        found += _findings(file, resource, wanted, validator)
    return ValidateOutcome(len(files), tuple(_each_note_once(found)))


def _read(word: str) -> InputFile:
    try:
        return InputFile(Path(word).name, word, Path(word).read_bytes())
    except OSError as error:
        found = Diagnostic.of(UNREADABLE_FILE, Place(word), file=word, why=error.strerror or error)
        raise DigidotError(found, exit_code=ExitCode.USAGE) from None


def _definitions(folder: Path | None, cache: Path, edition: str | None) -> Definitions:
    try:
        root = find_root((folder or Path()).resolve())
    except DigidotError:
        if folder is not None:
            raise
        return installed_definitions(cache)
    return compile_all(root, edition=edition, cache=cache)[0].definitions


def _canonical(profile: str, definitions: Definitions) -> str:
    """Return the canonical of a profile named by it, by its id or by a type's name; SD090 when there is none."""
    structure = definitions.structure(profile) or definitions.identified(profile, "StructureDefinition")
    if structure is None:
        near = nearest(profile, definitions.resources_of("StructureDefinition"))
        found = Diagnostic.of(NO_STRUCTURE, Place("--profile"), word=profile, near=near)
        raise DigidotError(found, exit_code=ExitCode.USAGE)
    return str(structure["url"])


def _findings(file: InputFile, resource: Json, wanted: Sequence[str], validator: Validator) -> Iterator[Diagnostic]:
    code = str(resource["resourceType"])
    asked = dict.fromkeys((code, *named_profiles(resource), *wanted))
    structures, missing = known_structures(validator.shapes, asked)
    if code in missing or structures[0].get("kind") != "resource" or structures[0].get("abstract"):
        yield Diagnostic.of(NOT_A_RESOURCE, place_in(file, ("resourceType",)), element=code)
        return
    for finding in validator.findings(resource, structures, missing):
        yield finding.at_place(place_in(file, finding.steps))


def _each_note_once(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics, but what cannot be checked only where it is met first."""
    seen: set[str] = set()
    for item in found:
        what = dict(item.values).get("what", "")
        if item.kind is NOT_CHECKED and what in seen:
            continue
        seen.add(what)
        yield item
