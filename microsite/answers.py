"""Answers that depend on nothing but their questions, which one process gives and others need not find again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any


class Answers:
    """Answers by question, for each kind of question; `kept` are those of a kind that earlier processes have given."""

    def __init__(self, kept: Callable[[str], bytes | None]) -> None:
        self._kept = kept
        self._known: dict[str, dict[str, Any]] = {}
        self._told: dict[str, int] = {}

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self._known)

    def of(self, kind: str) -> dict[str, Any]:
        """The answers of a kind; whatever is put there is known from then on."""
        if kind not in self._known:
            data = self._kept(kind)
            self._known[kind] = pickle.loads(data) if data else {}  # noqa: S301 (the engine's own)
            self._told[kind] = len(self._known[kind])
        return self._known[kind]

    def new(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Those of each kind that were given since they were kept."""
        for kind, known in self._known.items():
            if len(known) > self._told[kind]:
                yield kind, dict(islice(known.items(), self._told[kind], None))

    def to_keep(self) -> Iterator[tuple[str, bytes]]:
        """All of each kind that has new ones, which are no longer new then."""
        for kind, _ in tuple(self.new()):
            self._told[kind] = len(self._known[kind])
            yield kind, pickle.dumps(self._known[kind], pickle.HIGHEST_PROTOCOL)
