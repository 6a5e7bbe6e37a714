"""What the tool says about user content: kinds, places, diagnostics, and the error that ends a run."""

from digidot_term.diagnostics.diagnostic import Diagnostic, worst
from digidot_term.diagnostics.errors import DigidotError, ExitCode
from digidot_term.diagnostics.kind import Kind
from digidot_term.diagnostics.place import Place
from digidot_term.diagnostics.severity import Severity

__all__ = ["Diagnostic", "DigidotError", "ExitCode", "Kind", "Place", "Severity", "worst"]
