"""Write data as YAML that the reader of sources reads back the same: no anchors, no tags, nothing to be guessed at.

Small mappings and lists stand on one line, as people write them; texts with line breaks are blocks, and long ones for
people are folded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

WIDTH = 120

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
_PLAIN = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9_./()+-]*(?: [{_LETTERS}0-9_./()+-]+)*")
_CARDINALITY = re.compile(r"[0-9]*\.\.([0-9]+|\*)?")
_PLAIN_KEY = re.compile(rf"_?[{_LETTERS}][{_LETTERS}0-9_.\-/]*(?:\[[{_LETTERS}0-9_./\-]+\][{_LETTERS}0-9_.\-]*)*|\.")
_OPEN = frozenset({"elements", "slices", "invariants", "mappings"})
"""Keys whose entries have lines of their own."""
_PROSE = frozenset(
    [
        *("en", "nb", "nn", "description", "purpose", "copyright", "short", "definition", "comment", "requirements"),
        *("why", "human", "documentation", "filter-documentation", "modifier-reason", "order-meaning", "when-missing"),
    ]
)
"""Keys of texts for people, which may be folded; places in expressions are found better on one line."""
_PARAGRAPH = "\n\n"
_FOLDED = re.compile(r"(?<=\S) (?=\S)")
_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])
_BLOCK = re.compile(r"(?=\S)[^\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029\ufeff\ud800-\udfff]+\Z")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def render_yaml(data: Mapping[str, Any]) -> str:
    """Return the text of a mapping, a line break at its end."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{_key(key)}:", value, indent)


def _entry(lead: str, value: Any, indent: str) -> Iterator[str]:
    """Yield a value behind its key or dash: on the same line where it fits, else below."""
    line = None if _is_open(lead, value) else _line(value)
    fits = line is not None and len(lead) + 1 + len(line) <= WIDTH
    if not fits and _is_foldable(lead, value):
        yield f"{lead} >-"
        yield from _folded(value, f"{indent}  ")
    elif fits or (line is not None and not _can_stand_below(value)):
        yield f"{lead} {line}"
    elif isinstance(value, str):
        yield f"{lead} |-"
        yield from (f"{indent}  {part}" if part else "" for part in value.split("\n"))
    elif isinstance(value, Mapping):
        yield lead
        yield from _mapping(value, f"{indent}  ")
    else:
        yield lead
        for item in value:
            yield from _item(item, f"{indent}  ")


def _is_open(lead: str, value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and lead.strip().removesuffix(":") in _OPEN


def _is_foldable(lead: str, value: Any) -> bool:
    """Tell whether a text is for people, has long lines, and nothing but paragraphs that a block keeps as they are."""
    if lead.strip().removeprefix("- ").removesuffix(":") not in _PROSE or not isinstance(value, str):
        return False
    paragraphs = value.split(_PARAGRAPH)
    return max(map(len, paragraphs)) + len(lead) > WIDTH and all(
        "\n" not in part and _BLOCK.match(part) and part[-1:].strip() for part in paragraphs
    )


def _folded(text: str, indent: str) -> Iterator[str]:
    """Yield the lines of a text, broken where one blank stands between two words, which is what a break is read as.

    Between paragraphs stands one empty line more than in the text.
    """
    for number, paragraph in enumerate(text.split(_PARAGRAPH)):
        yield from ("", "") if number else ()
        line = ""
        for part in _FOLDED.split(paragraph):
            if line and len(indent) + len(line) + 1 + len(part) > WIDTH:
                yield f"{indent}{line}"
                line = part
            else:
                line = f"{line} {part}" if line else part
        yield f"{indent}{line}"


def _item(value: Any, indent: str) -> Iterator[str]:
    """Yield one item of a list; a mapping begins on the line of its dash."""
    if not isinstance(value, Mapping) or _fits(value, len(indent) + 2):
        yield from _entry(f"{indent}-", value, indent)
        return
    lines = list(_mapping(value, f"{indent}  "))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _fits(value: Any, used: int) -> bool:
    line = _line(value)
    return line is not None and used + len(line) <= WIDTH


def _can_stand_below(value: Any) -> bool:
    return bool(value) and not isinstance(value, (str, bool, int, float, Decimal))


def _line(value: Any) -> str | None:
    """Return a value on one line, or None for a text that is better a block and all that holds one."""
    if isinstance(value, Mapping):
        if any(_is_open(key, value[key]) for key in _OPEN & value.keys()):
            return None
        parts = [(key, _line(item)) for key, item in value.items()]
        if any(part is None for _, part in parts):
            return None
        return "{" + ", ".join(f"{_key(key, in_flow=True)}: {part}" for key, part in parts) + "}"
    if isinstance(value, (list, tuple)):
        items = [_line(item) for item in value]
        return None if None in items else "[" + ", ".join(filter(None, items)) + "]"
    if isinstance(value, str):
        return None if _is_block(value) else _text(value)
    return _scalar(value)


def _is_block(text: str) -> bool:
    """Whether a text has lines that a block keeps as they are."""
    lines = text.split("\n")
    return (
        len(lines) > 1 and bool(lines[-1]) and bool(lines[0]) and all(not line or _BLOCK.match(line) for line in lines)
    )


def _key(key: str, *, in_flow: bool = False) -> str:
    plain = (_PLAIN if in_flow else _PLAIN_KEY).fullmatch(key)
    return key if plain and (key == "on" or key.lower() not in _WORDS) else _quoted(key)  # a key of invariants


def _text(text: str) -> str:
    plain = (_PLAIN.fullmatch(text) and text.lower() not in _WORDS) or _CARDINALITY.fullmatch(text)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in quotation marks: JSON's are YAML's too, but for a few characters that are not printable.

    One that holds such marks itself stands in single ones.
    """
    if '"' in text and text.count("'") < text.count('"') and "\n" not in text and _BLOCK.match(text.strip()):
        return "'" + text.replace("'", "''") + "'"
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, (Decimal, float)) else str(value)
