"""YAML as it was typed: scalars stay text, everything knows its place. What a value means is said by the model.

Nodes are tuples and make their places only when these are asked for: there are a hundred in most files.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from microsite.problems import Place, Places


class Scalar(NamedTuple):
    """A single value, as typed, without its quotes; `empty` where nothing stands after the colon.

    `changes` is true where another program would read something else than what is typed: `no`, `12:30`, `010`;
    `lines` are those of the file on which an unquoted value stands, to look for slips in should it be unexpected.
    """

    text: str
    path: str
    line: int
    column: int
    length: int
    quoted: bool = False
    changes: bool = False
    lines: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        return Place(self.path, self.line, self.column, self.length)

    @property
    def empty(self) -> bool:
        return not self.text.strip() or (not self.quoted and self.text in ("~", "null"))


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    path: str
    line: int
    column: int
    length: int

    @property
    def place(self) -> Place:
        return Place(self.path, self.line, self.column, self.length)


class Mapping(NamedTuple):
    """Keys with their values, in the order typed; no key twice. `damaged` where an entry could not be read."""

    entries: tuple[tuple[Scalar, Node], ...]
    path: str
    line: int
    column: int
    length: int
    damaged: bool = False

    @property
    def place(self) -> Place:
        return Place(self.path, self.line, self.column, self.length)

    @property
    def places(self) -> Places:
        """The places of the values by their keys."""
        names = tuple([key.text for key, _ in self.entries])
        marks = [(value.line, value.column, value.length) for _, value in self.entries]
        return Places(self.path, names, tuple(chain.from_iterable(marks)))

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping
