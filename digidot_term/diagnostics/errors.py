"""The one exception: the tool cannot go on. It is caught once, in `cli`."""

from __future__ import annotations

from enum import IntEnum

from digidot_term.diagnostics.diagnostic import Diagnostic


class ExitCode(IntEnum):
    """What a command's exit code means; never a count."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    DRIFT = 4
    GATE = 5
    BUG = 70


class DigidotError(Exception):
    """The tool cannot go on; says why as diagnostics and which exit code follows."""

    def __init__(self, *diagnostics: Diagnostic, exit_code: ExitCode = ExitCode.INPUT) -> None:
        super().__init__("; ".join(diagnostic.message() for diagnostic in diagnostics))
        self.diagnostics = diagnostics
        self.exit_code = exit_code
