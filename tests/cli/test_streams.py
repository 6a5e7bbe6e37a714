"""The command as a process: streams that are closed are no error of the tool."""

from __future__ import annotations

import subprocess
import sys

import pytest

COMMAND = f"{sys.executable} -c 'from digidot_term.cli.main import run; run()'"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("rules >&-", 0),
        ("rules 2>&-", 0),
        ("nothing >&- 2>&-", 2),
        ("ecl 80967001 >&- 2>&-", 0),
        ("rules | head -1", 0),
        ("ecl '*' | head -1", 0),
        ("--help | head -1", 0),
    ],
)
def test_closed_streams(arguments: str, code: int) -> None:
    done = subprocess.run(f"{COMMAND} {arguments}", shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr if code == 0 else "") == (code, "")


@pytest.mark.parametrize("arguments", ["ecl '*' --format json", "rules -- fhir"])
def test_nobody_reads_the_output(arguments: str) -> None:
    reading = f"{{ {COMMAND} {arguments}; echo $? >&2; }} | true"
    done = subprocess.run(reading, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == "0\n"


@pytest.mark.parametrize("arguments", ["ecl 80967001", "ecl -- 80967001"])
def test_the_disk_is_full(arguments: str) -> None:
    done = subprocess.run(f"{COMMAND} {arguments} >/dev/full", shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "SRC033" in done.stderr
    assert "Exception ignored" not in done.stderr
