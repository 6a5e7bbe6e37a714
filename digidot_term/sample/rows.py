"""RF2 rows that know in which of the two releases they are active, and the files made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from digidot_term.sample.tables import inactivations, release_changes

Release = Literal["earlier", "newer"]
"""The two releases of the sample edition."""

EFFECTIVE_TIMES: dict[Release, str] = {"earlier": "19700101", "newer": "19700701"}

Span = Literal["always", "until", "since", "gone"]
"""When a row is active: always, until the newer release, since the newer release, or in neither of the two."""

Row = tuple[Span, str, str]
"""When, the id, and the columns from `moduleId` on, joined by TAB."""

_EOL = "\r\n"


def spans() -> dict[str, Span]:
    """Return the span of each concept that is not always active."""
    found: dict[str, Span] = {row.concept_id: "gone" if row.since == "earlier" else "until" for row in inactivations()}
    found.update((change.component, "since") for change in release_changes() if change.change == "concept")
    return found


def common_span(special: dict[str, Span], *concepts: str) -> Span:
    """Return when all of the concepts are active; `special` holds those that are not always."""
    found = {special[concept] for concept in concepts if concept in special}
    if not found:
        return "always"
    return found.pop() if len(found) == 1 else "gone"


def render_file(header: Sequence[str], rows: Iterable[Row], release: Release) -> bytes:
    """Write a Snapshot file: CRLF, UTF-8; a row that the newer release did not touch keeps its effectiveTime."""
    lines = _newer(rows) if release == "newer" else _earlier(rows)
    return _EOL.join(["\t".join(header), *lines, ""]).encode()


def _earlier(rows: Iterable[Row]) -> Iterable[str]:
    """Write the rows as they stood in the earlier release."""
    on, off = f"\t{EFFECTIVE_TIMES['earlier']}\t1\t", f"\t{EFFECTIVE_TIMES['earlier']}\t0\t"
    return [f"{sctid}{off if span == 'gone' else on}{rest}" for span, sctid, rest in rows if span != "since"]


def _newer(rows: Iterable[Row]) -> Iterable[str]:
    """Write the rows as the newer release has them; one that ended is inactive unless another of its id took over."""
    rows = tuple(rows)
    before, now = EFFECTIVE_TIMES["earlier"], EFFECTIVE_TIMES["newer"]
    after_id: dict[Span, str] = {
        "always": f"\t{before}\t1\t",
        "gone": f"\t{before}\t0\t",
        "since": f"\t{now}\t1\t",
        "until": f"\t{now}\t0\t",
    }
    renewed = {sctid for span, sctid, _ in rows if span == "since"}
    return [f"{sctid}{after_id[span]}{rest}" for span, sctid, rest in rows if span != "until" or sctid not in renewed]
