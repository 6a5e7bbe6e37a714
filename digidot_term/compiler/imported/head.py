"""The head of a StructureDefinition as the first keys of a source, and what the project says instead of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from digidot_term.compiler.imported.extensions import head_extensions
from digidot_term.compiler.imported.loss import Json, Loss, losses_of
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.imported.spare import entries
from digidot_term.compiler.imported.texts import local_text, text_of
from digidot_term.compiler.structures.mappings import inherited_mappings

Words = dict[str, Any]

EXTENSION = "http://hl7.org/fhir/StructureDefinition/Extension"

_NAME = re.compile(r"[A-Z][A-Za-z0-9_]{0,254}")
_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
_WORD = re.compile(r"[A-Za-z0-9]+")
_SAID = frozenset(
    [
        *(
            "resourceType",
            "id",
            "meta",
            "url",
            "name",
            "text",
            "kind",
            "abstract",
            "type",
            "baseDefinition",
            "derivation",
        ),
        *("title", "_title", "description", "_description", "purpose", "_purpose", "experimental", "extension"),
        *("context", "contextInvariant", "mapping", "snapshot", "differential", "copyright", "_copyright"),
        *("identifier", "useContext", "keyword"),
    ]
)
_LISTS = {"identifier": "identifier", "useContext": "use-context", "keyword": "keyword"}
_OWN = ("status", "date", "publisher", "contact", "jurisdiction")
OF_PROJECT = ("version", *_OWN, "fhirVersion", "language")
"""What the configuration says for all structures of a project."""


def kind_of(structure: Json) -> str | None:
    """Return the kind of source a structure has, or None for what no source makes: FHIR's own types."""
    kind = structure.get("kind")
    if structure.get("derivation") != "constraint":
        return "logical" if kind == "logical" else None
    if structure.get("type") == "Extension":
        return "extension"
    return "datatype" if kind in {"complex-type", "primitive-type"} else "profile"


def id_of(structure: Json) -> str:
    """Return the id of a structure, else the end of its canonical in the letters an id may have."""
    wanted = str(structure.get("id") or structure["url"].rpartition("/")[2])
    return wanted if _ID.fullmatch(wanted) else "-".join(_WORD.findall(wanted))[:64] or "imported"


def name_of(structure: Json) -> str:
    """Return the name of a structure as sources want it, in PascalCase."""
    wanted = str(structure.get("name") or id_of(structure))
    if _NAME.fullmatch(wanted):
        return wanted
    name = "".join(word[0].upper() + word[1:] for word in _WORD.findall(wanted))
    return name if _NAME.fullmatch(name) else f"X{name}"


def head_words(structure: Json, base: Json | None, kind: str, naming: Naming) -> tuple[Words, bool, list[Loss]]:
    """Return the first keys of a source, whether its title and description are in bokmål, and what is lost."""
    name = name_of(structure)
    words: Words = {kind: name, "id": id_of(structure)}
    if kind != "extension" or structure.get("baseDefinition") != EXTENSION:
        words["base"] = naming.structure(str(structure.get("baseDefinition", "")))
    title, has_title, lost = local_text(structure, "title", name)
    description, has_description, more = local_text(structure, "description", title["en"])
    words |= {"title": title, "description": description}
    lost += more
    if str(structure.get("purpose", "")).strip():
        purpose, translated, more = local_text(structure, "purpose", "")
        words["purpose"] = purpose
        has_description = has_description and translated
        lost += more
    if str(structure.get("copyright", "")).strip():
        words["copyright"], more = text_of(structure, "copyright", "")
        lost += more
    own, more = _of_its_own(structure, naming)
    words |= own
    lost += more
    words |= {word: structure[key] for key, word in _LISTS.items() if structure.get(key)}
    for key in ("abstract", "experimental"):
        if structure.get(key) is True:
            words[key] = True
    extensions, more = head_extensions(structure.get("extension", ()), naming)
    words |= extensions
    lost += more
    if kind == "extension":
        contexts, more = _contexts(structure, naming)
        words |= contexts
        lost += more
    mappings, more = _mappings(structure, inherited_mappings(base, naming.resolver))
    words |= mappings
    lost += [*more, *losses_of(structure, sorted(structure.keys() - _SAID - {*OF_PROJECT}), "")]
    spare, lost = entries(lost, naming)
    words |= {"extensions": spare} if spare else {}
    return words, has_title and has_description, lost


def _of_its_own(structure: Json, naming: Naming) -> tuple[Words, list[Loss]]:
    """Return what a structure of the project says otherwise than the configuration does for all; others' say nothing.

    For what becomes another structure, with the project's canonical, is the project's in this too.
    """
    if not naming.keeps_canonical:
        return {}, []
    standing = naming.resolver.project.config.project
    words: Words = {}
    for key in ("status", "date", "publisher"):
        if structure.get(key) and structure[key] != getattr(standing, key):
            words[key] = structure[key]
    lost = [Loss("", "status", "unknown")] if words.get("status") == "unknown" else []
    return {key: value for key, value in words.items() if value != "unknown"}, lost


def _contexts(structure: Json, naming: Naming) -> tuple[Words, list[Loss]]:
    stated = structure.get("context", ())
    contexts = [_context(item, naming) for item in stated]
    lost = [
        loss
        for number, item in enumerate(stated)
        for loss in losses_of(item, sorted(item.keys() - {"type", "expression"}), "", f"context[{number}]")
    ]
    words: Words = {"context": contexts or ["Element"]}
    if structure.get("contextInvariant"):
        words["context-invariants"] = list(structure["contextInvariant"])
    return words, lost


def _context(item: Json, naming: Naming) -> Any:
    kind, expression = str(item.get("type", "element")), str(item.get("expression", "")).strip()
    if kind == "element":
        return expression
    return {kind: naming.structure(expression) if kind == "extension" else expression}


def _mappings(structure: Json, inherited: Mapping[str, Json]) -> tuple[Words, list[Loss]]:
    """Return the declarations of mappings that bases do not have; one without a name is named by its identity."""
    made: Words = {}
    lost: list[Loss] = []
    for number, item in enumerate(structure.get("mapping", ())):
        identity = str(item.get("identity", ""))
        if inherited.get(identity) == item:
            continue
        words: Words = {"uri": item["uri"]} if item.get("uri") else {}
        words["name"] = str(item.get("name") or identity)
        if str(item.get("comment", "")).strip():
            words["comment"], more = text_of(item, "comment", "", f"mapping[{number}]")
            lost += more
        made[identity] = words
        unknown = sorted(item.keys() - {"identity", "uri", "name", "comment", "_comment"})
        lost += losses_of(item, unknown, "", f"mapping[{number}]")
    return ({"mappings": made} if made else {}), lost
