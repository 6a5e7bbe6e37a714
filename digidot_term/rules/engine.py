"""Run the rules the configuration selects, and set aside what it has accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.diagnostics.nearest import nearest
from digidot_term.language import Text
from digidot_term.rules.rule import PACKS, Rule
from digidot_term.source.project import CheckConfig, Suppression

UNKNOWN_RULE = Kind(
    "SRC020",
    "unknown-rule",
    Severity.ERROR,
    Text(
        en="the configuration names a rule `{word}` that does not exist{near}",
        nb="konfigurasjonen nevner regelen `{word}`, som ikke finnes{near}",
        nn="konfigurasjonen nemner regelen `{word}`, som ikkje finst{near}",
    ),
    Text(
        en="`digidot-term rules` lists them all",
        nb="`digidot-term rules` viser alle",
        nn="`digidot-term rules` viser alle",
    ),
)
UNUSED_SUPPRESSION = Kind(
    "SRC021",
    "unused-suppression",
    Severity.WARNING,
    Text(
        en="nothing is found by {rule} in {path}: the suppression is not needed",
        nb="{rule} finner ingenting i {path}: unntaket trengs ikke",
        nn="{rule} finn ingenting i {path}: unntaket trengst ikkje",
    ),
    Text(
        en="take it out of [tool.digidot-term.check]",
        nb="ta det ut av [tool.digidot-term.check]",
        nn="ta det ut av [tool.digidot-term.check]",
    ),
)


EXPIRED_SUPPRESSION = Kind(
    "SRC022",
    "expired-suppression",
    Severity.WARNING,
    Text(
        en="the suppression of {rule} in {path} was accepted until {until}",
        nb="unntaket for {rule} i {path} var godtatt til {until}",
        nn="unntaket for {rule} i {path} var godteke til {until}",
    ),
    Text(
        en="mend what is found, or look at it again and set a new date",
        nb="rett funnet, eller vurder det på nytt og sett en ny dato",
        nn="rett funnet, eller vurder det på nytt og set ein ny dato",
    ),
)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that was accepted, with the reason given."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: open findings in order of place, and those set aside."""

    open: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]


def selected_rules(rules: tuple[Rule, ...], config: CheckConfig) -> tuple[Rule, ...]:
    """Return the rules that `select` names and `ignore` does not."""
    return tuple(
        rule
        for rule in rules
        if any(rule.answers_to(word) for word in config.select)
        and not any(rule.answers_to(word) for word in config.ignore)
    )


def run_rules(compilation: Compilation, rules: tuple[Rule, ...], found_before: Iterable[Diagnostic] = ()) -> Findings:
    """Run the selected rules over a compiled project; `rules` are all there are.

    `found_before` is what earlier stages found: it can be suppressed like the rules' findings.
    """
    config = compilation.project.config.check
    found = [*found_before, *(item for rule in selected_rules(rules, config) for item in rule.check(compilation))]
    found.extend(_unknown_words(compilation.project.config_path, rules, config))
    return set_aside(found, config.suppress, compilation.project.config_path, compilation.project.config.project.date)


def set_aside(found: Iterable[Diagnostic], accepted: tuple[Suppression, ...], config_path: str, as_of: str) -> Findings:
    """Part findings into open and suppressed; a suppression that meets nothing or is over is itself a finding.

    One with `until` counts up to and with that day; `as_of` is the day it is, the project's date.
    """
    expired = [item for item in accepted if item.until is not None and item.until < as_of]
    suppressions = [item for item in accepted if item not in expired]
    open_findings: list[Diagnostic] = [
        Diagnostic.of(EXPIRED_SUPPRESSION, Place(config_path), rule=item.rule, path=item.path, until=item.until)
        for item in expired
    ]
    suppressed: list[Suppressed] = []
    used: set[Suppression] = set()
    for diagnostic in found:
        match = next((item for item in suppressions if _covers(item, diagnostic)), None)
        if match is None:
            open_findings.append(diagnostic)
        else:
            used.add(match)
            suppressed.append(Suppressed(diagnostic, match.reason))
    open_findings.extend(
        Diagnostic.of(UNUSED_SUPPRESSION, Place(config_path), rule=item.rule, path=item.path)
        for item in suppressions
        if item not in used
    )
    open_findings.sort(key=lambda item: item.sort_key)
    suppressed.sort(key=lambda item: item.diagnostic.sort_key)
    return Findings(tuple(open_findings), tuple(suppressed))


def _covers(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    named = suppression.rule.lower() in {diagnostic.kind.id.lower(), diagnostic.kind.name}
    return named and fnmatchcase(diagnostic.place.path, suppression.path)


def _unknown_words(config_path: str, rules: tuple[Rule, ...], config: CheckConfig) -> Iterator[Diagnostic]:
    known = sorted({*PACKS, *(rule.id for rule in rules), *(rule.name for rule in rules)})
    for word in (*config.select, *config.ignore):
        if word.lower() not in {name.lower() for name in known}:
            yield Diagnostic.of(UNKNOWN_RULE, Place(config_path), word=word, near=nearest(word, known))
