"""Read one YAML file into data with places; every trap YAML lays is a diagnostic, and nothing in a file can do harm.

Scalars follow the YAML 1.2 core schema (section 10.3), the part all readers agree on: what YAML 1.1 readers would take
for a boolean, an octal or a sexagesimal number is refused rather than guessed at.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.diagnostics.shortened import shortened
from digidot_term.language import Text
from digidot_term.source import kinds
from digidot_term.source.document import Document, KeyPath
from digidot_term.source.encoding import not_utf8
from digidot_term.source.written_text import Scalar

MAX_BYTES = 4_000_000
MAX_DEPTH = 60

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(\.[0-9]+)?\Z")
_YAML_1_1_WORDS = frozenset(
    ["yes", "no", "on", "off", "y", "n", "Yes", "No", "On", "Off", "YES", "NO", "ON", "OFF", "Y", "N"],
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ALIAS = Text(
    en="an anchor or alias (`&`, `*`)", nb="et anker eller alias (`&`, `*`)", nn="eit anker eller alias (`&`, `*`)"
)
_KEY = Text(
    en="a key that is a list or a mapping",
    nb="en nøkkel som er en liste eller har nøkler selv",
    nn="ein nøkkel som er ei liste eller har nøklar sjølv",
)
_TAG = Text(en="the tag {name}", nb="taggen {name}", nn="taggen {name}")
_CONTROL_CHARACTER = Text(en="the control character {name}", nb="styretegnet {name}", nn="styreteiknet {name}")
_BLOCKS = frozenset({"|", ">"})
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, shown_as: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read the YAML file at `path`; diagnostics name it `shown_as`. No document when its structure is broken."""
    try:
        raw = path.read_bytes()
        if len(raw) > MAX_BYTES:
            return None, (_unreadable(shown_as, f"{len(raw)} bytes; the limit is {MAX_BYTES}"),)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        return None, (_unreadable(shown_as, error.strerror or str(error)),)
    except UnicodeDecodeError as error:
        return None, (not_utf8(error, shown_as),)
    return parse_yaml(text, shown_as)


def parse_yaml(text: str, shown_as: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Parse YAML text as `read_yaml` does."""
    try:
        node, aliases = _compose(text)
    except yaml.MarkedYAMLError as error:
        return None, (_broken(shown_as, error, text),)
    except (yaml.YAMLError, RecursionError) as error:
        return None, (Diagnostic.of(kinds.BROKEN_YAML, Place(shown_as, 1, 1), problem=str(error).split("\n")[0]),)
    if aliases:
        place = Place(shown_as, aliases[0].line + 1, aliases[0].column + 1)
        return None, (Diagnostic.of(kinds.UNSAFE_YAML, place, what=_ALIAS),)
    reading = _Reading(shown_as, text)
    data = reading.read(node, ()) if node is not None else None
    document = Document(shown_as, data, reading.values, reading.keys, reading.scalars)
    return document, tuple(reading.diagnostics)


def _compose(text: str) -> tuple[yaml.Node | None, list[Any]]:
    """Return the node graph and the marks of aliases; aliases are looked for first, so that none is ever expanded."""
    events = yaml.parse(text, Loader=_Loader)
    aliases: list[Any] = []
    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            aliases.append(event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(None, None, f"nested deeper than {MAX_DEPTH} levels", mark)
    if aliases:
        return None, aliases
    return yaml.compose(text, Loader=_Loader), []


class _Reading:
    """The walk over one file's nodes: collects data, places and diagnostics."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.values: dict[KeyPath, Place] = {}
        self.keys: dict[KeyPath, Place] = {}
        self.scalars: dict[KeyPath, Scalar] = {}
        self.diagnostics: list[Diagnostic] = []

    def read(self, node: yaml.Node, path: KeyPath) -> Any:
        self.values[path] = self._place(node)
        if node.tag.startswith("!"):
            self._report(kinds.UNSAFE_YAML, node, what=_named(_TAG, f"`{node.tag}`"))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, number)) for number, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(kinds.UNSAFE_YAML, key_node, what=_KEY)
                continue
            key = str(key_node.value)
            key_path = (*path, key)
            if key in data:
                self._report(kinds.DUPLICATE_KEY, key_node, key=key, first=self.keys[key_path].line)
                continue
            self._check_quotes(key_node)
            self.keys[key_path] = self._place(key_node)
            data[key] = self.read(value_node, key_path)
        return data

    def _scalar(self, node: yaml.Node, path: KeyPath) -> Any:
        self.scalars[path] = self._text_start(node)
        text = str(node.value)
        control = _CONTROL.search(text)
        if control:
            self._report(kinds.UNSAFE_YAML, node, what=_named(_CONTROL_CHARACTER, f"U+{ord(control[0]):04X}"))
        style = getattr(node, "style", None)
        if style:  # the line breaks that end a block only say where it ends
            return text.rstrip("\n") if style in _BLOCKS else text
        self._check_quotes(node)
        return self._plain(node, text)

    def _plain(self, node: yaml.Node, text: str) -> Any:
        if text in {"", "~", "null"}:
            return None
        if text in {"true", "false"}:
            return text == "true"
        if text in _YAML_1_1_WORDS:
            self._report(kinds.YAML_TRAP, node, value=text, why="boolean / text")
        elif _LEADING_ZERO.match(text):
            self._report(kinds.YAML_TRAP, node, value=text, why="octal / decimal / text")
        elif _INTEGER.match(text):
            return int(text)
        elif _DECIMAL.match(text):
            return Decimal(text)
        return text

    def _check_quotes(self, node: yaml.Node) -> None:
        """Report a plain scalar with an unpaired quotation mark: nearly always a quote that was lost."""
        if getattr(node, "style", None):
            return
        text = _APOSTROPHE.sub("", str(node.value))
        if text.count('"') % 2 or text.count("'") % 2:
            self._report(kinds.STRAY_QUOTE, node, value=_short(str(node.value)))

    def _text_start(self, node: yaml.Node) -> Scalar:
        mark, end = node.start_mark, node.end_mark.index
        style = str(getattr(node, "style", None) or "")
        if style in _BLOCKS:
            start = self.text.find("\n", mark.index, end) + 1 or end
            return Scalar(self.text[start:end], mark.line + 2, 1, style)
        quoted = len(style)
        written = self.text[mark.index + quoted : end - quoted]
        return Scalar(written, mark.line + 1, mark.column + 1 + quoted, style)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def _report(self, kind: Kind, node: yaml.Node, **values: object) -> None:
        self.diagnostics.append(Diagnostic.of(kind, self._place(node), **values))


def _named(text: Text, name: str) -> Text:
    return Text(*(text.render(language, name=name) for language in ("en", "nb", "nn")))


def _unreadable(shown_as: str, why: str) -> Diagnostic:
    return Diagnostic.of(kinds.UNREADABLE_FILE, Place(shown_as), file=shown_as, why=why)


def _broken(shown_as: str, error: yaml.MarkedYAMLError, text: str) -> Diagnostic:
    """Say what is wrong where it began: readers of YAML notice a lost quotation mark or bracket further down."""
    problem = ", ".join(part for part in (error.context, error.problem) if part)
    noticed = error.problem_mark or error.context_mark
    if noticed is None:
        return Diagnostic.of(kinds.BROKEN_YAML, Place(shown_as, 1, 1), problem=problem)
    mark = _beginning(error, noticed, text)
    if mark.line != noticed.line:
        problem = f"{problem} (line {noticed.line + 1})"
    return Diagnostic.of(kinds.BROKEN_YAML, Place(shown_as, mark.line + 1, mark.column + 1), problem=problem)


def _beginning(error: yaml.MarkedYAMLError, noticed: Any, text: str) -> Any:
    """Return the mark where that began which was noticed at `noticed`: a quoted text over several lines, a bracket."""
    scanning = error.context in {"while scanning a quoted scalar", "while scanning a simple key"}
    at_the_end = not text[noticed.index :].strip()
    if error.context_mark is not None and (scanning or at_the_end):
        return error.context_mark
    begun = noticed
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if token.start_mark.index > noticed.index:
                break
            if _spans_lines(token) and token.end_mark.line == noticed.line:
                begun = token.start_mark
    except yaml.YAMLError:
        return begun
    return begun


def _spans_lines(token: yaml.Token) -> bool:
    """Whether a token is a quoted text over several lines, which is what a lost quotation mark makes."""
    quoted = isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}
    return quoted and bool(token.start_mark.line < token.end_mark.line)


def _short(text: str, limit: int = 60) -> str:
    return shortened(text.split("\n", maxsplit=1)[0], limit)
