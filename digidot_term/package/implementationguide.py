"""The ImplementationGuide resource: what a package is, and a list of what it holds (FHIR R4, ImplementationGuide)."""

from __future__ import annotations

from typing import Any

from digidot_term.artefact import Artefact, Compilation
from digidot_term.package.manifest import COUNTRIES
from digidot_term.source.project import Contact, ProjectConfig

CORE = "hl7.fhir.r4.core"


def build_implementation_guide(compilation: Compilation) -> dict[str, Any]:
    """Return the guide of a compiled project, in specification order; experimental on the sample edition."""
    config = compilation.project.config
    project = config.project
    guide: dict[str, Any] = {
        "resourceType": "ImplementationGuide",
        "id": project.id,
        "language": "en",
        "url": f"{project.canonical}/ImplementationGuide/{project.id}",
        "version": project.version,
        "name": project.name,
        "title": project.title,
        "status": project.status,
        "experimental": compilation.edition.is_sample,
        "date": project.date,
        "publisher": project.publisher,
        "contact": [_contact(person) for person in project.contact],
        "description": project.description.en,
        "jurisdiction": [{"coding": [{"system": COUNTRIES, "code": project.jurisdiction}]}],
        "packageId": project.id,
        "license": project.license,
        "fhirVersion": [project.fhir],
    }
    depends_on = _depends_on(config)
    if depends_on:
        guide["dependsOn"] = depends_on
    guide["definition"] = {
        "resource": [_listed(artefact) for artefact in compilation.artefacts],
        "page": {"nameUrl": "index.html", "title": project.title, "generation": "html"},
    }
    return guide


def _depends_on(config: ProjectConfig) -> list[dict[str, str]]:
    """The packages below, R4 itself left out, for `fhirVersion` says that.

    The canonical of another package's guide is not known without the package, so the address is made from its id.
    """
    return [
        {
            "id": name.replace(".", "-"),
            "uri": f"http://fhir.org/packages/{name}/ImplementationGuide/{name}",
            "packageId": name,
            "version": version,
        }
        for name, version in sorted(config.dependencies.items())
        if name != CORE
    ]


def _listed(artefact: Artefact) -> dict[str, Any]:
    texts = artefact.source.model
    entry: dict[str, Any] = {
        "reference": {"reference": f"{artefact.type}/{artefact.id}"},
        "name": texts.title.en,
        "description": texts.description.en,
    }
    profiles = artefact.resource.get("meta", {}).get("profile", ()) if artefact.is_example else ()
    return entry | ({"exampleCanonical": profiles[0]} if profiles else {"exampleBoolean": artefact.is_example})


def _contact(person: Contact) -> dict[str, Any]:
    reach = (("url", person.url), ("email", person.email))
    telecom = [{"system": system, "value": value} for system, value in reach if value]
    return {"name": person.name, "telecom": telecom} if telecom else {"name": person.name}
