"""What one build keeps for the next in the same process: values, by everything that they were made from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from microsite.common import Common
from microsite.kept import Kept, Sent, Store
from microsite.mappings import Key, Mappings, itself
from microsite.problems import Report, reported, with_problems
from microsite.tables import NO_ROW, UNKNOWN, Apart, Row, Rows, Tables

S = TypeVar("S")
V = TypeVar("V")
NEVER = -1
NOTHING = NEVER, None
MOST_RECENT = 16
ROW, TABLE = "row", "table"  # with which no other key begins


class Memory:
    """Values by their keys. A key holds all that its value depends on, so that no value can be out of date.

    What builds have not asked for lately is forgotten, so that days of saves do not fill it. What is kept, in a store
    where there is one, is found there again by the next process; it must be possible to pickle it. What is made from
    the engine's own files alone is kept in what is `common` to all sites. A memory that is `lasting` serves more than
    one build.
    """

    def __init__(
        self,
        store: Store | None = None,
        advanced: Callable[[int, int], None] = lambda done, total: None,
        *,
        common: Common | None = None,
        lasting: bool = True,
    ) -> None:
        self._values: dict[Hashable, tuple[int, Any]] = {}
        self._build = 0
        self._asked_for = 0
        self._most_asked_for = 0
        self._kept = Kept(store, advanced)
        self._common = common or Common()
        self.lasting = lasting or store is None
        self._tables = Tables()
        self._bytes = set[Key]()
        self._mappings = Mappings(self.kept_bytes, self.keep_bytes)
        self._recent: dict[Hashable, Any] = {}

    def __len__(self) -> int:
        return len(self._values) + len(self._tables)

    def recall(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not known."""
        build, value = self._values.get(key, NOTHING)
        if build != self._build:
            self._asked_for += 1
            value = make() if build == NEVER else value
            self._values[key] = self._build, value
        known: V = value
        return known

    def replace(self, key: Hashable, value: object) -> None:
        """Know another value of a key from now on."""
        self._values[key] = self._build, value

    def recall_sound(self, key: Hashable, make: Callable[[], V | None]) -> V | None:
        """The value of a key, made anew each time for as long as there is none to be had."""
        value = self.recall(key, make)
        if value is None:
            del self._values[key]
        return value

    def recall_recent(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, soon forgotten by a memory that does not last: what hardly anybody asks for again."""
        if self.lasting:
            return self.recall(key, make)
        known: V = self._recent[key] if key in self._recent else make()
        self._recent[key] = known
        if len(self._recent) > MOST_RECENT:
            del self._recent[next(iter(self._recent))]
        return known

    def recall_kept(self, key: Key, make: Callable[[], V], *, common: bool = False) -> V:
        """The value of a key, that an earlier process may have made, where it is `common` for any site."""
        kept = self._common if common else self._kept
        return self.recall(key, lambda: kept.found(key, make))

    def recall_large(self, key: Key, make: Callable[[], V]) -> V:
        """The same, but soon left to the store by a memory that does not last: what is large and seldom asked for."""
        return self.recall_recent(key, lambda: self._kept.found(key, make))

    def recall_apart(self, key: Key, make: Callable[[], V]) -> V:
        """The same for a part of another kept value, which a memory that lasts does not ask for again."""
        return make() if self.lasting else self._kept.found(key, make)

    def recall_reported(self, key: Hashable, make: Callable[[Report], V], report: Report) -> V:
        """The value of a key, with the problems that were reported when it was made reported again."""
        return reported(self.recall(key, lambda: with_problems(make)), report)

    def renewed(
        self,
        table: Key,
        sources: Mapping[str, S],
        make: Callable[[S], V],
        key: Callable[[S], Key] | None = None,
        apart: Apart = lambda row: (),
        here: Collection[str] = (),
    ) -> dict[str, V]:
        """The values of sources by their names, each made anew only where its source is not as it was last time.

        Nothing else is looked at, however many there are. Those that have a `key` are made by several processes where
        many must be, and kept, many of a table in one: they had better be small. What is large they recall by itself,
        and it is kept for as long as its key is among those `apart` for a row. Those whose names are among `here` are
        made by this process in any case.
        """
        last = self._rows(table, kept=key is not None)
        rows = {name: last.get(name, NO_ROW).renewed(source, key) for name, source in sources.items()}
        new = {name: row for name, row in rows.items() if row.value is UNKNOWN}
        to_make = {name: row for name, row in new.items() if row.known_by and not self._is_made(row.known_by)}
        jobs = {name: partial(self._made, row, make) for name, row in to_make.items()}
        self._kept.share(
            [job for name, job in jobs.items() if name not in here], [job for name, job in jobs.items() if name in here]
        )
        for name, row in new.items():
            rows[name] = Row(row.source, row.known_by, self._made(row, make))
            if row.known_by:
                self._values.pop(_key(row.known_by), None)
            if name in last:
                for outdated in last[name].apart(apart) - row.apart(apart):
                    self._values.pop(outdated, None)
        self._tables.renew(table, rows, apart)
        if key:
            self.keep_mapping((TABLE, *table), rows, new.keys() | (last.keys() - rows.keys()), Row.as_kept)
        return {name: row.value for name, row in rows.items()}

    def _rows(self, table: Key, *, kept: bool) -> Rows:
        """A table as it was last, be it in an earlier process."""
        known = self._tables.last(table)
        if known is not None:
            return known
        found = self.kept_mapping((TABLE, *table)) if kept else {}
        return {name: Row(UNKNOWN, *row) for name, row in found.items()}

    def _is_made(self, known_by: Key) -> bool:
        """Whether the value of a row was made before its table is renewed."""
        key = _key(known_by)
        return key in self._values or self._kept.received(key)

    def _made(self, row: Row, make: Callable[[S], V]) -> V:
        """The value of a row that has none yet."""
        if not row.known_by:
            return make(row.source)
        key, made = _key(row.known_by), partial(make, row.source)
        return self.recall(key, lambda: self._kept.found(key, made, Sent.PASSED))

    def row(self, source: S, make: Callable[[S], V], key: Callable[[S], Key]) -> V:
        """A value of a table before the table is renewed."""
        return self._made(Row(source, key(source), UNKNOWN), make)

    def ahead(self, job: Callable[[], object]) -> None:
        """Have a job done by this process while the next rows that are many are made, before anybody asks for it."""
        self._kept.ahead(job)

    def kept_bytes(self, key: Key, *, common: bool = False) -> bytes | None:
        """Bytes that an earlier process has kept; None where none has."""
        if common:
            return self._common.get(key)
        self._bytes.add(key)
        return self._kept.get(key)

    def keep_bytes(self, key: Key, data: bytes, *, common: bool = False) -> None:
        """Keep bytes for later processes."""
        (self._common if common else self._kept).put(key, data)

    def kept_mapping(self, key: Key) -> dict[str, Any]:
        """Values by name that an earlier process has kept, each of which is to hold whatever becomes of the others."""
        return self._mappings.found(key)

    def keep_mapping(
        self, key: Key, mapping: Mapping[str, V], changed: Collection[str], kept: Callable[[V], Any] = itself
    ) -> None:
        """Keep a mapping for later processes, in which only some values have changed."""
        self._mappings.keep(key, mapping, changed, kept)

    def answers(self, key: Key) -> dict[str, Any]:
        """The answers to questions of a kind, which depend on nothing else: what is added is kept with the others."""
        return self._kept.answers(key)

    def end_build(self) -> None:
        """Forget what this build has not asked for, once that is more than any build has asked for."""
        self._most_asked_for = max(self._most_asked_for, self._asked_for)
        if len(self._values) > 2 * self._most_asked_for:
            self._values = {key: value for key, value in self._values.items() if value[0] == self._build}
        self._build += 1
        self._asked_for = 0
        self._tables.end_build()
        self._kept.end_build(self._in_use)

    def _in_use(self) -> Iterator[Key]:
        """The keys of everything that is known now and may have been kept."""
        yield from (
            key for key in self._values if isinstance(key, tuple) and all(isinstance(part, str) for part in key)
        )
        yield from self._tables.apart
        yield from self._bytes


def _key(known_by: Key) -> Key:
    """What the value of a row is known by while it is made."""
    return (ROW, *known_by)
