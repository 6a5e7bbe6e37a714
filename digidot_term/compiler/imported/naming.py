"""What a source calls a structure or value set: its id in the project, R4's own name, or its canonical."""

from __future__ import annotations

from digidot_term.compiler import names
from digidot_term.compiler.structures.structure_names import STRUCTURES, StructureNames
from digidot_term.record import record
from digidot_term.source.load import SourceFile

_CORE = "http://hl7.org/fhir/StructureDefinition/"


@record
class Naming:
    """Names within one project; `own` is the imported structure's canonical, `id` and `name` what it gets there."""

    resolver: StructureNames
    own: str
    id: str
    name: str

    @property
    def keeps_canonical(self) -> bool:
        """Say whether the project gives the structure the canonical it has."""
        return self.own == f"{self.resolver.project.config.project.canonical}/StructureDefinition/{self.id}"

    def structure(self, canonical: str) -> str:
        """Return the shortest word that means this structure; a canonical with a version stays as it is."""
        if canonical == self.own:
            return self.id
        own = self._named(canonical, *STRUCTURES)
        if own is not None:
            return own.id
        short = canonical.removeprefix(_CORE)
        is_word = short != canonical and "/" not in short and short not in {self.id, self.name}
        return short if is_word and self.resolver.canonical(short) == canonical else canonical

    def type(self, code: str) -> str:
        """Return the word for a type; its canonical where a structure of the project has its name."""
        if ":" in code:
            return self.structure(code)
        return f"{_CORE}{code}" if code in {self.id, self.name} or self.resolver.file(code) is not None else code

    def valueset(self, canonical: str) -> str:
        """Return the id of the project's value set with this canonical, else the canonical."""
        own = self._named(canonical, "valueset")
        return own.id if own is not None else canonical

    def _named(self, canonical: str, *kinds: str) -> SourceFile | None:
        project = self.resolver.project
        if "|" in canonical:
            return None
        for file in project.of_kind(*kinds):
            if canonical == names.canonical(file, project.config):
                return file
        return None
