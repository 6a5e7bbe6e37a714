"""Projects of many profiles and extensions, once as our YAML and once as FHIR Shorthand, that say the same.

Each profile has an extension of its own, cardinalities, flags, a binding, a slicing and fixed and pattern values.
"""

from __future__ import annotations

from pathlib import Path

CANONICAL = "http://example.org/fhir"
BASES = (
    ("Condition", "clinicalStatus", "code", "1", "category"),
    ("Procedure", "status", "code", "1", "category"),
    ("Observation", "status", "code", "1", "category"),
    ("Encounter", "status", "type", "*", "reasonCode"),
)
"""Resources, with their elements for a status, for a code and its largest number, and for a category."""
VALUE_SETS = tuple(
    f"http://hl7.org/fhir/ValueSet/{name}"
    for name in ("condition-code", "procedure-code", "body-site", "encounter-type")
)

_CONFIGURATION = f"""id = "example.bench"
canonical = "{CANONICAL}"
version = "1.0.0"
name = "Bench"
title = "Bench"
description = {{ en = "Profiles of a benchmark.", nb = "Profiler i en måling." }}
status = "draft"
publisher = "Example"
contact = [{{ name = "Example", url = "http://example.org" }}]
jurisdiction = "NO"
date = "2026-01-01"
license = "CC0-1.0"
"""
_SUSHI = f"""id: example.bench
canonical: {CANONICAL}
name: Bench
title: Bench
status: draft
version: 1.0.0
fhirVersion: 4.0.1
FSHOnly: true
"""


def write_yaml(folder: Path, count: int) -> Path:
    """Write a project of so many profiles and as many extensions; return its folder."""
    sources = folder / "structuredefinitions"
    sources.mkdir(parents=True)
    text = (
        f'[project]\n{_CONFIGURATION}\n[snomed]\nedition = "sample"\n\n[dependencies]\n"hl7.fhir.r4.core" = "4.0.1"\n'
    )
    (folder / "digidot.toml").write_text(text, "utf-8")
    for number in range(count):
        (sources / f"bench-profile-{number}.yaml").write_text(_yaml_profile(number), "utf-8")
        (sources / f"bench-extension-{number}.yaml").write_text(_yaml_extension(number), "utf-8")
    return folder


def write_fsh(folder: Path, count: int) -> Path:
    """Write the same as FHIR Shorthand; return its folder."""
    sources = folder / "input" / "fsh"
    sources.mkdir(parents=True)
    (folder / "sushi-config.yaml").write_text(_SUSHI, "utf-8")
    for number in range(count):
        text = f"{_fsh_profile(number)}\n{_fsh_extension(number)}"
        (sources / f"bench-{number}.fsh").write_text(text, "utf-8")
    return folder


def _yaml_profile(number: int) -> str:
    base, status, code, most, category = BASES[number % len(BASES)]
    return f"""profile: BenchProfile{number}
id: bench-profile-{number}
base: {base}
title: {{en: "Profile {number}", nb: "Profil {number}"}}
description: {{en: "Profile {number} of the benchmark.", nb: "Profil {number} i målingen."}}
elements:
  identifier:
    card: 1..*
    ms: true
    slice: {{by: {{value: system}}, rules: open}}
    slices:
      record:
        card: 1..1
        elements:
          system: {{card: 1..1, fixed: "{CANONICAL}/record/{number}"}}
          value: {{card: 1..1, max-length: 40}}
      national:
        card: 0..1
        elements:
          system: {{card: 1..1, fixed: "{CANONICAL}/national"}}
  {status}:
    ms: true
    short: {{en: "Where it has come to", nb: "Hvor langt det er kommet"}}
  {code}:
    card: 1..{most}
    ms: true
    bind: {{valueset: "{VALUE_SETS[number % len(VALUE_SETS)]}", strength: required}}
  {category}:
    pattern: {{coding: [{{system: "{CANONICAL}/category", code: "dental"}}]}}
  subject:
    card: 1..1
    only: [Reference(Patient)]
  extension[bench{number}]:
    use: bench-extension-{number}
    card: 0..1
    ms: true
"""


def _yaml_extension(number: int) -> str:
    base = BASES[number % len(BASES)][0]
    return f"""extension: BenchExtension{number}
id: bench-extension-{number}
title: {{en: "Extension {number}", nb: "Utvidelse {number}"}}
description: {{en: "Extension {number} of the benchmark.", nb: "Utvidelse {number} i målingen."}}
context: [{base}]
elements:
  .:
    card: 0..1
    short: {{en: "What extension {number} says", nb: "Hva utvidelse {number} sier"}}
  value[x]:
    card: 1..1
    only: [{"CodeableConcept" if number % 2 else "string"}]
"""


def _fsh_profile(number: int) -> str:
    base, status, code, most, category = BASES[number % len(BASES)]
    return f"""Profile: BenchProfile{number}
Id: bench-profile-{number}
Parent: {base}
Title: "Profile {number}"
Description: "Profile {number} of the benchmark."
* identifier 1..* MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains record 1..1 and national 0..1
* identifier[record].system 1..1
* identifier[record].system = "{CANONICAL}/record/{number}" (exactly)
* identifier[record].value 1..1
* identifier[record].value ^maxLength = 40
* identifier[national].system 1..1
* identifier[national].system = "{CANONICAL}/national" (exactly)
* {status} MS
* {status} ^short = "Where it has come to"
* {code} 1..{most} MS
* {code} from {VALUE_SETS[number % len(VALUE_SETS)]} (required)
* {category} = {CANONICAL}/category#dental
* subject 1..1
* subject only Reference(Patient)
* extension contains BenchExtension{number} named bench{number} 0..1 MS
"""


def _fsh_extension(number: int) -> str:
    base = BASES[number % len(BASES)][0]
    return f"""Extension: BenchExtension{number}
Id: bench-extension-{number}
Title: "Extension {number}"
Description: "Extension {number} of the benchmark."
Context: {base}
* . 0..1
* . ^short = "What extension {number} says"
* value[x] 1..1
* value[x] only {"CodeableConcept" if number % 2 else "string"}
"""
