"""The command as a process: streams that are closed are no error of the tool."""

from __future__ import annotations

import subprocess
import sys

import pytest

COMMAND = f"{sys.executable} -c 'from digidot_term.cli.main import run; run()'"


@pytest.mark.parametrize(
    ("arguments", "code"), [("rules >&-", 0), ("rules 2>&-", 0), ("nothing >&- 2>&-", 2), ("rules | head -1", 0)]
)
def test_closed_streams(arguments: str, code: int) -> None:
    done = subprocess.run(f"{COMMAND} {arguments}", shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr if code == 0 else "") == (code, "")
