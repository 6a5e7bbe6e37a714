"""ElementDefinition.type as the words of a source: `type`, `only` or `use`."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.imported.loss import Json, Loss, losses_of, shown
from digidot_term.compiler.imported.naming import Naming

_LONGEST = 90
_TARGETED = frozenset({"Reference", "canonical", "CodeableReference"})
_KNOWN = frozenset({"code", "profile", "targetProfile", "aggregation", "versioning"})


def type_words(types: list[Json], here: str, naming: Naming) -> tuple[dict[str, Any], list[Loss]]:
    """Return the words for types; an extension that has a definition of its own is used."""
    lost = [
        loss
        for number, item in enumerate(types)
        for loss in losses_of(item, sorted(item.keys() - _KNOWN), here, f"type[{number}]")
    ]
    lost += [Loss(here, f"type[{number}]", shown(item)) for number, item in enumerate(types) if "code" not in item]
    types = [item for item in types if "code" in item]
    if _is_extension(types):
        return {"use": naming.structure(types[0]["profile"][0])}, lost
    words = [_word(item, naming) for item in types]
    if not words:
        return {}, lost
    return ({"type": words[0]} if len(words) == 1 else {"only": words}), lost


def _is_extension(types: list[Json]) -> bool:
    """Tell whether a type is an extension with a definition of its own, and nothing else is said of it."""
    return (
        len(types) == 1
        and types[0].get("code") == "Extension"
        and len(types[0].get("profile", ())) == 1
        and not types[0].keys() & {"targetProfile", "aggregation", "versioning"}
    )


def _word(item: Json, naming: Naming) -> Any:
    """Return a type as FHIR Shorthand writes it, or as a mapping where that has no room for all that is said."""
    code = str(item["code"])
    name = naming.type(code)
    profiles, targets = (
        [naming.structure(canonical) for canonical in item.get(key, ())] for key in ("profile", "targetProfile")
    )
    inner, other = (targets, profiles) if code in _TARGETED else (profiles, targets)
    word = f"{name}({' | '.join(inner)})" if inner else name
    if not other and not {"aggregation", "versioning"} & item.keys() and len(word) <= _LONGEST:
        return word
    words = {"type": name, "target": targets, "profile": profiles}
    words |= {key: item[key] for key in ("aggregation", "versioning") if key in item}
    return {key: value for key, value in words.items() if value}
