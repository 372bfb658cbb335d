"""What is made from the engine's own files alone, kept once for all sites: it is there when a site is built first.

Each value stands in a file of its own, so that a build reads no more than it needs, in a folder of this state of the
engine; that of another state goes when this one begins. A file that is damaged is done without.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from microsite.kept import name_of
from microsite.mappings import Key
from microsite.store import engine, sealed, unsealed

V = TypeVar("V")
MOST_FILES = 500  # several times as many as there are, of which each that is edited leaves one behind


class Common:
    """Values by their keys; none is kept without a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._puts = 0

    @classmethod
    def open(cls, folder: Path) -> Common:
        """What this state of the engine keeps in a folder; nothing where that cannot be written."""
        own = folder / engine()
        with suppress(OSError):
            try:
                _forget_the_oldest(own)
            except FileNotFoundError:
                _begin(own)
            return cls(own)
        return cls()

    def found(self, key: Key, make: Callable[[], V]) -> V:
        """The value of a key, made if none is kept."""
        data = self.get(key)
        if data is not None:
            known: V = pickle.loads(data)  # noqa: S301 (the engine's own, outside every site)
            return known
        value = make()
        self.put(key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        return value

    def get(self, key: Key) -> bytes | None:
        """Bytes that were kept; None where none were, or they are damaged."""
        if self._folder is None:
            return None
        name = name_of(key)
        try:
            with open(f"{self._folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 (takes a third)
                return unsealed(name, file.read())
        except OSError:
            return None

    def put(self, key: Key, data: bytes) -> None:
        """Keep bytes from now on; a process that asks meanwhile gets all or nothing."""
        if self._folder is None:
            return
        name = name_of(key)
        file = self._folder / name
        unfinished = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # what is not kept is made again, that is all
            unfinished.write_bytes(sealed(name, data))
            unfinished.replace(file)
            self._puts += 1
            if self._puts % MOST_FILES == 0:  # as a preview may after days of saves
                _forget_the_oldest(self._folder)


def _forget_the_oldest(folder: Path) -> None:
    """Keep no more than so many files. Raises FileNotFoundError where there is no folder."""
    with os.scandir(folder) as entries:
        listed = list(entries)
    if len(listed) > MOST_FILES:
        listed.sort(key=lambda entry: entry.stat().st_mtime_ns)
        for entry in listed[: len(listed) // 2]:
            Path(entry.path).unlink(missing_ok=True)


def _begin(folder: Path) -> None:
    """Make the folder, and remove those of other states."""
    import shutil  # takes as long to load as a page to make, and this is done once

    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
