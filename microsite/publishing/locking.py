"""One run at a time: an empty file beside the output folder, locked by the system while somebody publishes there.

The system lets go of the lock when its holder ends, however it ends; a file left behind by a killed run hinders nobody,
and the next run takes it away. It is deleted while it is still held, so whoever gets the lock looks whether the file
is still the one of that name. (The package filelock leaves the file behind, and takes longer to import than this.)
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

INTERVAL = 0.05
OPENING = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
NO_LOCKS = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK)


class OccupiedError(Exception):
    """Another run holds the lock, and did so longer than one waited."""


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock. Raises OccupiedError after `patience` seconds, OSError if there can be no such file.

    Where the file system has no locks (some network drives) nothing keeps two runs apart.
    """
    deadline = time.monotonic() + patience
    while (descriptor := _take(path)) is None:
        if time.monotonic() > deadline:
            raise OccupiedError
        time.sleep(INTERVAL)
    try:
        yield
    finally:
        _let_go(path, descriptor)


def _take(path: Path) -> int | None:
    """The descriptor of the locked file, or None while another has it."""
    descriptor = os.open(path, OPENING, 0o666)
    try:
        if _lock(descriptor) and _stands_there(path, descriptor):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _stands_there(path: Path, descriptor: int) -> bool:
    """Whether the file has not been deleted since it was opened; on Windows none that is open can be."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _let_go(path: Path, descriptor: int) -> None:
    """Delete the file, if it is as empty as ours are; Windows deletes none that is open, here or elsewhere."""
    status = os.fstat(descriptor)
    ours = stat.S_ISREG(status.st_mode) and status.st_size == 0
    if sys.platform == "win32":
        os.close(descriptor)
    with suppress(OSError):
        if ours:
            path.unlink()
    if sys.platform != "win32":
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Whether nobody else has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in NO_LOCKS
    return True
