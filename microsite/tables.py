"""Tables of values by name, each of which is as it was for as long as what it was made from is."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

Key = tuple[str, ...]
UNKNOWN = object()
WHOLE, SINCE = "table", "since"  # what is kept of a table: how it once was, and what has changed since
MOST_SINCE = 16  # a table is kept whole again where more than one in so many rows has changed
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
        self._since: dict[Key, set[str]] = {}
        self._to_keep = set[Key]()
        self._apart: dict[Key, Apart] = {}

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def last(self, table: Key) -> Rows | None:
        """A table as it was last; None where this process has not made it."""
        return self._known.get(table)

    def found(self, table: Key, kept: Callable[[Key], bytes | None]) -> Rows:
        """A table as it was kept by an earlier process: rows whose sources are not known any more."""
        since = _unpickled(kept((SINCE, *table)))
        self._since[table] = set(since)
        return {name: Row(UNKNOWN, *row) for name, row in (_unpickled(kept((WHOLE, *table))) | since).items() if row}

    def renew(self, table: Key, rows: Rows, apart: Apart) -> None:
        self._known[table] = self._newest[table] = rows
        self._apart[table] = apart

    def keep(self, table: Key, changed: Collection[str]) -> None:
        """Have a table kept in which some rows are new, others or gone."""
        if changed:
            self._since.setdefault(table, set()).update(changed)
            self._to_keep.add(table)

    def to_keep(self) -> Iterator[tuple[Key, bytes]]:
        """What is to be kept of tables: the values of rows with what they are known by, None for those that have gone.

        A row holds for as long as its source is the same: it does no harm where one part of a table is lost.
        """
        for table in self._to_keep:
            rows, since = self._known[table], self._since[table]
            if len(since) * MOST_SINCE > len(rows):
                since.clear()
                yield (WHOLE, *table), _pickled(rows, rows)
            yield (SINCE, *table), _pickled(rows, since)
        self._to_keep.clear()

    def end_build(self) -> None:
        """Forget the tables that this build has not made."""
        self._known, self._newest = self._newest or self._known, {}

    @property
    def apart(self) -> Iterator[Key]:
        """The keys of what is kept apart for rows."""
        for table, rows in self._known.items():
            for row in rows.values():
                yield from self._apart[table](row)


def _pickled(rows: Rows, names: Iterable[str]) -> bytes:
    kept = {name: (row.known_by, row.value) if (row := rows.get(name)) else None for name in names}
    return pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)


def _unpickled(data: bytes | None) -> dict[str, tuple[Key | None, Any] | None]:
    return pickle.loads(data) if data else {}  # noqa: S301 (the engine's own)
