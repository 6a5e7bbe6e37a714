"""What a value should have been, in the words of each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pydantic_core import ErrorDetails

from digidot_term.language import Text


class Unfit(ValueError):  # noqa: N818 - pydantic takes it for what is wrong with a value
    """What a model says of a value that does not fit, where pydantic has no words of its own."""

    def __init__(self, en: str, nb: str, nn: str) -> None:
        super().__init__(en)
        self.text = Text(en=en, nb=nb, nn=nn)


def one_of(keys: Sequence[str], given: Sequence[str]) -> Unfit:
    """Return what is said where just one of some keys must be given, and none or several are."""
    words = ", ".join(f"`{key}`" for key in keys)
    has = ", ".join(f"`{key}`" for key in given)
    return Unfit(
        en=f"needs just one of {words}; it has {has or 'none'}",
        nb=f"trenger én av {words}; den har {has or 'ingen'}",
        nn=f"treng éin av {words}; han har {has or 'ingen'}",
    )


_TEXT = Text(en="a text", nb="en tekst", nn="ein tekst")
_NUMBER = Text(en="a whole number", nb="et heltall", nn="eit heiltal")
_TRUTH = Text(en="`true` or `false`", nb="`true` eller `false`", nn="`true` eller `false`")
_LIST = Text(en="a list `[...]`", nb="en liste `[...]`", nn="ei liste `[...]`")
_KEYS = Text(en="keys with values `{...}`", nb="nøkler med verdier `{...}`", nn="nøklar med verdiar `{...}`")
_BY_TYPE = {
    "string_type": _TEXT,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "string_too_short": Text(
        en="a text that is not empty", nb="en tekst som ikke er tom", nn="ein tekst som ikkje er tom"
    ),
}
_BOUNDS = {
    "greater_than": ("gt", Text(en="more than", nb="mer enn", nn="meir enn")),
    "greater_than_equal": ("ge", Text(en="at least", nb="minst", nn="minst")),
    "less_than": ("lt", Text(en="less than", nb="mindre enn", nn="mindre enn")),
    "less_than_equal": ("le", Text(en="at most", nb="høyst", nn="høgst")),
    "too_short": ("min_length", Text(en="at least", nb="minst", nn="minst")),
}
_SAMPLES = (
    "caries-diagnosis",
    "0..1",
    "DentalPatient",
    "SHALL:populate",
    "1.0.0",
    "2026-01-31",
    "http://example.org/fhir",
    "no.example.dental",
    "NO",
    "2.16.578.1",
    "80967001",
)
_NOT_EMPTY = r"\S"


def expected(details: Iterable[ErrorDetails]) -> Text:
    """Return what fits where a value does not; of several forms any."""
    each = list(dict.fromkeys(_expected(detail) for detail in details))
    return Text(
        en=" or ".join(item.en for item in each),
        nb=" eller ".join(item.nb for item in each),
        nn=" eller ".join(item.nn for item in each),
    )


def _expected(detail: ErrorDetails) -> Text:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if kind in _BOUNDS:
        name, words = _BOUNDS[kind]
        bound = context[name]
        if kind == "too_short":
            what = _KEYS if context.get("field_type") == "Dictionary" else _LIST
            return Text(
                en=f"{what.en} of {words.en} {bound}",
                nb=f"{what.nb}, {words.nb} {bound}",
                nn=f"{what.nn}, {words.nn} {bound}",
            )
        return Text(en=f"{words.en} {bound}", nb=f"{words.nb} {bound}", nn=f"{words.nn} {bound}")
    if kind == "literal_error":
        return _one_of(re.findall(r"'([^']*)'", str(context["expected"])))
    if kind == "string_pattern_mismatch":
        return _like(str(context["pattern"]))
    error = context.get("error")
    if isinstance(error, Unfit):
        return error.text
    message = detail["msg"].removeprefix("Value error, ")
    return Text(en=message, nb=message, nn=message)


def _one_of(words: list[str]) -> Text:
    *most, last = [f"`{word}`" for word in words] or ["-"]
    before = ", ".join(most)
    if not before:
        return Text(en=last, nb=last, nn=last)
    return Text(en=f"{before} or {last}", nb=f"{before} eller {last}", nn=f"{before} eller {last}")


def _like(pattern: str) -> Text:
    """Return a sample of a pattern, for few read patterns; the pattern where there is none."""
    if pattern == _NOT_EMPTY:
        return _BY_TYPE["string_too_short"]
    sample = next((item for item in _SAMPLES if re.search(pattern, item)), None)
    if sample is None:
        return Text(en=f"of the form `{pattern}`", nb=f"på formen `{pattern}`", nn=f"på forma `{pattern}`")
    return Text(en=f"written like `{sample}`", nb=f"skrevet som `{sample}`", nn=f"skriven som `{sample}`")
