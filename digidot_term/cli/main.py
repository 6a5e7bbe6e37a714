"""The command `digidot-term`: the quick way to a command, else Typer's, and the one place errors are caught."""

from __future__ import annotations

import os
import sys
import time

from digidot_term.cli.arguments import with_globals_first
from digidot_term.cli.output import drop_output, trouble_with_file, warn
from digidot_term.cli.quick import answered
from digidot_term.cli.settings import Current, Settings, language_from_environment
from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.language import Text

INTERRUPTED = 130
"""The exit code shells know an interrupted command by."""

_BUG = Text(
    en="this is a bug in digidot-term: {what}\nrun again with DIGIDOT_DEBUG=1 and report what it prints",
    nb="dette er en feil i digidot-term: {what}\nkjør igjen med DIGIDOT_DEBUG=1 og meld fra om det som skrives ut",
    nn="dette er ein feil i digidot-term: {what}\nkøyr igjen med DIGIDOT_DEBUG=1 og meld frå om det som blir skrive ut",
)


def run() -> None:
    """Run the command line and leave with its exit code."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without æ, ø, å must not end the run
    sys.exit(main(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Put nothing where the caller closed standard output or standard error (`>&-`), so that writing is no error."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise


def main(arguments: list[str]) -> int:
    """Run the command line with `arguments`; return the exit code (see the exit codes in the reference)."""
    Current.settings = Settings(language=language_from_environment())
    began = time.monotonic()
    code = _run(with_globals_first(arguments))
    if Current.settings.verbose:
        sys.stderr.write(f"{time.monotonic() - began:.2f} s\n")
    return code


def _run(arguments: list[str]) -> int:
    try:
        code = _ran(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except DigidotError as error:
        warn(Current.settings, error.diagnostics)
        return int(error.exit_code)
    except BrokenPipeError:
        drop_output()
        return int(ExitCode.OK)
    except OSError as error:
        warn(Current.settings, [trouble_with_file(error)])
        if error.filename is None:
            drop_output()
        return int(ExitCode.INPUT)
    except Exception as error:  # noqa: BLE001  # the last resort: a bug is said to be one
        if os.environ.get("DIGIDOT_DEBUG"):
            import traceback

            traceback.print_exc()
        text = _BUG.render(Current.settings.language, what=f"{type(error).__name__}: {error}")
        sys.stderr.write(f"{text}\n")
        return int(ExitCode.BUG)
    return code


def _ran(arguments: list[str]) -> int:
    """Run the command and return the exit code it left with."""
    try:
        if not answered(arguments):
            from digidot_term.cli.app import app

            app(args=arguments, prog_name="digidot-term")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(ExitCode.OK)
    return int(ExitCode.OK)
