"""All commands by name; a module is loaded when one of its commands is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from digidot_term.record import record

Command = Callable[..., None]


class Group:
    """Commands under one word."""

    __slots__ = ("commands",)

    def __init__(self) -> None:
        self.commands: dict[str, Command] = {}

    def command(self, name: str | None = None) -> Callable[[Command], Command]:
        """Add a command, under its own name unless another is given."""

        def add(command: Command) -> Command:
            self.commands[name or command.__name__] = command
            return command

        return add


@record
class Entry:
    """Where a word leads: to a command or group, as `module:name`, and the first line of its help.

    `beside` are commands of their own whose names may stand directly behind the word of a command.
    """

    target: str
    help: str
    beside: Mapping[str, Entry] = MappingProxyType({})

    def load(self) -> Command | Group:
        """Return the command or the group."""
        module, _, name = self.target.partition(":")
        found: Command | Group = getattr(import_module(f"digidot_term.cli.{module}"), name)
        return found


COMMANDS = {
    "build": Entry("project:build", "Build value sets, concept maps and structure definitions from the sources."),
    "check": Entry(
        "project:check",
        "Check the project against the rules of FHIR, SNOMED CT, HL7 Norway, Helse-NIM, EHDS and dental safety.",
    ),
    "diff": Entry(
        "project:diff", "Compare two builds or packages: codes added and removed, elements changed, map rows changed."
    ),
    "doctor": Entry("project:doctor", "Say what is installed, cached and missing, and how to mend it."),
    "schema": Entry("project:schema", "Print the JSON Schema of a source format, for editors."),
    "ecl": Entry(
        "ecl:ecl",
        "List the concepts that meet an ECL expression, with their terms.",
        {
            "optimise": Entry(
                "ecl_optimise:optimise",
                "Suggest a shorter ECL expression with the same meaning, and say why it has it.",
            ),
            "from-codes": Entry(
                "ecl_from_codes:from_codes",
                "Find a short ECL expression for a list of codes: exact, or the best within a bound.",
            ),
        },
    ),
    "fmt": Entry("fmt:fmt", "Write the ECL of sources in canonical form, with the preferred terms of a release."),
    "rules": Entry("rules:rules", "List the rules with their packs and severities."),
    "explain": Entry(
        "rules:explain", "Explain a rule or another diagnostic: what is found, why it matters, what to do."
    ),
    "concept": Entry("concept:app", "Look concepts up: by id, by term, in the hierarchy."),
    "edition": Entry("edition:app", "Index, list, show and compare SNOMED CT editions."),
    "vs": Entry("export:vs_app", "Work on value sets and code systems."),
    "map": Entry("export:map_app", "Work on concept maps."),
    "sd": Entry("structures:sd_app", "Work on structure definitions."),
    "package": Entry("package:app", "Install, list and make FHIR packages."),
    "sample": Entry("sample:app", "The sample edition: test data, not SNOMED CT."),
}
"""Each first word; of a command, the help is its docstring's first line over again, so that a list need not load it."""
