"""The manifest of a FHIR package, `package/package.json`, as HL7's package format lists its members."""

from __future__ import annotations

from typing import Any

from digidot_term.source.project import Contact, ProjectConfig

CORE = "hl7.fhir.r4.core"
"""What every R4 package depends on, whether its configuration says so or not."""

COUNTRIES = "urn:iso:std:iso:3166"


def build_manifest(config: ProjectConfig, *, for_publication: bool) -> dict[str, Any]:
    """Return the manifest; its date (`yyyyMMddHHmmss`) is the configuration's, at midnight.

    A package that is not for publication says so with `notForPublication`, as publishing tools do.
    """
    project = config.project
    manifest: dict[str, Any] = {
        "name": project.id,
        "version": project.version,
        "type": "IG",
        "date": f"{project.date.replace('-', '')}000000",
        "license": project.license,
        "canonical": project.canonical,
        "notForPublication": True,
        "url": project.canonical,
        "title": project.title,
        "description": project.description.en,
        "fhirVersions": [project.fhir],
        "dependencies": dict(sorted({CORE: project.fhir, **config.dependencies}.items())),
        "author": project.publisher,
        "maintainers": [_maintainer(contact) for contact in project.contact],
        "directories": {"lib": "package", "example": "example"},
        "jurisdiction": f"{COUNTRIES}#{project.jurisdiction}",
    }
    if for_publication:
        del manifest["notForPublication"]
    return manifest


def _maintainer(contact: Contact) -> dict[str, str]:
    members = {"name": contact.name, "email": contact.email, "url": contact.url}
    return {member: value for member, value in members.items() if value}
