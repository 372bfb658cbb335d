"""What one build keeps for the next in the same process: values, by everything that they were made from."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

from microsite.problems import Problem, Report

FINGERPRINT_BYTES = 16

V = TypeVar("V")
NEVER = -1
NOTHING = NEVER, None


def fingerprint(*parts: str | bytes) -> str:
    """A digest of some parts in their order, for telling whether anything has changed."""
    digest = hashlib.blake2b(digest_size=FINGERPRINT_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


class Store(Protocol):
    """Keeps values for builds in other processes, as bytes by the fingerprint of their key."""

    def get(self, name: str) -> bytes | None: ...
    def put(self, name: str, data: bytes) -> None: ...
    def end_build(self) -> None: ...


class Memory:
    """Values by their keys. A key holds all that its value depends on, so that no value can be out of date.

    What builds have not asked for lately is forgotten, so that days of saves do not fill it. Where there is a store,
    what is to be kept is found there again by the next process.
    """

    def __init__(self, store: Store | None = None) -> None:
        self._values: dict[Hashable, tuple[int, Any]] = {}
        self._build = 0
        self._asked_for = 0
        self._most_asked_for = 0
        self._store = store

    def __len__(self) -> int:
        return len(self._values)

    def recall(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not known."""
        build, value = self._values.get(key, NOTHING)
        if build != self._build:
            self._asked_for += 1
            value = make() if build == NEVER else value
            self._values[key] = self._build, value
        known: V = value
        return known

    def recall_kept(self, key: tuple[str, ...], make: Callable[[], V]) -> V:
        """The value of a key, that an earlier process may have made; it must be one that can be pickled."""
        return self.recall(key, lambda: self._from_store(key, make))

    def recall_reported(self, key: Hashable, make: Callable[[Report], V], report: Report, *, keep: bool = False) -> V:
        """The value of a key, with the problems that were reported when it was made reported again."""
        recall: Callable[..., tuple[V, tuple[Problem, ...]]] = self.recall_kept if keep else self.recall
        value, problems = recall(key, lambda: _with_problems(make))
        for problem in problems:
            report(problem)
        return value

    def end_build(self) -> None:
        """Forget what this build has not asked for, once that is more than any build has asked for."""
        self._most_asked_for = max(self._most_asked_for, self._asked_for)
        if len(self._values) > 2 * self._most_asked_for:
            self._values = {key: value for key, value in self._values.items() if value[0] == self._build}
        self._build += 1
        self._asked_for = 0
        if self._store:
            self._store.end_build()

    def _from_store(self, key: tuple[str, ...], make: Callable[[], V]) -> V:
        if self._store is None:
            return make()
        name = fingerprint(*key)
        data = self._store.get(name)
        if data is not None:
            known: V = pickle.loads(data)  # noqa: S301 (the store is the engine's own, outside every site)
            return known
        value = make()
        self._store.put(name, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        return value


def _with_problems(make: Callable[[Report], V]) -> tuple[V, tuple[Problem, ...]]:
    problems: list[Problem] = []
    value = make(problems.append)
    return value, tuple(problems)
