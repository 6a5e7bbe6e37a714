"""The part of reading releases that is compiled, where it is there; without it the same is done in numpy, more slowly.

It takes what is plainly sound in one pass over the bytes. Everything else is read by the careful way, which is the same
with and without it.
"""

from __future__ import annotations

try:
    from digidot_term.snomed.native import _cells as cells
except ImportError:  # no compiler where the package was built
    cells = None  # type: ignore[assignment]

__all__ = ["cells"]
