"""YAML as it was typed: scalars stay text, everything knows its place. What a value means is said by the model."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.problems import Place


@dataclass(frozen=True)
class Scalar:
    """A single value, as typed, without its quotes; `empty` where nothing stands after the colon."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def empty(self) -> bool:
        return not self.quoted and self.text in ("", "~", "null")


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the order typed; no key twice. `damaged` where an entry could not be read."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    damaged: bool = False

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping
