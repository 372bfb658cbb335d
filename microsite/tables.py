"""Tables of values by name, each of which is as it was for as long as what it was made from is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from microsite.mappings import Key

UNKNOWN = object()
Apart = Callable[["Row"], Iterable[Key]]


class Row(NamedTuple):
    """A value, what it was made from, and by what it is known where it is kept."""

    source: Any
    known_by: Key | None
    value: Any

    def renewed(self, source: object, key: Callable[[Any], Key] | None) -> Row:
        """The row for what is its source now, without a value where that is another one."""
        if self.source is source or self.source == source:
            return self
        known_by = key(source) if key else None
        same = known_by is not None and self.known_by == known_by
        return Row(source, known_by, self.value if same else UNKNOWN)

    def as_kept(self) -> tuple[Key | None, Any]:
        """What is kept of it."""
        return self.known_by, self.value

    def apart(self, keys: Apart) -> frozenset[Key]:
        """The keys of what is kept apart for it; none while its source is not known."""
        return frozenset(() if self.source is UNKNOWN else keys(self))


NO_ROW = Row(UNKNOWN, None, UNKNOWN)
Rows = dict[str, Row]


class Tables:
    """The tables of a build, and those of the last one."""

    def __init__(self) -> None:
        self._known: dict[Key, Rows] = {}
        self._newest: dict[Key, Rows] = {}
        self._apart: dict[Key, Apart] = {}

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def last(self, table: Key) -> Rows | None:
        """A table as it was last; None where this process has not made it."""
        return self._known.get(table)

    def renew(self, table: Key, rows: Rows, apart: Apart) -> None:
        self._known[table] = self._newest[table] = rows
        self._apart[table] = apart

    def end_build(self) -> None:
        """Forget the tables that this build has not made."""
        self._known, self._newest = self._newest or self._known, {}

    @property
    def apart(self) -> Iterator[Key]:
        """The keys of what is kept apart for rows."""
        for table, rows in self._known.items():
            for row in rows.values():
                yield from self._apart[table](row)
