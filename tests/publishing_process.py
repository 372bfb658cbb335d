"""Processes that publish, that are killed or refused at a chosen step, and one that reads what is published meanwhile."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from unittest import mock

from microsite.publishing import swapping
from microsite.publishing.ground import ground_at
from microsite.publishing.locking import locked
from microsite.publishing.marker import MARKER, MARKER_TEXT
from microsite.publishing.publish import publish
from tests.processes import tree

Files = Mapping[str, bytes]
CONTEXT: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
KILLED, PUBLISHED, REFUSED = 9, 0, 3
STEPS = re.compile(r"open|os\.(mkdir|rename|link|remove|rmdir|scandir|listdir|chmod)|ctypes\.dlsym|fcntl\.flock")


def site(name: str, number: int) -> dict[str, bytes]:
    """A site of so many files: of ten, one has bytes of its own, one an address of its own; the others are in any site."""
    files = {}
    for each in range(number):
        own_bytes, own_address = name * (each % 10 == 3), f"{name}-" * (each % 10 == 7)
        files[f"zh/{each % 7}/{own_address}{each}.html"] = f"{own_bytes} page {each} ".encode() * 100
    return {"index.html": name.encode(), **files}


def published(folder: Path) -> dict[str, bytes] | None:
    """The published site, after a look at its marker; None where there is no folder."""
    if not folder.exists():
        return None
    files = tree(folder)
    assert files.pop(MARKER) == MARKER_TEXT
    return files


def beside(folder: Path) -> list[str]:
    """What else there is."""
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)


def start(target: Callable[..., None], *arguments: object) -> BaseProcess:
    """A real process of its own."""
    process: BaseProcess = CONTEXT.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def run(target: Callable[..., None], *arguments: object) -> int | None:
    """Its exit status."""
    process = start(target, *arguments)
    process.join()
    return process.exitcode


def publish_in_turn(output: Path, *sites: Files) -> None:
    """Publish one site after the other without end."""
    for files in itertools.cycle(sites):
        assert publish(files, output) is None


def publish_often(output: Path, files: Files, times: int) -> None:
    """Publish a site and, to have something to do, a part of it."""
    for number in range(times):
        part = files if number % 2 else dict(list(files.items())[::2])
        assert publish(part, output, patience=60) is None
    assert publish(files, output, patience=60) is None


def hold_lock(output: Path, held: Connection) -> None:
    """Be in the middle of publishing until killed."""
    with locked(ground_at(output).lock, 0):
        held.send(True)
        time.sleep(600)


def publish_killed_at(step: int, files: Files, output: Path, exchanging: bool, records: Path | None = None) -> None:
    """Publish, but die just before the system is asked for the step of this number."""
    _at_step(lambda number: os._exit(KILLED) if number == step else None)
    _publish(files, output, exchanging, records)


def publish_refused_at(step: int, errors: tuple[int, bool], files: Files, output: Path, exchanging: bool) -> None:
    """Publish, but have the system refuse the step of this number with an error, or it and all that follow."""
    error, lasting = errors

    def refuse(number: int) -> None:
        if number == step or (lasting and number > step):
            raise OSError(error, os.strerror(error))

    _at_step(refuse)
    _publish(files, output, exchanging, None)


def _publish(files: Files, output: Path, exchanging: bool, records: Path | None) -> None:
    with mock.patch.object(swapping, "exchange", swapping.exchange if exchanging else lambda one, other: False):
        problem = publish(files, output, records=records)
    os._exit(PUBLISHED if problem is None else REFUSED)


def _at_step(act: Callable[[int], None]) -> None:
    """Be called with the number of each step before it is taken, until this process ends: hooks cannot be removed."""
    steps = itertools.count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if STEPS.fullmatch(event):
            act(next(steps))

    sys.addaudithook(hook)


@contextmanager
def watched(output: Path, *sites: Files) -> Iterator[None]:
    """Read what is published all the while, in another process; fails if that is ever anything but one of the sites."""
    mine, theirs = CONTEXT.Pipe()
    process = start(_watch, output, sites, theirs)
    assert mine.recv() == "watching"
    yield
    mine.send("enough")
    readings, wrong = mine.recv()
    process.join()
    assert wrong == []
    assert readings > 10


def _watch(output: Path, sites: tuple[Files, ...], parent: Connection) -> None:
    allowed = [{MARKER: MARKER_TEXT, **files} for files in sites]
    parent.send("watching")
    readings, wrong = 0, []
    while not parent.poll(0.002):
        found = _reading(output)
        readings += found is not None
        if found is not None and found not in allowed:
            wrong.append(sorted(found))
    parent.send((readings, wrong))


def _reading(output: Path) -> dict[str, bytes] | None:
    """What one folder held at one moment, or None if another stood there before it was read to the end."""
    assert sys.platform != "win32"
    try:
        folder = os.open(output, os.O_RDONLY)
    except FileNotFoundError:
        return {"nothing": b""}
    try:
        found = {}
        for root, _, names, descriptor in os.fwalk(".", dir_fd=folder, onerror=_gone):
            for name in names:
                with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=descriptor), "rb") as file:
                    found[f"{root}/{name}"[2:]] = file.read()
    except FileNotFoundError:
        found = {"some files only": b""}
    same = os.path.samestat(output.stat(), os.fstat(folder))
    os.close(folder)
    return found if same else None


def _gone(error: OSError) -> None:
    raise error
