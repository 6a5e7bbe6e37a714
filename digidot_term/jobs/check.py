"""Check: compile, run the rules, and look at the shape of every resource."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from digidot_term.diagnostics import Place, Severity
from digidot_term.jobs.build import compile_all
from digidot_term.jobs.shape import check_shapes
from digidot_term.rules.engine import Findings, run_rules
from digidot_term.rules.registry import RULES

THRESHOLDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """The findings, and whether they are bad enough to fail."""

    findings: Findings
    failed: bool


def check(
    root: Path, *, edition: str | None, cache: Path, paths: tuple[str, ...] = (), fail_on: str | None = None
) -> CheckOutcome:
    """Check the project at `root`; `paths` narrows the findings to these files and folders."""
    compilation, problems = compile_all(root, edition=edition, cache=cache)
    config = compilation.project.config.check
    findings = run_rules(compilation, RULES, (*problems, *check_shapes(compilation)))
    if paths:
        findings = _narrowed(findings, paths)
    threshold = THRESHOLDS[fail_on or config.fail_on]
    return CheckOutcome(findings, any(item.severity >= threshold for item in findings.open))


def _narrowed(findings: Findings, paths: tuple[str, ...]) -> Findings:
    wanted = tuple(Path(path).as_posix().rstrip("/") for path in paths)

    def inside(place: Place) -> bool:
        return any(place.path == path or place.path.startswith(f"{path}/") for path in wanted)

    return Findings(
        tuple(item for item in findings.open if inside(item.place)),
        tuple(item for item in findings.suppressed if inside(item.diagnostic.place)),
    )
