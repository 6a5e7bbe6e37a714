"""Frozen, slotted classes whose fields are their annotations, made at a small part of what a dataclass costs.

A dataclass has its methods written and compiled anew, and loads `inspect`: with a hundred small classes that is most
of the time a question takes. Here the methods are closures over the names of the fields. `match`, `copy`, `pickle`
`dataclasses.fields` and `dataclasses.replace` work as they do with a dataclass; fields are not inherited, and there is
no default that is made anew for each record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")
_REQUIRED: Any = object()


class Field:
    """What is particular about a field: its default, and whether it takes part in equality and in `repr`."""

    __slots__ = ("compare", "default", "repr")

    def __init__(self, default: Any, *, compare: bool, repr: bool) -> None:  # noqa: A002 - as dataclasses call it
        self.default = default
        self.compare = compare
        self.repr = repr


def field(*, default: Any = _REQUIRED, compare: bool = True, repr: bool = True) -> Any:  # noqa: A002 - likewise
    """Say what is particular about a field."""
    return Field(default, compare=compare, repr=repr)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_T]) -> type[_T]:
    """Make a class frozen and slotted, with equality, hash and `repr` by its annotated fields."""
    namespace = dict(cls.__dict__)
    fields = {name: _field(namespace.pop(name, _REQUIRED)) for name in cls.__annotations__}
    names = tuple(fields)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    compared = tuple(name for name in names if fields[name].compare)
    methods: dict[str, Any] = {
        "__slots__": names,
        "__match_args__": names,
        "__dataclass_fields__": _DataclassFields(fields),
    }
    methods |= {"__setattr__": _refuse, "__delattr__": _refuse, "__reduce__": _reduce}
    methods |= _comparisons(compared)
    methods["__repr__"] = _repr(tuple(name for name in names if fields[name].repr))
    metaclass: Any = type(cls)
    made = metaclass(cls.__name__, cls.__bases__, {**methods, **namespace})
    made.__qualname__ = cls.__qualname__
    made.__init__ = _init(made, names, tuple(each.default for each in fields.values()))
    return made  # type: ignore[no-any-return]  # the same class with slots


def _field(default: Any) -> Field:
    return default if isinstance(default, Field) else Field(default, compare=True, repr=True)


def _init(cls: type, names: tuple[str, ...], defaults: tuple[Any, ...]) -> Callable[..., None]:
    """Return `__init__`; it fills the slots past `__setattr__`, which refuses."""
    setters = tuple(cls.__dict__[name].__set__ for name in names)
    every = frozenset(names)
    total = len(names)
    needed = sum(default is _REQUIRED for default in defaults)

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - becomes the class's own
        if not values and named.keys() == every:
            values = tuple(map(named.__getitem__, names))
        elif named:
            values = _merged(cls, names, defaults, values, named)
        elif needed <= len(values) < total:
            values += defaults[len(values) :]
        elif len(values) != total:
            raise TypeError(f"{cls.__qualname__} takes {total} values, of which {needed} are needed")
        for fill, value in zip(setters, values, strict=True):
            fill(self, value)

    return __init__


def _merged(
    cls: type, names: tuple[str, ...], defaults: tuple[Any, ...], values: tuple[Any, ...], named: dict[str, Any]
) -> tuple[Any, ...]:
    """Put values in order of the fields: those given by place, by name, and the defaults of the rest."""
    rest = names[len(values) :]
    merged = (*values, *(named.pop(name, default) for name, default in zip(rest, defaults[len(values) :], strict=True)))
    if named or len(merged) != len(names):
        raise TypeError(f"{cls.__qualname__} has no field, or already a value, for {', '.join(named) or values}")
    missing = [name for name, value in zip(names, merged, strict=True) if value is _REQUIRED]
    if missing:
        raise TypeError(f"{cls.__qualname__} needs {', '.join(missing)}")
    return merged


def _comparisons(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    """Return `__eq__` and `__hash__` by the fields `names`, within one class."""
    key: Callable[[Any], Any] = attrgetter(*names) if names else type

    def __eq__(self: object, other: object) -> Any:  # noqa: N807 - becomes the class's own
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807 - likewise
        return hash(key(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _repr(names: tuple[str, ...]) -> Callable[[object], str]:
    def __repr__(self: object) -> str:  # noqa: N807 - becomes the class's own
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({shown})"

    return __repr__


def _refuse(self: object, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__qualname__} is frozen: cannot change {name}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, name) for name in type(self).__slots__)


class _DataclassFields(Mapping[str, Any]):
    """The fields by name; what `dataclasses` wants to know of each is made when it looks."""

    __slots__ = ("_fields", "_made")

    def __init__(self, fields: dict[str, Field]) -> None:
        self._fields = fields
        self._made: Mapping[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        self._made = self._made or _dataclass_fields(self._fields)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def _dataclass_fields(fields: dict[str, Field]) -> Mapping[str, Any]:
    from dataclasses import MISSING, make_dataclass  # noqa: PLC0415 - records do without it until somebody asks
    from dataclasses import field as dataclass_field  # noqa: PLC0415 - likewise

    kinds = [
        (
            name,
            Any,
            dataclass_field(
                default=MISSING if each.default is _REQUIRED else each.default, compare=each.compare, repr=each.repr
            ),
        )
        for name, each in fields.items()
    ]
    made: Any = make_dataclass("Fields", kinds, frozen=True)
    return made.__dataclass_fields__  # type: ignore[no-any-return]  # not declared for classes in general
