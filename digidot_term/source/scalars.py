"""Put other texts in the place of some scalars of a YAML file; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from digidot_term.source.document import KeyPath

BLOCK = frozenset({"|", ">"})

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.2, 7.3.3: what a plain scalar may not begin with or hold; a number or word would be read as such.
_NOT_PLAIN = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`\s]|.*(?::\s|\s#|:\Z|\n)|[-+.:=_0-9]+\Z|[A-Za-z~]+\Z|\Z", re.DOTALL)
_NOT_IN_FLOW = re.compile(r"[?,\[\]{}]")


@dataclass(frozen=True, slots=True)
class Span:
    """Where the text of a scalar stands: offsets of its first character and behind its last, quotation marks included.

    `style` is empty for a plain scalar, else `'`, `"`, `|` or `>`; of a block the span has the lines of its content.
    `indent` is how many blanks its lines, of other styles the second one, begin with.
    """

    start: int
    end: int
    style: str
    in_flow: bool
    indent: int

    @property
    def is_block(self) -> bool:
        """Say whether it is a block scalar, which has lines of its own."""
        return self.style in BLOCK


def scalar_spans(text: str) -> dict[KeyPath, Span]:
    """Return the spans of all scalars of a YAML text that can be read, by key path."""
    node = yaml.compose(text, Loader=_Loader)
    return dict(_spans(text, node, (), in_flow=False)) if node is not None else {}


def _spans(text: str, node: yaml.Node, path: KeyPath, *, in_flow: bool) -> Iterator[tuple[KeyPath, Span]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, _span(text, node, in_flow=in_flow)
        return
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _spans(text, item, (*path, number), in_flow=in_flow or bool(node.flow_style))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _spans(text, value, (*path, str(key.value)), in_flow=in_flow or bool(node.flow_style))


def _span(text: str, node: yaml.ScalarNode, *, in_flow: bool) -> Span:
    start, end = node.start_mark.index, node.end_mark.index
    style = node.style or ""
    if style in BLOCK:
        start = text.find("\n", start, end) + 1 or end
        end = start + len(text[start:end].rstrip())
        return Span(start, end, style, in_flow, _block_indent(text[start:end], str(node.value)))
    _, _, second = text[start:end].partition("\n")
    return Span(start, end, style, in_flow, _margin(second))


def _block_indent(lines: str, value: str) -> int:
    """Return the indentation of a block: what its first line has beyond that of the value."""
    first, first_value = (next((line for line in each.split("\n") if line.strip()), "") for each in (lines, value))
    return _margin(first) - _margin(first_value)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def with_scalars(text: str, new: Mapping[KeyPath, str]) -> str:
    """Return a YAML text with new texts for the scalars at some key paths; a text may have several lines.

    A scalar keeps its style, but for a plain one whose new text must be quoted. Lines within quotation marks are
    folded when they are read, so that their ends count as blanks.
    """
    spans = scalar_spans(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    for path, wanted in sorted(new.items(), key=lambda item: spans[item[0]].start, reverse=True):
        span = spans[path]
        written = _written(wanted, span).replace("\n", line_end + " " * span.indent)
        text = text[: span.start] + written + text[span.end :]
    return text


def _written(wanted: str, span: Span) -> str:
    """Return a text in the style of a span."""
    if span.is_block:
        return " " * span.indent + wanted
    style = span.style or _style(wanted, in_flow=span.in_flow)
    if style == "'":
        return "'" + wanted.replace("'", "''") + "'"
    if style == '"':
        return '"' + wanted.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return wanted


def _style(wanted: str, *, in_flow: bool) -> str:
    """Return the style of a text that was plain: plain if it can be, else with the marks it holds fewer of."""
    if not _NOT_PLAIN.match(wanted) and not (in_flow and _NOT_IN_FLOW.search(wanted)):
        return ""
    return "'" if wanted.count("'") <= wanted.count('"') + wanted.count("\\") else '"'
