"""Check: compile, run the rules, and look at the shape of every resource."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity
from digidot_term.jobs.build import compile_all
from digidot_term.jobs.shape import check_shapes
from digidot_term.language import Text
from digidot_term.rules.engine import Findings, run_rules
from digidot_term.rules.registry import RULES

UNKNOWN_PATH = Kind(
    "SRC034",
    "unknown-path",
    Severity.ERROR,
    Text(
        en="`{path}` is no file or folder of the project {root}",
        nb="`{path}` er ingen fil eller mappe i prosjektet {root}",
        nn="`{path}` er inga fil eller mappe i prosjektet {root}",
    ),
    Text(
        en="name files and folders such as valuesets/ or conceptmaps/teeth.yaml",
        nb="oppgi filer og mapper, for eksempel valuesets/ eller conceptmaps/teeth.yaml",
        nn="oppgje filer og mapper, til dømes valuesets/ eller conceptmaps/teeth.yaml",
    ),
)

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
    wanted = tuple(_inside(root, path) for path in paths)
    compilation, problems = compile_all(root, edition=edition, cache=cache)
    config = compilation.project.config.check
    broken = {item.place.path for item in problems if item.severity is Severity.ERROR}
    shapes = (item for item in check_shapes(compilation) if item.place.path not in broken)
    findings = run_rules(compilation, RULES, (*problems, *shapes))
    if wanted:
        findings = _narrowed(findings, wanted)
    threshold = THRESHOLDS[fail_on or config.fail_on]
    return CheckOutcome(findings, any(item.severity >= threshold for item in findings.open))


def _inside(root: Path, word: str) -> str:
    """Return a path as findings name it, relative to the project; it may be given from the working folder too."""
    for path in (Path(word).resolve(), (root / word).resolve()):
        if path.exists() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    raise DigidotError(Diagnostic.of(UNKNOWN_PATH, Place("PATHS"), path=word, root=root), exit_code=ExitCode.USAGE)


def _narrowed(findings: Findings, paths: tuple[str, ...]) -> Findings:
    def inside(place: Place) -> bool:
        return any(path in {".", place.path} or place.path.startswith(f"{path}/") for path in paths)

    return Findings(
        tuple(item for item in findings.open if inside(item.place)),
        tuple(item for item in findings.suppressed if inside(item.diagnostic.place)),
    )
