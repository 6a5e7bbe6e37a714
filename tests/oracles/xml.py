"""HL7's own examples as XML and back, by us and by HAPI: `python -m tests.oracles.xml`, part of `make test-oracles`.

Our XML of each must be read by HAPI and written as JSON equal to the original; the XML that HAPI makes of the original
must be read by us and be equal to it, too. What HAPI does to them has a reason here.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.read import parse_json
from digidot_term.fhir.json.write import ElementOrder, render_json
from digidot_term.fhir.packages.cache import cache_folder, package_folder, parse_package_id
from digidot_term.fhir.packages.package import open_package_files, read_package
from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import parse_xml, render_xml
from tests.oracles import tools

EXAMPLES = "hl7.fhir.r4.examples@4.0.1"

Difference = tuple[str, Any, Any]
"""Where two resources differ, ours and theirs; None where there is nothing."""

_MANY_LINES = 20
_GREATER = re.compile(r'="[^"<]*(?:>|&gt;)')
_LARGEST = 3_000_000  # bytes; eight Bundles are larger and would take as long as all the rest


def compare_xml(folder: Path, say: Callable[[str], None], *, java: bool = True) -> bool:
    """Print how the examples fare; return whether one does not come back, or something differs without a reason."""
    archive = tools.fetch_package(EXAMPLES)
    if archive is None:
        say(f"\n{EXAMPLES} cannot be fetched: nothing is compared as XML.")
        return False
    core = package_folder(cache_folder(), parse_package_id("hl7.fhir.r4.core@4.0.1"))
    definitions = Definitions([read_package(core)])
    types = TypeTable(definitions)
    given = _resources(archive)
    lost = _written(given, folder / "ours", types, ElementOrder(definitions))
    say(f"\nXML: {len(given) - len(lost)} of {len(given)} examples come back as they were")
    missing = tools.install_java() if java else "not asked for"
    if missing:
        say(f"HAPI is passed over: {missing}.")
        return bool(lost)
    refused = tools.run_hapi_converter(folder / "ours", folder / "theirs")
    made = dict(_converted(folder / "theirs", types))
    return _report(given, made, refused, say) or bool(lost)


def differences(ours: Any, theirs: Any, path: str = "") -> Iterator[Difference]:
    """Yield how two resources differ in meaning: blanks in narratives, blanks in base64 and noughts put aside."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in {**ours, **theirs}:
            yield from differences(ours.get(key), theirs.get(key), f"{path}.{key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for one, other in zip(ours, theirs, strict=True):
            yield from differences(one, other, path)
    elif _plain(ours, path) != _plain(theirs, path):
        yield path, ours, theirs


def reason_of(path: str, ours: Any, theirs: Any) -> str:
    """Return why HAPI's resource differs from the original; an empty text when that is not known."""
    if ours is None and isinstance(theirs, list) and not any(theirs):
        return "a list of nulls beside `_name`, which the original leaves out"
    if path.endswith(".div") and _GREATER.search(ours):
        return "a `>` inside an attribute of a narrative ends the attribute for HAPI"
    return ""


def _resources(archive: Path) -> Mapping[str, dict[str, Any]]:
    files = open_package_files(archive)
    names = [name for name in files.names() if name.endswith(".json") and not name.startswith((".", "package.json"))]
    texts = {name.removesuffix(".json"): files.read(name) for name in names}
    read = {name: parse_json(data, name)[0] for name, data in texts.items() if len(data) <= _LARGEST}
    return {name: resource for name, resource in read.items() if resource is not None}


def _written(given: Mapping[str, Any], folder: Path, types: TypeTable, order: ElementOrder) -> list[str]:
    """Write each resource as JSON and as XML; return the names of those that do not come back from XML."""
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    lost = []
    for name, resource in given.items():
        text, _ = render_xml(resource, name, types)
        again, _ = parse_xml((text or "").encode(), name, types)
        if again is None or render_json(again) != render_json(order.ordered(resource)):
            lost.append(name)
        (folder / f"{name}.json").write_text(render_json(resource), "utf-8")
        (folder / f"{name}.xml").write_text(text or "", "utf-8")
    return lost


def _converted(folder: Path, types: TypeTable) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield what HAPI has made, by the name of the resource and the form it was written in."""
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        resource, problems = parse_xml(data, path.name, types) if path.suffix == ".xml" else parse_json(data, path.name)
        yield (path.stem, path.suffix), resource if resource is not None else problems[0].message()


def _report(given: Mapping[str, Any], made: Mapping[Any, Any], refused: list[str], say: Callable[[str], None]) -> bool:
    found = [(name, item) for (name, _), theirs in made.items() for item in differences(given[name], theirs)]
    reasons = Counter(reason_of(*item) for _, item in found)
    equal = len(made) - len({name for name, _ in found})
    say(f"HAPI: {equal} of {len(made)} resources it has converted are equal; of the others differ")
    for reason, number in reasons.most_common():
        say(f"  {number:4} in: {reason or 'what has no reason'}")
    known = [line for line in refused if "Expected OBJECT and found ARRAY" in line]
    say(f"  not read by HAPI: {len(known)} with `_name` and no `name` beside it")
    unknown = [line for line in refused if line not in known]
    unknown += [f"{name} {item[0]}: {item[1]} / {item[2]}" for name, item in found if not reason_of(*item)]
    for line in unknown[:_MANY_LINES]:
        say(f"  {line[:300]}")
    return bool(unknown)


def _plain(value: Any, path: str) -> Any:
    """Return a value without what HAPI may change of it."""
    if isinstance(value, bool):
        return (value,)  # which is no number
    if not isinstance(value, str):
        return Decimal(value) if isinstance(value, int) else value
    if path.endswith(".div"):
        return _folded(value)
    return "".join(value.split()) if path.endswith((".data", ".valueBase64Binary")) else value


def _folded(narrative: str) -> str:
    root = etree.fromstring(narrative, etree.XMLParser(resolve_entities=False, remove_comments=True))
    text = " ".join(etree.tostring(root, method="c14n").decode().replace("&#xD;", " ").split())
    return text.replace("> ", ">").replace(" <", "<")


if __name__ == "__main__":
    sys.exit(compare_xml(tools.FOLDER / "run-xml", lambda text: print(text, flush=True)))  # noqa: T201
