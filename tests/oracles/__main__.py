"""Structures and resources beside those of other tools: `make test-oracles`, or `python -m tests.oracles [--node] [--mixed N]`.

SUSHI makes structures with snapshots of what GoFSH reads of ours; the differentials it writes then go through `sd
snapshot`, fhir-snapshot-generator and HAPI. HAPI's validator looks at the project's own structures, and its parser at
HL7's examples as XML. Packages of HL7 are given new snapshots (`published`) and imported (`imports`). With `--node` the
tools in Java are left out; a tool that is not here is passed over with a word.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.packages.cache import cache_folder
from digidot_term.jobs.structures.snapshot import snapshot
from tests.oracles import imports, published, tools
from tests.oracles.artefacts import validate_artefacts
from tests.oracles.building import Json
from tests.oracles.facets import differences
from tests.oracles.features import STRUCTURES
from tests.oracles.mixed import mixed_structures
from tests.oracles.reasons import GENERATOR, HAPI, SUSHI, Case, reason_of
from tests.oracles.xml import compare_xml

_MIXED = 60
_SHOWN = 300  # characters of a value


def main(words: list[str]) -> int:
    """Run what is asked for and possible; return 1 when a difference has no reason, or HAPI finds an error."""
    missing = tools.install_node()
    if missing:
        _say(f"Nothing is compared: {missing}.")
        return 0
    folder = tools.FOLDER / "run"
    shutil.rmtree(folder, ignore_errors=True)
    given = [*STRUCTURES, *mixed_structures(int(words[words.index("--mixed") + 1]) if "--mixed" in words else _MIXED)]
    found = tools.run_sushi(given, folder / "sushi")
    tools.write(found.values(), folder / "differentials")
    ours = own_snapshots(folder / "differentials", folder / "ours")
    failed = report(SUSHI, ours, found, [item["id"] for item in given if item["id"] not in found])
    failed |= report(GENERATOR, ours, *tools.run_snapshot_generator(folder / "differentials", folder / "generator"))
    if "--node" not in words:
        missing = tools.install_java()
        if missing:
            _say(f"\nHAPI is passed over: {missing}.")
        else:
            failed |= report(HAPI, ours, *tools.run_hapi_snapshots(folder / "differentials", folder / "hapi"))
            failed |= validate_artefacts(folder / "artefacts", _say)
    _say("")
    failed |= bool(published.main([]))
    failed |= bool(imports.main([]))
    failed |= compare_xml(folder / "xml", _say, java="--node" not in words)
    return int(failed)


def own_snapshots(folder: Path, output: Path) -> Mapping[str, Json]:
    """Return what `sd snapshot` makes of a folder; what contradicts its base is printed, and made all the same."""
    outcome = snapshot([str(folder)], output, [], cache=cache_folder(), despite_errors=True)
    for item in outcome.diagnostics:
        _say(f"{item.place}: {item.severity.word} {item.kind.id}: {item.message()}")
    return tools.read(output)


def report(tool: str, ours: Mapping[str, Json], theirs: Mapping[str, Json], notes: list[str]) -> bool:
    """Print how our snapshots compare with a tool's; return whether something has no reason."""
    both = sorted({*ours} & {*theirs})
    cases = {name: list(cases_of(tool, ours[name], theirs[name])) for name in both}
    reasons = Counter(reason for found in cases.values() for reason in {reason_of(case) for case in found})
    equal = sum(not found for found in cases.values())
    _say(f"\n{tool}: {equal} of {len(both)} snapshots are equal; of the others differ")
    for reason, number in reasons.most_common():
        _say(f"  {number:4} in: {reason or 'what has no reason'}")
    for note in notes:
        _say(f"  not compared: {note}")
    unexplained = [case for found in cases.values() for case in found if not reason_of(case)]
    for case in unexplained:
        item = case.difference
        _say(f"  {case.structure}: {item.element} {item.facet}")
        _say(f"    ours:   {shortened(str(item.ours), _SHOWN)}\n    theirs: {shortened(str(item.theirs), _SHOWN)}")
    return bool(unexplained)


def cases_of(tool: str, ours: Json, theirs: Json) -> Iterator[Case]:
    """Yield how the snapshots of one structure differ."""
    one, other = ours["snapshot"]["element"], theirs.get("snapshot", {}).get("element", [])
    mine, its = ({item["id"]: item for item in elements} for elements in (one, other))
    for item in differences(one, other):
        yield Case(tool, ours["id"], item, mine.get(item.element, {}), its.get(item.element, {}))


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - what the command is for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
