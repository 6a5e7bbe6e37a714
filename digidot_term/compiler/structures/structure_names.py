"""What a source means by the name of a structure: project id, profile name, FHIR R4 name or canonical."""

from __future__ import annotations

from dataclasses import dataclass, field

from digidot_term.compiler import names
from digidot_term.compiler.structures import kinds
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.type_table import TypeTable
from digidot_term.source.document import KeyPath
from digidot_term.source.load import Project, SourceFile

STRUCTURES = ("profile", "datatype", "extension", "logical")

_CORE = "http://hl7.org/fhir/StructureDefinition/"


@dataclass(frozen=True, slots=True)
class StructureNames:
    """Resolves names within one project; `types` has the properties of FHIR's own types."""

    project: Project
    definitions: Definitions
    types: TypeTable = field(init=False, repr=False, compare=False)
    _files: dict[str, SourceFile] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note every name of the project's structures; of two with one name the first counts."""
        files: dict[str, SourceFile] = {}
        config = self.project.config
        for file in self.project.of_kind(*STRUCTURES):
            for name in (file.id, names.resource_name(file, config), names.canonical(file, config)):
                files.setdefault(name, file)
        object.__setattr__(self, "_files", files)  # frozen, and this is no more than what the project says
        object.__setattr__(self, "types", TypeTable(self.definitions))

    def file(self, word: str) -> SourceFile | None:
        """Return the project's source that a name, or a canonical with or without version, stands for, or None."""
        name, _, version = word.partition("|")
        return self._files.get(name) if version in ("", self.project.config.project.version) else None

    def canonical(self, word: str) -> str | None:
        """Return the canonical a name stands for; a canonical stands for itself; None when nothing is known by it."""
        file = self.file(word)
        if file is not None:
            return names.canonical(file, self.project.config) if ":" not in word else word
        if ":" in word:
            return word
        structure = self.definitions.structure(word)
        return str(structure["url"]) if structure else None

    def is_lost(self, word: str) -> bool:
        """Tell whether a canonical is below the project's own and names nothing; others may be published elsewhere."""
        ours = word.startswith(self.project.config.project.canonical + "/")
        return ours and self.file(word) is None and self.definitions.structure(word) is None

    def is_no_target(self, word: str) -> bool:
        """Tell whether a canonical of the project or of FHIR itself names nothing that could be referred to or met."""
        return self.is_lost(word) or (word.startswith(_CORE) and self.definitions.structure(word) is None)

    def datatype_of(self, file: SourceFile) -> str | None:
        """Return the datatype that a datatype profile of the project constrains, through its line of bases."""
        line: list[SourceFile] = []
        current: SourceFile | None = file
        while current is not None and current.kind == "datatype" and current not in line:
            line.append(current)
            current = self.file(current.model.base)
        if current is not None or not line:
            return None
        structure = self.definitions.structure(line[-1].model.base)
        return str(structure["type"]) if structure else None

    def near(self, word: str) -> str:
        """Return ` (`that`?)` for the known name, canonical or version of it closest to `word`, or nothing."""
        url, is_versioned, _ = word.partition("|")
        if ":" in word:
            versions = [f"{url}|{item.version}" for item in self.definitions.known(url, "StructureDefinition")]
            return nearest(word, versions if is_versioned else self.definitions.resources_of("StructureDefinition"))
        own = [
            name
            for file in self.project.of_kind(*STRUCTURES)
            for name in (file.id, names.resource_name(file, self.project.config))
        ]
        core = [url.removeprefix(_CORE) for url in self.definitions.resources_of("StructureDefinition")]
        return nearest(word, [*own, *(name for name in core if ":" not in name)])

    def unknown(self, word: str, file: SourceFile, path: KeyPath) -> Diagnostic:
        """Return the diagnostic for a name nothing is known by."""
        return Diagnostic.of(kinds.UNKNOWN_STRUCTURE, file.document.place(path), name=word, near=self.near(word))
