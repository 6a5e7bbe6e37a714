"""Where elements stand in the text of a well-formed document, which lxml does not tell (XML 1.0, section 3.1)."""

from __future__ import annotations

import re

Span = tuple[int, int, int]
"""Offsets in the text: where an element begins, where its start tag has ended, and where the element has."""

_MARK = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|</?[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>", re.DOTALL
)


def element_spans(text: str) -> list[Span]:
    """Return the span of every element, in the order they begin."""
    spans: list[Span] = []
    open_ones: list[int] = []
    for mark in _MARK.finditer(text):
        tag = mark[0]
        if tag.startswith(("<!", "<?")):
            continue
        if tag.startswith("</"):
            number = open_ones.pop()
            spans[number] = (*spans[number][:2], mark.end())
            continue
        if not tag.endswith("/>"):
            open_ones.append(len(spans))
        spans.append((mark.start(), mark.end(), mark.end()))
    return spans
