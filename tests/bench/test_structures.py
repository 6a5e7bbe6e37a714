from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.bench.structures import write_fsh, write_yaml

BUILD = "from digidot_term.cli.main import run; run()"
COUNT = 4


def test_the_projects_of_the_benchmark_are_built_whole(tmp_path: Path) -> None:
    project = write_yaml(tmp_path / "yaml", COUNT)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "-C", str(project), "build"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = sorted((project / "build" / "package").glob("StructureDefinition-bench-*.json"))
    assert len(made) == 2 * COUNT
    for path in made:
        structure = json.loads(path.read_text("utf-8"))
        slices = {each.get("sliceName") for each in structure["snapshot"]["element"]} - {None}
        assert slices == ({"record", "national", f"bench{path.stem[-1]}"} if "profile" in path.stem else set())


def test_both_forms_have_the_same_structures(tmp_path: Path) -> None:
    yaml = [path.read_text("utf-8") for path in write_yaml(tmp_path / "yaml", COUNT).rglob("*.yaml")]
    fsh = "".join(path.read_text("utf-8") for path in write_fsh(tmp_path / "fsh", COUNT).rglob("*.fsh"))
    names = sorted(text.split(": ", 1)[1].split("\n", 1)[0] for text in yaml)
    assert names == sorted(
        line.split(": ")[1] for line in fsh.split("\n") if line.startswith(("Profile:", "Extension:"))
    )
