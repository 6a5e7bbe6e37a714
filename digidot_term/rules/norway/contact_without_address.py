"""NO123: none of the contacts can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NO123",
    "contact-without-address",
    Severity.ERROR,
    Text(
        en="no contact of the project has a url or an e-mail address: {names}",
        nb="ingen kontakter i prosjektet har url eller e-postadresse: {names}",
        nn="ingen kontaktar i prosjektet har url eller e-postadresse: {names}",
    ),
    Text(
        en="add `url` or `email` to a contact in [tool.digidot-term.project]",
        nb="legg `url` eller `email` til en kontakt i [tool.digidot-term.project]",
        nn="legg `url` eller `email` til ein kontakt i [tool.digidot-term.project]",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look at the contacts every artefact of the package carries."""
    contacts = compilation.project.config.project.contact
    if not any(contact.url or contact.email for contact in contacts):
        names = ", ".join(contact.name for contact in contacts)
        yield Diagnostic.of(KIND, Place(compilation.project.config_path), names=names)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (maintainers)", check)
