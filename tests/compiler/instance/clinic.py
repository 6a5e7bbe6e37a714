"""A small project with profiles of every kind of rule, for examples that keep or break them."""

from __future__ import annotations

from pathlib import Path

from digidot_term.compiler.example import compile_examples
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.load import Project
from tests.compiler.structures.samples import FOLDER, extension, profile
from tests.project_files import HEAD, project_of, said

VISIT = profile(
    "visit",
    "Encounter",
    """\
elements:
  "extension[site]": {use: site}
  "modifierExtension[cancelled]": {use: cancelled}
  identifier:
    slice: {by: {value: system}, rules: closed, ordered: true}
    slices:
      first: {card: 1..1, elements: {system: {card: 1..1, fixed: "http://one"}}}
      second: {card: 0..1, elements: {system: {card: 1..1, fixed: "http://two"}, value: {card: 1..1, max-length: 4}}}
  type:
    slice: {by: {exists: text}, rules: open}
    slices:
      worded: {card: 0..1, elements: {text: {card: 1..1}}}
      coded: {card: 0..*, elements: {text: {card: 0..0}, coding: {card: 1..*}}}
  participant:
    slice: {by: {type: individual.resolve()}, rules: openAtEnd}
    slices:
      dentist: {card: 1..1, elements: {individual: {card: 1..1, only: [Reference(Practitioner)]}}}
      relative: {card: 0..*, elements: {individual: {card: 1..1, only: [Reference(RelatedPerson)]}}}
  subject: {card: 1..1, only: [Reference(person)]}
  serviceProvider: {only: [Reference(Organization)]}
  length: {only: [Duration]}
  account:
    slice: {by: {profile: resolve()}, rules: open}
    slices:
      open: {card: 0..1, only: [Reference(open-account)]}
invariants:
  vis-1:
    severity: error
    human: {en: "A finished visit has an end.", nb: "Et ferdig besøk har en slutt."}
    expression: "status = 'finished' implies period.end.exists()"
  vis-2:
    severity: warning
    on: period
    human: {en: "A period has a start.", nb: "En periode har en start."}
    expression: "start.exists()"
""",
)
FINDING = profile(
    "finding",
    "Observation",
    """\
elements:
  "value[x]":
    slice: {by: {type: $this}, rules: closed}
    slices:
      valueInteger: {only: [integer], min-value: 0, max-value: 6}
      valueQuantity: {only: [Quantity], elements: {code: {card: 1..1, fixed: mm}, system: {fixed: "http://unitsofmeasure.org"}}}
  component:
    slice: {by: {value: "code.coding.code"}, rules: open}
    slices:
      depth: {card: 0..2, elements: {code: {pattern: {coding: [{system: "http://c", code: depth}]}}}}
""",
)
PERSON = profile("person", "Patient", "elements: {name: {card: 1..*}, birthDate: {card: 1..1}}\n")
ACCOUNT = profile("open-account", "Account", "elements: {status: {fixed: active}}\n")
SITE = extension("site", 'elements: {"value[x]": {only: [Coding], card: 1..1}}\n', "Encounter")
DOSE = extension(
    "dose",
    """\
elements:
  extension:
    slice: {by: {value: url}, rules: closed}
    slices:
      amount: {card: 1..1, elements: {"value[x]": {only: [Quantity]}}}
""",
    "Patient.contact",
)
CANCELLED = extension(
    "cancelled", 'elements: {"value[x]": {only: [boolean]}, ".": {modifier: true, modifier-reason: x}}\n', "Encounter"
)

SOURCES = {
    "visit": VISIT,
    "finding": FINDING,
    "person": PERSON,
    "open-account": ACCOUNT,
    "site": SITE,
    "cancelled": CANCELLED,
}

EXAMPLES = {
    "visit": """\
  contained:
    - {resourceType: Practitioner, id: dentist, gender: female}
    - {resourceType: Account, id: account, status: active}
  extension: [{url: "http://example.org/fhir/StructureDefinition/site", valueCoding: {code: "46"}}]
  text: {status: generated, div: '<div xmlns="http://www.w3.org/1999/xhtml">Visit</div>'}
  identifier: [{system: "http://one", value: a}, {system: "http://two", value: b}]
  status: finished
  class: {system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: AMB}
  type: [{text: Filling}, {coding: [{system: "http://c", code: x}]}]
  subject: {reference: Patient/emma}
  participant: [{individual: {reference: "#dentist"}}, {individual: {reference: RelatedPerson/r}}, {type: [{text: x}]}]
  period: {start: "2026-10-20", end: "2026-10-20"}
  length: {value: 30, unit: min, system: "http://unitsofmeasure.org", code: min}
  account: [{reference: "#account"}]
""",
    "finding": """\
  status: final
  code: {coding: [{system: "http://c", code: probing, userSelected: true}]}
  subject: {reference: Patient/emma}
  effectiveDateTime: "2026-10-20T09:00:00+02:00"
  issued: "2026-10-20T09:00:00.000+02:00"
  _language: {extension: [{url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: unknown}]}
  valueQuantity: {value: 3.50, unit: mm, system: "http://unitsofmeasure.org", code: mm}
  note: [{text: "Bleeds.", time: "2026-10-20"}]
  component: [{code: {coding: [{system: "http://c", code: depth}]}, valueInteger: 3}]
""",
    "person": """\
  identifier: [{system: "urn:oid:2.16.578.1.12.4.1.4.1", value: "13116900216"}]
  name: [{family: Berg, given: [Emma, Kari], _given: [null, {id: g}]}]
  gender: female
  birthDate: "2010-05-06"
  photo: [{contentType: image/png, data: "TG9yZW0="}]
  communication: [{language: {coding: [{system: "urn:ietf:bcp:47", code: nb}]}}]
  multipleBirthInteger: 2
""",
}
NAMES = {"visit": "visit-1", "finding": "finding-1", "person": "emma"}


def clinic(root: Path, changed: str = "", text: str = "") -> Project:
    """The project with all examples, one of them with another text."""
    files = {f"{FOLDER}/{name}.yaml": source for name, source in SOURCES.items()}
    for name, resource in {**EXAMPLES, **({changed: text} if changed else {})}.items():
        files[f"{FOLDER}/examples/{name}.yaml"] = f"example: {NAMES[name]}\nof: {name}\n{HEAD}resource:\n{resource}"
    return project_of(root, files)


def checked(root: Path, definitions: Definitions, changed: str = "", text: str = "") -> tuple[Diagnostic, ...]:
    """The findings of all examples, one of them with another text."""
    project = clinic(root, changed, text)
    _, known, found = compile_structures(project, definitions)
    assert said(found) == []
    return compile_examples(project, known)[1]
