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
from io import FileIO
from itertools import chain
from tempfile import TemporaryFile
from typing import Any, BinaryIO, TypeVar

from microsite.frozen import frozen

J = TypeVar("J")
V = TypeVar("V")
MOST_PROCESSES = 8
BETWEEN_SWEEPS = 4000  # jobs; each looks through all that has been made, and few jobs leave anything behind
MOST_STACKS = 2000  # whose numbers find room in any pipe
NUMBER_BYTES = 2
BATCH = 64  # values


def shared(
    own: Sequence[J], jobs: Sequence[J], do: Callable[[J, int], object], send: Callable[[Iterable[J]], Iterator[V]]
) -> Iterator[V]:
    """Do some jobs here and in copies of this process, each taking the next that none has taken: whatever these send.

    This process does its `own` jobs first. `do` is told how many processes are at it. A copy that fails sends no more:
    its jobs are left undone.
    """
    processes = _processes()
    if processes == 1:
        for job in swept([*own, *jobs]):
            do(job, processes)
        return
    with _numbers(len(jobs)) as waiting:
        copies = [_copy(_taken(jobs, waiting), send) for _ in range(processes - 1)]
        for job in swept(chain(own, _taken(jobs, waiting))):
            do(job, processes)
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


def _processes() -> int:
    """How many processes are to do jobs; one where none can be copied."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)


def _numbers(jobs: int) -> FileIO:
    """A pipe that holds the numbers of the stacks that jobs are taken from, for any process to read the next."""
    reading, writing = os.pipe()
    numbers = (number.to_bytes(NUMBER_BYTES, "big") for number in range(min(jobs, MOST_STACKS)))
    os.write(writing, b"".join(numbers))
    os.close(writing)
    return FileIO(reading)


def _taken(jobs: Sequence[J], waiting: FileIO) -> Iterator[J]:
    """The jobs of each stack that no other process has taken; a stack has jobs from all over."""
    while number := waiting.read(NUMBER_BYTES):
        yield from jobs[int.from_bytes(number, "big") :: MOST_STACKS]


@frozen
class _Copy:
    """A copy of this process, the file that it writes what it sends to, and a pipe that it closes when it has."""

    process: int
    stream: BinaryIO
    done: FileIO


def _copy(jobs: Iterator[J], send: Callable[[Iterable[J]], Iterator[V]]) -> _Copy:
    """Start a copy of this process on what jobs it can take."""
    stream = TemporaryFile()  # noqa: SIM115 (closed when all of it has been read)
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Copy(process, stream, FileIO(reading))
    try:
        for values in _batches(send(swept(jobs))):
            pickle.dump(values, stream, pickle.HIGHEST_PROTOCOL)
        stream.flush()
    finally:
        os.close(writing)  # the original need not wait until the system has put away all that this process holds
        os._exit(0)  # without ending what belongs to the original


def _batches(values: Iterable[V]) -> Iterator[list[V]]:
    """Values some at a time: one by one they take four times as long to send."""
    batch: list[V] = []
    for value in values:
        batch.append(value)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _sent(copy: _Copy) -> Iterator[Any]:
    """What a copy has sent, once it has sent everything or has failed."""
    with copy.done as done:
        done.read(1)
    with copy.stream as stream:
        stream.seek(0)
        with suppress(EOFError, pickle.UnpicklingError):
            while True:
                yield from pickle.load(stream)  # noqa: S301 (from a copy of this process)
    with suppress(ChildProcessError):
        os.waitpid(copy.process, 0)
