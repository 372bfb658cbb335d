"""What one build keeps for the next in the same process: values, by everything that they were made from."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import count, islice
from typing import Any, Protocol, TypeVar

from microsite.fingerprints import DIGEST_BYTES
from microsite.problems import Report, reported, with_problems
from microsite.workers import shared, swept

S = TypeVar("S")
V = TypeVar("V")
Key = tuple[str, ...]
SEPARATOR = "\x1f"  # which stands in no part of a key
NEVER = -1
NOTHING = NEVER, None
_Row = tuple[Any, Key | None, Any]  # a source, what its value is kept as, the value


class Store(Protocol):
    """Keeps values for builds in other processes, as bytes by the fingerprint of their key."""

    def get(self, names: Sequence[str]) -> dict[str, bytes]: ...
    def put(self, name: str, data: bytes) -> None: ...
    def end_build(self, in_use: Callable[[], Collection[str]]) -> None: ...
    def reopened(self) -> Store | None:
        """The same store for a copy of the process."""


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
        self._tables: dict[tuple[str, ...], dict[str, _Row]] = {}
        self._new_tables: dict[tuple[str, ...], dict[str, _Row]] = {}
        self._bytes = set[str]()
        self._answers: dict[str, dict[str, Any]] = {}
        self._answered: dict[str, int] = {}
        self._received: dict[str, bytes] = {}
        self._sending: dict[str, bytes] | None = None

    def __len__(self) -> int:
        return len(self._values) + sum(map(len, self._tables.values()))

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
        table: tuple[str, ...],
        sources: Mapping[str, S],
        make: Callable[[S], V],
        key: Callable[[S], Key] | None = None,
    ) -> dict[str, V]:
        """The values of sources by their names, each made anew only where its source is not as it was last time.

        Nothing else is looked at, however many there are. `table` says what their making depends on besides. Those that
        have a `key` are kept, and made by several processes where many must be: see recall_all.
        """
        last, rows = self._tables.get(table, {}), dict[str, _Row]()
        for name, source in sources.items():
            row = last.get(name)
            if row is None or (row[0] is not source and row[0] != source):
                row = source, key(source) if key else None, NOTHING
            rows[name] = row
        changed = {name: row for name, row in rows.items() if row[2] is NOTHING}
        self.recall_all({key: partial(make, source) for source, key, _ in changed.values() if key})
        for name, (source, kept_as, _) in changed.items():
            value = self.recall_kept(kept_as, partial(make, source)) if kept_as else make(source)
            self._values.pop(kept_as, None)
            rows[name] = source, kept_as, value
        self._tables[table] = self._new_tables[table] = rows
        return {name: value for name, (_, _, value) in rows.items()}

    def recall_all(self, jobs: Mapping[Any, Callable[[], object]]) -> None:
        """Have the values of several keys ready; where many must be made, several processes make them at once.

        What fails is left to whoever asks for it, who hears of it then.
        """
        unknown = self._not_kept([key for key in jobs if key not in self._values])
        done = count(1)

        def make(key: Key, processes: int = 1) -> None:
            with suppress(Exception):
                self.recall_kept(key, jobs[key])
            self._advanced(min(next(done) * processes, len(unknown)), len(unknown))

        for name, data, are_answers in shared(unknown, make, lambda keys: self._send(keys, make)):
            if are_answers:
                self._answers_of(name).update(pickle.loads(data))  # noqa: S301 (from a copy of this process)
            elif self._store:
                self._store.put(name, data)
            else:
                self._received[name] = data
        self._not_kept([key for key in unknown if key not in self._values])

    def kept_bytes(self, key: Key) -> bytes | None:
        """Bytes that an earlier process has kept; None where none has."""
        self._bytes.add(_name(key))
        return self._stored([_name(key)]).get(_name(key))

    def keep_bytes(self, key: Key, data: bytes) -> None:
        """Keep bytes for later processes."""
        if self._store:
            self._store.put(_name(key), data)

    def answers(self, key: Key) -> dict[str, Any]:
        """The answers to questions of a kind, which depend on nothing else: what is added is kept with the others."""
        return self._answers_of(_name(key))

    def _answers_of(self, name: str) -> dict[str, Any]:
        if name not in self._answers:
            data = self._stored([name]).get(name)
            self._answers[name] = pickle.loads(data) if data else {}  # noqa: S301 (see _found)
            self._answered[name] = len(self._answers[name])
        return self._answers[name]

    def end_build(self) -> None:
        """Forget what this build has not asked for, once that is more than any build has asked for."""
        self._most_asked_for = max(self._most_asked_for, self._asked_for)
        if len(self._values) > 2 * self._most_asked_for:
            self._values = {key: value for key, value in self._values.items() if value[0] == self._build}
        self._tables, self._new_tables = self._new_tables or self._tables, {}
        self._build += 1
        self._asked_for = 0
        self._received = {}
        for name, answers in self._new_answers().items():
            if self._store:
                self._store.put(name, pickle.dumps(self._answers[name], pickle.HIGHEST_PROTOCOL))
            self._answered[name] += len(answers)
        if self._store:
            self._store.end_build(self._in_use)

    def _new_answers(self) -> dict[str, dict[str, Any]]:
        """The answers that have been added since they were kept."""
        new = {name: dict(islice(known.items(), self._answered[name], None)) for name, known in self._answers.items()}
        return {name: answers for name, answers in new.items() if answers}

    def _in_use(self) -> set[str]:
        """The names of everything that is known now and may have been kept."""
        kept = (key for key in self._values if isinstance(key, tuple) and all(isinstance(part, str) for part in key))
        of_tables = (key for rows in self._tables.values() for _, key, _ in rows.values() if key)
        return {*map(_name, kept), *map(_name, of_tables), *self._bytes, *self._answers}

    def _stored(self, names: Sequence[str]) -> dict[str, bytes]:
        return self._store.get(names) if self._store else {}

    def _not_kept(self, keys: Sequence[Key]) -> list[Key]:
        """The keys whose values have not been kept; the other values are known from now on."""
        names = dict(zip(keys, map(_name, keys), strict=True))
        kept = self._stored(list(names.values()))
        for key, name in names.items():
            if name in kept:
                self.recall(key, lambda data=kept[name]: pickle.loads(data))  # type: ignore[misc]  # noqa: S301 (see _found)
        return [key for key, name in names.items() if name not in kept]

    def _found(self, key: Key, make: Callable[[], V]) -> V:
        """What another process has made, or what is made now."""
        if self._store is None and self._sending is None and not self._received:
            return make()
        name = _name(key)
        data = self._received.pop(name, None) or self._stored([name]).get(name)
        if data is not None:
            known: V = pickle.loads(data)  # noqa: S301 (the store is the engine's own, outside every site)
            return known
        value = make()
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        if self._sending is not None:
            self._sending[name] = data
        elif self._store:
            self._store.put(name, data)
        return value

    def _send(self, keys: Iterable[Key], make: Callable[[Key], None]) -> Iterator[tuple[str, bytes, bool]]:
        """Make the values of some keys in a copy of the process: all that was made, by name, then new answers."""
        self._store = self._store.reopened() if self._store else None
        self._sending = {}
        self._advanced = lambda done, total: None
        for key in swept(keys):
            make(key)
            yield from ((name, data, False) for name, data in self._sending.items())
            self._sending = {}
        for name, answers in self._new_answers().items():
            yield name, pickle.dumps(answers, pickle.HIGHEST_PROTOCOL), True


def _name(key: Key) -> str:
    """What a key is known by in a store."""
    parts = SEPARATOR.join(key).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(parts, digest_size=DIGEST_BYTES).hexdigest()
