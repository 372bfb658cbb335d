"""What one build keeps for the next in the same process: values, by everything that they were made from."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from functools import partial
from itertools import count
from typing import Any, Protocol, TypeVar

from microsite.answers import Answers
from microsite.fingerprints import DIGEST_BYTES
from microsite.problems import Report, reported, with_problems
from microsite.tables import NO_ROW, UNKNOWN, Key, Row, Rows, Tables, as_kept
from microsite.workers import shared, swept

S = TypeVar("S")
V = TypeVar("V")
SEPARATOR = "\x1f"  # which stands in no part of a key
NEVER = -1
NOTHING = NEVER, None
ROW, TABLE = "row", "table"  # with which no other key begins


class Store(Protocol):
    """Keeps values for builds in other processes, as bytes by the fingerprint of their key."""

    def get(self, name: str) -> bytes | None: ...
    def put(self, name: str, data: bytes) -> None: ...
    def end_build(self, in_use: Callable[[], Collection[str]]) -> None: ...
    def reopened(self) -> Store | None:
        """The same store for a copy of the process."""


class Sent(Enum):
    """What a copy of the process sends: a value that is kept by itself, one that is not, answers."""

    KEPT = 0
    PASSED = 1
    ANSWERS = 2


class Memory:
    """Values by their keys. A key holds all that its value depends on, so that no value can be out of date.

    What builds have not asked for lately is forgotten, so that days of saves do not fill it. What is kept, in a store
    where there is one, is found there again by the next process; it must be possible to pickle it. A memory that is
    `lasting` serves more than one build.
    """

    def __init__(
        self,
        store: Store | None = None,
        advanced: Callable[[int, int], None] = lambda done, total: None,
        *,
        lasting: bool = True,
    ) -> None:
        self._values: dict[Hashable, tuple[int, Any]] = {}
        self._build = 0
        self._asked_for = 0
        self._most_asked_for = 0
        self._store = store
        self._advanced = advanced
        self.lasting = lasting or store is None
        self._tables = Tables()
        self._bytes = set[str]()
        self._answers = Answers(self._stored)
        self._received: dict[str, bytes] = {}
        self._sending: list[tuple[Sent, str, bytes]] | None = None

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

    def recall_kept(self, key: Key, make: Callable[[], V]) -> V:
        """The value of a key, that an earlier process may have made."""
        return self.recall(key, lambda: self._found(key, make))

    def recall_large(self, key: Key, make: Callable[[], V]) -> V:
        """The same, but left to the store by a memory that does not last: what is large and seldom asked for."""
        return self.recall_kept(key, make) if self.lasting else self._found(key, make)

    def recall_apart(self, key: Key, make: Callable[[], V]) -> V:
        """The same for a part of another kept value, which a memory that lasts does not ask for again."""
        return make() if self.lasting else self._found(key, make)

    def recall_reported(self, key: Hashable, make: Callable[[Report], V], report: Report) -> V:
        """The value of a key, with the problems that were reported when it was made reported again."""
        return reported(self.recall(key, lambda: with_problems(make)), report)

    def renewed(
        self,
        table: Key,
        sources: Mapping[str, S],
        make: Callable[[S], V],
        key: Callable[[S], Key] | None = None,
        apart: Callable[[S], Iterable[Key]] = lambda source: (),
    ) -> dict[str, V]:
        """The values of sources by their names, each made anew only where its source is not as it was last time.

        Nothing else is looked at, however many there are. Those that have a `key` are made by several processes where
        many must be, and kept, all of a table in one: they had better be small. What is large they recall by itself,
        and it is kept for as long as its key is among those `apart` for a source.
        """
        last = self._rows(table, kept=key is not None)
        rows = {name: last.get(name, NO_ROW).renewed(source, key) for name, source in sources.items()}
        new = {name: row for name, row in rows.items() if row.value is UNKNOWN}
        self.share([partial(self._made, row, make) for row in new.values() if key])
        for name, row in new.items():
            rows[name] = row._replace(value=self._made(row, make))
            self._values.pop(_key(row), None)
        self._tables.renew(table, rows, apart, to_keep=bool(key) and (bool(new) or rows.keys() != last.keys()))
        return {name: row.value for name, row in rows.items()}

    def _rows(self, table: Key, *, kept: bool) -> Rows:
        """A table as it was last, be it in an earlier process."""
        known = self._tables.last(table)
        if known is not None:
            return known
        return as_kept(self.kept_bytes((TABLE, *table))) if kept else {}

    def _made(self, row: Row, make: Callable[[S], V]) -> V:
        """The value of a row that has none yet."""
        key, made = _key(row), partial(make, row.source)
        return self.recall(key, lambda: self._found(key, made, Sent.PASSED)) if key else made()

    def share(self, jobs: Sequence[Callable[[], object]]) -> None:
        """Do jobs, where they are many in several processes at once: all that they keep is known then.

        What fails is left to whoever asks for it, who hears of it then.
        """
        done = count(1)

        def do(job: Callable[[], object], processes: int = 1) -> None:
            with suppress(Exception):
                job()
            self._advanced(min(next(done) * processes, len(jobs)), len(jobs))

        for kind, name, data in shared(jobs, do, lambda own: self._send(own, do)):
            if kind is Sent.ANSWERS:
                self._answers.of(name).update(pickle.loads(data))  # noqa: S301 (from a copy of this process)
            elif kind is Sent.KEPT and self._store:
                self._store.put(name, data)
            else:
                self._received[name] = data

    def kept_bytes(self, key: Key) -> bytes | None:
        """Bytes that an earlier process has kept; None where none has."""
        self._bytes.add(_name(key))
        return self._stored(_name(key))

    def keep_bytes(self, key: Key, data: bytes) -> None:
        """Keep bytes for later processes."""
        if self._store:
            self._store.put(_name(key), data)

    def answers(self, key: Key) -> dict[str, Any]:
        """The answers to questions of a kind, which depend on nothing else: what is added is kept with the others."""
        return self._answers.of(_name(key))

    def end_build(self) -> None:
        """Forget what this build has not asked for, once that is more than any build has asked for."""
        self._most_asked_for = max(self._most_asked_for, self._asked_for)
        if len(self._values) > 2 * self._most_asked_for:
            self._values = {key: value for key, value in self._values.items() if value[0] == self._build}
        self._build += 1
        self._asked_for = 0
        self._received = {}
        self._tables.end_build()
        if self._store:
            for name, data in self._answers.to_keep():
                self._store.put(name, data)
            for table, data in self._tables.to_keep():
                self._store.put(_name((TABLE, *table)), data)
            self._store.end_build(self._in_use)

    def _in_use(self) -> set[str]:
        """The names of everything that is known now and may have been kept."""
        kept = (key for key in self._values if isinstance(key, tuple) and all(isinstance(part, str) for part in key))
        return {*map(_name, kept), *map(_name, self._tables.apart), *self._bytes, *self._answers.kinds}

    def _stored(self, name: str) -> bytes | None:
        return self._store.get(name) if self._store else None

    def _found(self, key: Key, make: Callable[[], V], sent: Sent = Sent.KEPT) -> V:
        """What another process has made, or what is made now."""
        if self._store is None and self._sending is None and not self._received:
            return make()
        name = _name(key)
        data = self._received.pop(name, None) or (self._stored(name) if sent is Sent.KEPT else None)
        if data is not None:
            known: V = pickle.loads(data)  # noqa: S301 (the store is the engine's own, outside every site)
            return known
        value = make()
        if self._sending is not None:
            self._sending.append((sent, name, _pickled(value)))
        elif self._store and sent is Sent.KEPT:
            self._store.put(name, _pickled(value))
        return value

    def _send(
        self, jobs: Iterable[Callable[[], object]], do: Callable[[Callable[[], object]], None]
    ) -> Iterator[tuple[Sent, str, bytes]]:
        """Do some jobs in a copy of the process: all that is made to be kept, then new answers."""
        self._store = self._store.reopened() if self._store else None
        self._advanced = lambda done, total: None
        for job in swept(jobs):
            self._sending = []
            do(job)
            yield from self._sending
        for name, answers in self._answers.new():
            yield Sent.ANSWERS, name, _pickled(answers)


def _key(row: Row) -> Key:
    """What the value of a row is known by while it is made."""
    return (ROW, *row.known_by) if row.known_by else ()


def _pickled(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _name(key: Key) -> str:
    """What a key is known by in a store."""
    parts = SEPARATOR.join(key).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(parts, digest_size=DIGEST_BYTES).hexdigest()
