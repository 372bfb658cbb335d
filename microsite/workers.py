"""Work shared out among processes of this computer, where the system can copy a process as it stands (fork).

What has been loaded and read is there in every copy without being sent; only what a copy makes is sent back. Elsewhere,
and while threads run, whose locks a copy could not open, nothing is shared out.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any, BinaryIO, TypeVar

J = TypeVar("J")
V = TypeVar("V")
MOST_PROCESSES = 8
BETWEEN_SWEEPS = 200  # jobs
FEWEST_JOBS = 32  # for fewer a copy is not worth its making


def shared(
    jobs: Sequence[J], do: Callable[[J, int], object], send: Callable[[Sequence[J]], Iterator[V]]
) -> Iterator[V]:
    """Do the first share of some jobs here, and have the others done in copies of this process: whatever each sends.

    `do` is told how many processes are at it. A copy that fails sends no more: its jobs are left undone.
    """
    shares = _shares(jobs)
    copies = [_copy(share, send) for share in shares[1:]]
    for job in swept(shares[0]):
        do(job, len(shares))
    for copy in copies:
        yield from _sent(copy)


def swept(jobs: Iterable[J]) -> Iterator[J]:
    """Jobs one by one, and now and then what the last ones have left behind is collected, but nothing older.

    The command line keeps Python from looking through everything again and again; without any collection, what
    templates leave behind in circles would stay until the end.
    """
    for number, job in enumerate(jobs, 1):
        yield job
        if number % BETWEEN_SWEEPS == 0:
            gc.collect(0)


def _shares(jobs: Sequence[J]) -> list[Sequence[J]]:
    """Equal shares, each with jobs from all over, since neighbours are often alike; one where none can be copied."""
    if sys.platform != "linux" or len(jobs) < FEWEST_JOBS or threading.active_count() > 1:
        return [jobs]
    count = min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
    return [jobs[number::count] for number in range(count)]


@dataclass(frozen=True)
class _Copy:
    """A copy of this process, and the file that it writes what it sends to."""

    process: int
    stream: BinaryIO


def _copy(share: Sequence[J], send: Callable[[Sequence[J]], Iterator[V]]) -> _Copy:
    """Start a copy of this process on a share of the jobs."""
    stream = TemporaryFile()  # noqa: SIM115 (closed when all of it has been read)
    process = os.fork()
    if process:
        return _Copy(process, stream)
    try:
        for value in send(share):
            pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
        stream.flush()
    finally:
        os._exit(0)  # without ending what belongs to the original


def _sent(copy: _Copy) -> Iterator[Any]:
    """What a copy has sent, once it has ended."""
    with suppress(ChildProcessError):
        os.waitpid(copy.process, 0)
    with copy.stream as stream:
        stream.seek(0)
        with suppress(EOFError, pickle.UnpicklingError):
            while True:
                yield pickle.load(stream)  # noqa: S301 (from a copy of this process)
