"""What an author may have meant by an element that does not exist, as messages write it."""

from __future__ import annotations

from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.snapshot.elements import FHIRPATH, type_codes, type_suffix
from digidot_term.fhir.snapshot.node import Node
from digidot_term.fhir.snapshot.run import Run


def meant(run: Run, node: Node, name: str, element_id: str) -> str:
    """Return ` (`that`?)` for a child of `node` that is not there, or an empty text.

    A part of a choice of several types is one of a type's; the value of a primitive has no parts, its element has.
    """
    codes = type_codes(node.element)
    if len(codes) > 1:
        found = next((code for code in codes if (tree := run.tree_of(code)) and tree.child(name)), "")
        return f" (`{node.name}:{node.name.removesuffix('[x]')}{type_suffix(found)}.{name}`?)" if found else ""
    if codes and codes[0].startswith(FHIRPATH) and name in ("id", "extension"):
        return f" (`{element_id.split('.')[-3]}.{name}`?)"
    return nearest(name, [child.name for child in node.children])
