"""Mappings that are kept between processes: how each was once, and what has changed since, which is soon written."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

V = TypeVar("V")
Key = tuple[str, ...]
WHOLE, SINCE = "whole", "since"
MOST_SINCE = 16  # a mapping is kept whole again where more than one in so many of its values has changed


def itself(value: Any) -> Any:
    return value


class Mappings:
    """Mappings by key, as bytes that are got and put.

    Where two processes keep the same one at once, or a part is lost, values of different times stand side by side.
    """

    def __init__(self, get: Callable[[Key], bytes | None], put: Callable[[Key, bytes], None]) -> None:
        self._get = get
        self._put = put
        self._since: dict[Key, set[str]] = {}

    def found(self, key: Key) -> dict[str, Any]:
        """A mapping as an earlier process has kept it, in an order that tells nothing."""
        whole, since = self._part(WHOLE, key), self._part(SINCE, key)
        self._since[key] = set(since)
        return {name: value for name, value in (whole | since).items() if value is not None}

    def keep(
        self, key: Key, mapping: Mapping[str, V], changed: Collection[str], kept: Callable[[V], Any] = itself
    ) -> None:
        """Keep a mapping in which some values are new, others or gone since it was found or kept; none may be None."""
        if not changed:
            return
        since = {*self._since.get(key, mapping), *changed}
        if len(since) * MOST_SINCE > len(mapping):
            self._put((WHOLE, *key), _pickled(mapping, mapping, kept))
            since = set()
        self._put((SINCE, *key), _pickled(mapping, since, kept))
        self._since[key] = since

    def _part(self, part: str, key: Key) -> dict[str, Any]:
        data = self._get((part, *key))
        known: dict[str, Any] = pickle.loads(data) if data else {}  # noqa: S301 (the engine's own)
        return known


def _pickled(mapping: Mapping[str, V], names: Iterable[str], kept: Callable[[V], Any]) -> bytes:
    """Values by these names, None for those that have gone."""
    values = {name: kept(mapping[name]) if name in mapping else None for name in names}
    return pickle.dumps(values, pickle.HIGHEST_PROTOCOL)
