"""Values that other processes have made: earlier ones, by way of a store, and copies of this one."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from itertools import count
from typing import Any, Protocol, TypeVar

from microsite.answers import Answers
from microsite.deferred import Deferred
from microsite.fingerprints import DIGEST_BYTES
from microsite.mappings import Key

V = TypeVar("V")
Job = Callable[[], object]
FEWEST_JOBS = 32  # for fewer a copy of the process is not worth its making
SHARED = Deferred("workers", "shared")
SEPARATOR = "\x1f"  # which stands in no part of a key


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


class Kept:
    """Finds values by their keys, keeps those that are made, and shares out what is to be made."""

    def __init__(self, store: Store | None, advanced: Callable[[int, int], None]) -> None:
        self._store = store
        self._advanced = advanced
        self._answers = Answers(self._stored)
        self._ahead: list[Job] = []
        self._received: dict[str, bytes] = {}
        self._unread = frozenset[str]()
        self._sending: list[tuple[Sent, str, bytes]] | None = None

    def found(self, key: Key, make: Callable[[], V], sent: Sent = Sent.KEPT) -> V:
        """What another process has made, or what is made now."""
        name = name_of(key)
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

    def received(self, key: Key) -> bool:
        """Whether a copy of this process has sent the value of a key, for which nobody has asked yet."""
        return name_of(key) in self._received

    def get(self, key: Key) -> bytes | None:
        """Bytes that an earlier process has kept; None where none has."""
        return self._stored(name_of(key))

    def put(self, key: Key, data: bytes) -> None:
        """Keep bytes for later processes."""
        if self._store:
            self._store.put(name_of(key), data)

    def answers(self, key: Key) -> dict[str, Any]:
        """The answers to questions of a kind: what is added is kept with the others."""
        return self._answers.of(name_of(key))

    def ahead(self, job: Job) -> None:
        """Have a job done by this process while it shares out others, so that copies made later have what it loads."""
        self._ahead.append(job)

    def share(self, few: Sequence[Job], here: Sequence[Job]) -> None:
        """Do jobs, where they are many in several processes at once: all that they make is found then.

        This process does those that are to be done `here`. What fails is left to whoever asks for it, who hears of it
        then.
        """
        many = len(few) >= FEWEST_JOBS
        own = [*self._ahead, *here] if many else here
        self._ahead, done, jobs = [], count(1), len(own) + len(few)

        def do(job: Job, processes: int = 1) -> None:
            with suppress(Exception):
                job()
            self._advanced(min(next(done) * processes, jobs), jobs)

        if not many:
            for job in (*own, *few):
                do(job)
            return
        for kind, name, data in SHARED(own, few, do, lambda own: self._send(own, do)):
            if kind is Sent.ANSWERS:
                self._answers.of(name).update(pickle.loads(data))  # noqa: S301 (from a copy of this process)
            elif kind is Sent.KEPT and self._store:
                self._store.put(name, data)
            else:
                self._received[name] = data

    def _send(self, jobs: Iterable[Job], do: Callable[[Job], None]) -> Iterator[tuple[Sent, str, bytes]]:
        """Do some jobs in a copy of the process: all that is made to be kept, then new answers."""
        self._store = self._store.reopened() if self._store else None
        self._advanced = lambda done, total: None
        for job in jobs:
            self._sending = []
            do(job)
            yield from self._sending
        for name, answers in self._answers.new():
            yield Sent.ANSWERS, name, _pickled(answers)

    def end_build(self, in_use: Callable[[], Iterable[Key]]) -> None:
        """Write what was put, and forget what is not in use once that is most of what there is.

        Where nothing can be put, what copies have sent may be asked for until the next build has ended.
        """
        sent = {} if self._store else {name: data for name, data in self._received.items() if name not in self._unread}
        self._received, self._unread = sent, frozenset(sent)
        if self._store:
            for name, data in self._answers.to_keep():
                self._store.put(name, data)
            self._store.end_build(lambda: {*map(name_of, in_use()), *self._answers.kinds})

    def _stored(self, name: str) -> bytes | None:
        return self._store.get(name) if self._store else None


def _pickled(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def name_of(key: Key) -> str:
    """What a key is known by in a store."""
    parts = SEPARATOR.join(key).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(parts, digest_size=DIGEST_BYTES).hexdigest()
