"""What extensions say of an element beside its one binding: further value sets, and what systems must do about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.language import Language, Text

Json = dict[str, Any]

_ADDITIONAL = "http://hl7.org/fhir/tools/StructureDefinition/additional-binding"
_CORE = "http://hl7.org/fhir/StructureDefinition/"
_BOUNDS = {f"{_CORE}elementdefinition-maxValueSet": "maximum", f"{_CORE}elementdefinition-minValueSet": "minimum"}
_OBLIGATION = f"{_CORE}obligation"
_FOR = Text(en="{codes} for {actors}", nb="{codes} for {actors}", nn="{codes} for {actors}")


def further_bindings(binding: Json) -> Iterator[tuple[str, str]]:
    """Yield the canonical of each further value set of a binding, and what it is for."""
    for extension in binding.get("extension", ()):
        url = str(extension.get("url"))
        if url in _BOUNDS:
            yield str(extension.get("valueCanonical") or extension.get("valueUri")), _BOUNDS[url]
        elif url == _ADDITIONAL:
            parts = {item.get("url"): item for item in extension.get("extension", ())}
            value_set = parts.get("valueSet", {}).get("valueCanonical", "")
            yield str(value_set), str(parts.get("purpose", {}).get("valueCode", ""))


def obligations(element: Json, language: Language) -> Iterator[str]:
    """Yield each obligation: its codes, and the last parts of the canonicals of those it is for."""
    for extension in element.get("extension", ()):
        if extension.get("url") != _OBLIGATION:
            continue
        parts = extension.get("extension", ())
        codes = ", ".join(str(item.get("valueCode")) for item in parts if item.get("url") == "code")
        actors = [str(item.get("valueCanonical")) for item in parts if item.get("url") == "actor"]
        names = ", ".join(actor.partition("|")[0].rpartition("/")[2] for actor in actors)
        yield _FOR.render(language, codes=codes, actors=names) if names else codes
