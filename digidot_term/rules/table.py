"""Tables of facts that stand beside rules: tab-separated lines below a header; a line with `#` first is a comment."""

from __future__ import annotations

from importlib import resources


def read_table(package: str, name: str) -> list[list[str]]:
    """Return the rows of a table in a package, each as its columns, the header left out."""
    text = (resources.files(package) / name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return lines[1:]
