"""The elements of the Xt-EHR logical models for EHDS, read from the table beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from digidot_term.rules.table import read_table

VERSION = "1.0.0"
"""The version of the models in the table."""


@dataclass(frozen=True, slots=True)
class EhdsElement:
    """One element of a model: `path` begins with the model's name, `minimum` and `maximum` are as in the model."""

    model: str
    path: str
    minimum: int
    maximum: str
    types: tuple[str, ...]

    @property
    def cardinality(self) -> str:
        """How often it may stand in the model, such as `0..*`."""
        return f"{self.minimum}..{self.maximum}"


@cache
def models() -> dict[str, dict[str, EhdsElement]]:
    """Return the elements by model and path, in the order of the models; each model's root is among them."""
    found: dict[str, dict[str, EhdsElement]] = {}
    for model, path, low, high, types in read_table(__package__, "elements.tsv"):
        found.setdefault(model, {})[path] = EhdsElement(
            model, path, int(low), high, tuple(filter(None, types.split("|")))
        )
    return found


def element(path: str) -> EhdsElement | None:
    """Return the element at a path such as `EHDSCondition.header.status`, or None."""
    return models().get(path.partition(".")[0], {}).get(path)


def is_obligatory(path: str) -> bool:
    """Tell whether an element is always there: it and every group around it has min >= 1."""
    steps = path.split(".")
    around = (element(".".join(steps[: number + 1])) for number in range(1, len(steps)))
    return all(item is not None and item.minimum > 0 for item in around)


def wanted(model: str) -> tuple[str, ...]:
    """Return the paths a profile of the model has to carry or waive: all but the root and what may never be there."""
    elements = models().get(model, {})
    never = tuple(f"{path}." for path, item in elements.items() if item.maximum == "0")
    return tuple(
        path for path, item in elements.items() if "." in path and item.maximum != "0" and not path.startswith(never)
    )
