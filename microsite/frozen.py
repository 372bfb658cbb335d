"""Values that stay as they are: dataclasses, quick to define and to make.

`dataclass(frozen=True)` has six functions written and compiled for each class, which took a fifth of the time of a
build after a small edit before compiled code was kept, and sets each field of a value by a call. Here only the way a
value is made is written for each; that nobody changes one afterwards is left to the type checker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, eq: bool = ..., kw_only: bool = ...) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Any] | None = None, /, *, eq: bool = True, kw_only: bool = False) -> Any:
    """Make a class one of values, the same where all fields that are compared are, or with `eq` False never."""

    def made(cls: type[Any]) -> type[Any]:
        values = dataclass(repr=False, eq=False, kw_only=kw_only)(cls)
        compared = [each.name for each in fields(values) if each.compare] if eq else []
        own: dict[str, Any] = {"__repr__": _shown} | (_comparing(compared) if eq else {})
        for name, function in own.items():
            if name not in cls.__dict__:
                setattr(values, name, function)
        return values

    return made if cls is None else made(cls)


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _comparing(names: list[str]) -> dict[str, Any]:
    """The functions by which values are compared and looked up."""
    compared = attrgetter(*names) if names else type

    def same(self: Any, other: object) -> Any:
        return compared(self) == compared(other) if type(other) is type(self) else NotImplemented

    def hashed(self: Any) -> int:
        return hash(compared(self))

    return {"__eq__": same, "__hash__": hashed}
