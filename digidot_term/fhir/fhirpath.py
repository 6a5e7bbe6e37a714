"""FHIRPath expressions evaluated on FHIR JSON (FHIRPath N1; R4, "FHIRPath").

This is the one module that knows the library, fhirpathpy, which is loaded with the first expression. It lacks
`hasValue`, which is given to it; what else it lacks, such as `resolve` and `memberOf`, the caller gives as functions.
Its `trace` prints, and is silenced.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from digidot_term.fhir.snapshot.source import Json

Function = Callable[[list[Any], Any, Json], list[Any]]
"""Takes the items before the dot, the first parameter (None without one) and %rootResource; returns the items after.

What it cannot tell it says by raising LookupError.
"""


@dataclass(frozen=True, slots=True)
class Focus:
    """What an expression is evaluated on: a value with its type or path, and its `_sibling` when it is a primitive."""

    value: Any
    type: str
    sibling: Json | None = None


@dataclass(slots=True)
class FhirPath:
    """Evaluates expressions; compiled ones are kept, so keep one for many resources."""

    functions: Mapping[str, Function] = field(default_factory=dict)
    _compiled: dict[str, Any] = field(default_factory=dict)
    _model: Json = field(default_factory=dict)
    _root: Json = field(default_factory=dict)

    def holds(self, expression: str, focus: Focus, resource: Json, root: Json, **names: Any) -> bool | None:
        """Tell whether an expression is true on a value; None when the library cannot say.

        `resource` is %resource, `root` %rootResource; further `names` are variables. To yield nothing is to hold: R4's
        invariants speak of elements that may be absent (ref-1 of a Reference that has only a display).
        """
        found = self.values(expression, focus, resource, root, **names)
        if found is None:
            return None
        return found[0] if len(found) == 1 and isinstance(found[0], bool) else True

    def values(self, expression: str, focus: Focus, resource: Json, root: Json, **names: Any) -> list[Any] | None:
        """Return what an expression yields as plain values, or None when the library cannot evaluate it."""
        try:
            if expression not in self._compiled:
                self._compiled[expression] = self._compile(expression) if _is_sound(expression) else None
            compiled = self._compiled[expression]
            node = _node(focus.value, focus.type, focus.sibling)
            self._root = root
            variables = {"resource": _typed(resource), "rootResource": _typed(root), **names}
            return list(compiled(node, variables))
        except Exception:  # noqa: BLE001  the library raises bare Exception for all it cannot do
            return None

    def _compile(self, expression: str) -> Any:
        import fhirpathpy  # noqa: PLC0415  takes longer to load than most commands to run

        if not self._model:
            self._model = _read_model()
            _set_model(self._model)
        functions = {"hasValue": _has_value, **self.functions}
        table = {name: self._invocation(function) for name, function in functions.items()}
        options = {"userInvocationTable": table, "traceFn": _ignore}
        return fhirpathpy.compile(expression, self._model, options)

    def _invocation(self, function: Function) -> Json:
        """Return a function as the library takes it: it gives plain values, and knows nothing of the resource.

        A resource that comes back is given its type.
        """

        def invoke(items: list[Any], argument: Any = None) -> list[Any]:
            return [_typed(item) for item in function(items, argument, self._root)]

        return {"fn": invoke, "arity": {0: [], 1: ["String"]}}


def _node(value: Any, type_name: str, sibling: Json | None = None) -> Any:
    from fhirpathpy.engine.nodes import ResourceNode  # noqa: PLC0415

    create: Any = ResourceNode.create_node
    return create(value, type_name, sibling)


def _typed(item: Any) -> Any:
    """Give a resource its type, which `is` and `ofType` ask for; the library takes that from paths alone."""
    name = item.get("resourceType") if isinstance(item, dict) else None
    return _node(item, name) if isinstance(name, str) else item


def _is_sound(expression: str) -> bool:
    """Tell whether an expression is FHIRPath from end to end: the library evaluates what it understands of it."""
    from antlr4 import CommonTokenStream, InputStream  # noqa: PLC0415
    from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer  # noqa: PLC0415
    from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser  # noqa: PLC0415

    lexer: Any = FHIRPathLexer(InputStream(expression))
    parser: Any = FHIRPathParser(CommonTokenStream(lexer))
    for reader in (lexer, parser):
        reader.removeErrorListeners()
    parser.entireExpression()
    return bool(parser.getNumberOfSyntaxErrors() == 0)


def _read_model() -> Json:
    """Return the types of R4 as the library knows them; its own loader reads four versions of FHIR."""
    folder = files("fhirpathpy").joinpath("models", "r4")
    return {item.name.removesuffix(".json"): json.loads(item.read_text("utf-8")) for item in folder.iterdir()}


def _set_model(model: Json) -> None:
    """Tell the library the types: it forgets to where `ofType` is the only function that needs them."""
    from fhirpathpy.engine.nodes import ResourceNode, TypeInfo  # noqa: PLC0415

    info: Any = TypeInfo
    info.model = model
    node: Any = ResourceNode
    node.__getitem__ = _part  # it asks a node so whether a path begins with its type: `Patient.name`


def _part(node: Any, name: str) -> Any:
    return node.data.get(name) if isinstance(node.data, dict) else None


def _has_value(items: list[Any], _: Any, __: Json) -> list[Any]:
    return [len(items) == 1 and items[0] is not None and not isinstance(items[0], (dict, list))]


def _ignore(*_: Any) -> None:
    return None
