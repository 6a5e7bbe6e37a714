"""The metadata every conformance resource carries, in specification order (FHIR R4 section 2.20, CanonicalResource)."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler import names
from digidot_term.source.load import RESOURCE_TYPES, Project, SourceFile
from digidot_term.source.model import LocalText

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
COUNTRY = "urn:iso:std:iso:3166"

COUNTRY_NAMES = {"NO": "Norway"}

_SNOMED_COPYRIGHT = (
    "This {what} includes content from SNOMED CT, which is copyright © 2002+ International Health Terminology "
    "Standards Development Organisation (IHTSDO), and distributed by agreement between IHTSDO and HL7. Implementer use "
    "of SNOMED CT is not covered by this agreement."
)


def metadata(file: SourceFile, project: Project, *, experimental: bool) -> dict[str, Any]:
    """Return the head of a resource, up to and with `jurisdiction` and `purpose`."""
    config = project.config.project
    model = file.model
    head: dict[str, Any] = {
        "resourceType": RESOURCE_TYPES[file.kind],
        "id": names.resource_id(file),
        "language": "en",
        "url": names.canonical(file, project.config),
        "version": config.version,
        "name": names.resource_name(file, project.config),
        **translated("title", model.title),
        "status": getattr(model, "status", None) or config.status,
        "experimental": experimental or bool(getattr(model, "experimental", None)),
        "date": getattr(model, "date", None) or config.date,
        "publisher": getattr(model, "publisher", None) or config.publisher,
        "contact": [
            contact(person.name, person.url, person.email)
            for person in getattr(model, "contact", None) or config.contact
        ],
        **translated("description", model.description),
        "jurisdiction": list(getattr(model, "jurisdiction", ())) or [{"coding": [_country(config.jurisdiction)]}],
    }
    if model.purpose:
        head |= translated("purpose", model.purpose)
    return head


def snomed_copyright(what: str) -> str:
    """Return the notice a value set or concept map with SNOMED CT content carries; `what` says which it is."""
    return _SNOMED_COPYRIGHT.format(what=what)


def contact(name: str, url: str | None, email: str | None) -> dict[str, Any]:
    """Return a ContactDetail."""
    telecom = [{"system": "url", "value": url}] if url else []
    telecom += [{"system": "email", "value": email}] if email else []
    return {"name": name, "telecom": telecom} if telecom else {"name": name}


def translated(element: str, text: LocalText | str) -> dict[str, Any]:
    """Return `element` in English with its Norwegian texts in the translation extension."""
    if isinstance(text, str):
        return {element: text}
    extensions = [translation(language, content) for language, content in (("nb", text.nb), ("nn", text.nn)) if content]
    return {element: text.en, f"_{element}": {"extension": extensions}}


def translation(language: str, content: str) -> dict[str, Any]:
    """Return one translation extension (`http://hl7.org/fhir/StructureDefinition/translation`)."""
    return {
        "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": content}],
        "url": TRANSLATION,
    }


def _country(code: str) -> dict[str, str]:
    coding = {"system": COUNTRY, "code": code}
    return coding | {"display": COUNTRY_NAMES[code]} if code in COUNTRY_NAMES else coding
