"""Keeps values between processes, in a database for each site under the repository's .cache, never in a site's folder.

What is kept is the engine's own and is trusted as its code is: whoever can write there can change the engine itself.
Another state of the engine, of its dependencies or of Python has another database, and the old one goes. A database
that is damaged or in use is done without.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import cache
from pathlib import Path

from microsite.fingerprints import fingerprint
from microsite.unchanged import OF_ENGINE, Look, installed

try:
    import sqlite3
except ImportError:  # a Python that was built without it keeps nothing
    sqlite3 = None  # type: ignore[assignment]

MODULES = f"{Path(__file__).parent}{os.sep}"
MODULE = ".py "  # in the line that tells of one
ENDING, JOURNAL = ".sqlite", "-journal"  # of a database, and of what SQLite writes beside it in the meantime
MOST_SITES = 32  # whose databases are kept
SLACK = 2  # how many times as much as is in use may stand in a database
PATIENCE = 0.5  # seconds to wait for another build
SUM_BYTES = 4
PAGE_SIZE = 16_384  # in larger pages what is large is got and written in two thirds of the time
MOST_WAITING = 8_000_000  # bytes to be written at once
TABLE = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, data BLOB NOT NULL)"


class DiskStore:
    """Bytes by name."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection = _connect(file)
        is_new = not self._connection.execute("SELECT 1 FROM kept LIMIT 1").fetchall()
        self._written: set[str] | None = set() if is_new else None  # the names of all there is, where they are known
        self._put: dict[str, bytes] = {}
        self._waiting = 0

    @classmethod
    def open(cls, folder: Path, name: str) -> DiskStore | None:
        """The store of this name, of the path of a site say; None where there can be none."""
        if sqlite3 is None:
            return None
        named = fingerprint(name)
        file = folder / f"{named}-{engine()}{ENDING}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _forget_others(folder, named, file)
            return cls(file)
        except (OSError, sqlite3.OperationalError):  # it cannot be written, or another build has it
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                file.unlink()
            return None

    def get(self, name: str) -> bytes | None:
        """What was put under a name; None where nothing was, or it is damaged."""
        data = self._put.get(name)
        if data is None and (self._written is None or name in self._written):
            with suppress(sqlite3.Error):
                rows = self._connection.execute("SELECT data FROM kept WHERE name = ?", (name,))
                data = next((data for (data,) in rows), None)
        return unsealed(name, data) if data else None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes, for other processes from the end of this build on at the latest."""
        self._put[name] = sealed(name, data)
        self._waiting += len(data)
        if self._waiting > MOST_WAITING:
            self._write()

    def reopened(self) -> DiskStore | None:
        """The same store for a copy of the process, which must not use the connection of the original.

        What the original has not written yet is there too.
        """
        try:
            store = DiskStore(self._file)
        except sqlite3.Error:
            return None
        store._put, store._written = dict(self._put), self._written
        return store

    def end_build(self, in_use: Callable[[], Collection[str]]) -> None:
        """Write what was put, and forget what is not in use once that is most of what there is."""
        if not self._put:
            return
        self._write()
        with suppress(sqlite3.Error), self._connection:
            ((count,),) = self._connection.execute("SELECT count(*) FROM kept")
            ((most,),) = self._connection.execute("PRAGMA user_version")  # which is ours to use
            if count > most and (used := in_use()):
                self._sweep(count, used)

    def _sweep(self, count: int, used: Collection[str]) -> None:
        """Forget what is not in use where it is most of what there is, and note how much there may be till the next."""
        if count > SLACK * len(used):
            names = [name for (name,) in self._connection.execute("SELECT name FROM kept")]
            gone = [(name,) for name in names if name not in used]
            self._connection.executemany("DELETE FROM kept WHERE name = ?", gone)
        self._connection.execute(f"PRAGMA user_version = {SLACK * len(used):d}")

    def _write(self) -> None:
        with suppress(sqlite3.Error), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", self._put.items())
        if self._written is not None:
            self._written.update(self._put)
        self._put, self._waiting = {}, 0


@cache
def look() -> Look:
    """The engine's files as they stood when this process first looked."""
    return Look(OF_ENGINE)


@cache
def engine() -> str:
    """What the engine, its dependencies and Python are known by."""
    modules = (line for line in look().text.split("\n") if line.startswith(MODULES) and MODULE in line)
    return fingerprint(sys.version, installed(sys.path), *modules)


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=PATIENCE)
    connection.execute("PRAGMA synchronous = OFF")  # a sum with each value tells what a power failure damaged
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE:d}")
    connection.execute(TABLE)
    return connection


def _forget_others(folder: Path, named: str, file: Path) -> None:
    """Delete what another state of the engine kept under this name, and what was written longest ago."""
    with os.scandir(folder) as entries:
        databases = [entry for entry in entries if entry.name.endswith(ENDING)]
    databases.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for number, entry in enumerate(databases):
        if entry.path != str(file) and (entry.name.startswith(named) or number >= MOST_SITES):
            for path in (entry.path, entry.path + JOURNAL):
                with suppress(OSError):
                    Path(path).unlink()


def sealed(name: str, data: bytes) -> bytes:
    """Bytes with a sum of them and of their name before them."""
    return _sum(name, data) + data


def unsealed(name: str, data: bytes) -> bytes | None:
    """The bytes that were sealed; None where they have been damaged since, or were sealed under another name."""
    found = data[SUM_BYTES:]
    return found if _sum(name, found) == data[:SUM_BYTES] else None


def _sum(name: str, data: bytes) -> bytes:
    return zlib.crc32(data, zlib.crc32(name.encode())).to_bytes(SUM_BYTES, "big")
