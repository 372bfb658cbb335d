"""Work shared out among processes of this computer, where the system can copy a process as it stands (fork).

What has been loaded and read is there in every copy without being sent; only what a copy makes is sent back. Elsewhere,
and while threads run, whose locks a copy could not open, nothing is shared out.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

J = TypeVar("J")
MOST_PROCESSES = 8
FEWEST_JOBS = 32  # for fewer a copy is not worth its making


def shared(jobs: Sequence[J], do: Callable[[J, int], object], send: Callable[[Sequence[J]], bytes]) -> Iterator[bytes]:
    """Do the first share of some jobs here, and have the others done in copies of this process: what each sends.

    `do` is told how many processes are at it. A copy that fails sends nothing: its jobs are left undone.
    """
    shares = _shares(jobs)
    copies = [_copy(share, send) for share in shares[1:]]
    for job in shares[0]:
        do(job, len(shares))
    return (given for given in map(_given, copies) if given)


def _shares(jobs: Sequence[J]) -> list[Sequence[J]]:
    """Equal shares, each with jobs from all over, since neighbours are often alike; one where none can be copied."""
    if sys.platform != "linux" or len(jobs) < FEWEST_JOBS or threading.active_count() > 1:
        return [jobs]
    count = min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
    return [jobs[number::count] for number in range(count)]


def _copy(share: Sequence[J], send: Callable[[Sequence[J]], bytes]) -> tuple[int, int]:
    """Start a copy of this process on a share of the jobs; its number, and where what it gives can be read."""
    receiving, sending = os.pipe()
    process = os.fork()
    if process:
        os.close(sending)
        return process, receiving
    try:
        os.close(receiving)
        with open(sending, "wb") as stream:  # noqa: PTH123 (a number, not a path)
            stream.write(send(share))
    finally:
        os._exit(0)  # without ending what belongs to the original


def _given(copy: tuple[int, int]) -> bytes:
    process, receiving = copy
    with open(receiving, "rb") as stream:  # noqa: PTH123
        given = stream.read()
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
    return given
