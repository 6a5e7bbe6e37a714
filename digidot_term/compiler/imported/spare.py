"""Extensions that have no key of their own, as entries of the key `extensions`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digidot_term.compiler.imported.loss import Json, Loss
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.structures.extensions_added import value_types


def entries(losses: Iterable[Loss], naming: Naming, above: str = "") -> tuple[list[Json], list[Loss]]:
    """Return the entries for the extensions among losses, and the other losses.

    `above` is what the parts begin with that the entries need not say, for they stand there.
    """
    made: list[Json] = []
    kept: list[Loss] = []
    for loss in losses:
        if loss.extension is None or ":" not in str(loss.extension.get("url")):
            kept.append(loss)
        else:
            on = loss.part.removeprefix(above).removeprefix(".")
            made.append(_entry(loss.extension, on, naming))
    return made, kept


def _entry(extension: Json, on: str, naming: Naming) -> Json:
    """Return the entry of one extension; where its definition has one type, its value stands alone."""
    url = str(extension["url"])
    rest: dict[str, Any] = {key: value for key, value in extension.items() if key != "url"}
    head = {"url": naming.structure(url)} | ({"on": on} if on else {})
    codes = value_types(naming.resolver.definitions.structure(url))
    if len(codes) == 1 and list(rest) == ["value" + codes[0][0].upper() + codes[0][1:]]:
        return {**head, "value": next(iter(rest.values()))}
    return {**head, **rest}
