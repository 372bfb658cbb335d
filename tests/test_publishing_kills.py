"""Killed, refused or run twice at whatever moment: a whole site is published, and the next run is clean."""

from __future__ import annotations

import errno
import itertools
import os
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from microsite.publishing import locking
from microsite.publishing.publish import publish
from tests.processes import tree
from tests.publishing_process import (
    CONTEXT,
    KILLED,
    PUBLISHED,
    REFUSED,
    beside,
    hold_lock,
    publish_in_turn,
    publish_killed_at,
    publish_often,
    publish_refused_at,
    published,
    run,
    site,
    start,
    watched,
)

LINUX = sys.platform == "linux"
KILLS = 200
OLD = {"index.html": b"old", "zh/index.html": b"same", "zh/gone.html": b"old"}
NEW = {"index.html": b"new", "zh/index.html": b"same", "en/index.html": b"new"}
WAYS = pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "two renames"])


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: for trying every step, a thousand times faster than a disk."""
    shared = Path("/dev/shm")  # noqa: S108
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


def test_two_hundred_random_kills(tmp_path: Path) -> None:
    output, one, other = tmp_path / "output", site("one", 200), site("other", 200)
    chance = random.Random(20261124)  # noqa: S311
    assert publish(one, output) is None
    with watched(output, one, other) if LINUX else nullcontext():
        for number in range(KILLS):
            child = start(publish_in_turn, output, *chance.sample([one, other], 2))
            time.sleep(chance.uniform(0, 0.03 if LINUX else 1.0))
            child.kill()
            child.join()
            assert output.exists() or not LINUX
            assert published(output if output.exists() else output.with_name(".output.old")) in (one, other)
            if number % 2:  # else the next child finds what this one has left
                assert publish(chance.choice([one, other]), output) is None
                assert beside(output) == []
    assert publish(one, output) is None
    assert published(output) == one
    assert beside(output) == []


def test_killed_before_there_was_a_site(memory: Path) -> None:
    output = memory / "work" / "output"
    for _ in _killed_at_every_step(output, {}, exchanging=True):
        assert published(output) in (None, NEW)
        _assert_next_run_is_clean(output)


@WAYS
def test_killed_at_every_step(memory: Path, exchanging: bool) -> None:
    output = memory / "work" / "output"
    states = []
    for _ in _killed_at_every_step(output, OLD, exchanging):
        states.append(_standing(output))
        _assert_next_run_is_clean(output)
    assert OLD in states and NEW in states
    assert (None in states) == (not exchanging or not LINUX)


def test_killed_at_every_step_where_one_file_has_changed(memory: Path) -> None:
    """One file takes the place of another by itself: at each moment either is there, whole, and no site ever missing."""
    output, almost = memory / "work" / "output", {**NEW, "index.html": b"old"}
    states = []
    for _ in _killed_at_every_step(output, almost, exchanging=False):
        states.append(published(output))
        _assert_next_run_is_clean(output)
    assert almost in states and NEW in states
    assert all(state in (almost, NEW) for state in states)


def test_killed_at_every_step_of_mending_what_was_killed(memory: Path) -> None:
    before, output = memory / "before" / "output", memory / "again" / "output"
    left: dict[tuple[str, ...], Path] = {}
    for _ in _killed_at_every_step(before, OLD, exchanging=False):
        names = tuple(sorted(path.relative_to(before.parent).as_posix() for path in before.parent.rglob("*")))
        if names not in left:
            left[names] = shutil.copytree(before.parent, memory / f"state-{len(left)}")
    assert len(left) > 10
    for state in left.values():
        for _ in _killed_at_every_step(output, state, exchanging=False):
            standing = _standing(output)
            _assert_next_run_is_clean(output)
            if standing == NEW and published(state / "output") != NEW:  # what follows has been tried above
                break


@WAYS
def test_refused_at_every_step(memory: Path, exchanging: bool) -> None:
    """Refused once: the old site stays and nothing is left beside, or it was too late to matter."""
    output = memory / "output"
    statuses = []
    for status in _refused_at_every_step(output, exchanging, lasting=False):
        statuses.append(status)
        assert published(output) == (OLD if status == REFUSED else NEW)
        _assert_next_run_is_clean(output)
    assert statuses.count(REFUSED) > 10


@WAYS
def test_refused_from_every_step_on(memory: Path, exchanging: bool) -> None:
    """Refused for good: what stands there is whole all the same, and the next run cleans up."""
    output = memory / "work" / "output"
    for status in _refused_at_every_step(output, exchanging, lasting=True):
        assert _standing(output) in ((OLD, None) if status == REFUSED else (NEW,))
        _assert_next_run_is_clean(output)


def _standing(output: Path) -> dict[str, bytes] | None:
    """What is published; if nothing is, the old site stands beside, and whenever it does it is whole."""
    found, old = published(output), output.with_name(".output.old")
    assert found in (OLD, NEW, None)
    if found is None or old.exists():
        assert published(old) == OLD
    return found


def _assert_next_run_is_clean(output: Path) -> None:
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert beside(output) == []


def _killed_at_every_step(output: Path, state: dict[str, bytes] | Path, exchanging: bool) -> Iterator[None]:
    """Start from a state, publish, be killed at the first step; then the same with the second, and so on to the last."""
    for step in range(1, 1000):
        _restore(output, state)
        status = run(publish_killed_at, step, NEW, output, exchanging)
        if status == PUBLISHED:
            assert step > 10
            return
        assert status == KILLED
        yield
    raise AssertionError("never came to an end")


def _refused_at_every_step(output: Path, exchanging: bool, lasting: bool) -> Iterator[int]:
    unharmed = 0
    for step in range(1, 1000):
        _restore(output, OLD)
        status = run(publish_refused_at, step, (errno.ENOSPC, lasting), NEW, output, exchanging)
        assert status in (PUBLISHED, REFUSED)
        yield status
        unharmed = unharmed + 1 if status == PUBLISHED and beside(output) == [] else 0
        if unharmed == 30:
            return
    raise AssertionError("never came to an end")


def _restore(output: Path, state: dict[str, bytes] | Path) -> None:
    shutil.rmtree(output.parent, ignore_errors=True)
    if isinstance(state, Path):
        shutil.copytree(state, output.parent)
        return
    output.parent.mkdir()
    if state:
        assert publish(state, output) is None


def test_two_at_once(tmp_path: Path) -> None:
    output, one, other = tmp_path / "output", site("one", 60), site("other", 60)
    assert publish(one, output) is None
    parts = [dict(list(files.items())[::2]) for files in (one, other)]
    with watched(output, one, other, *parts) if LINUX else nullcontext():
        children = [start(publish_often, output, files, 20) for files in (one, other, one)]
        for child in children:
            child.join()
    assert [child.exitcode for child in children] == [0, 0, 0]
    assert published(output) in (one, other)
    assert beside(output) == []


def test_a_second_run_waits_and_then_says_why_it_gave_up(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert publish(OLD, output) is None
    mine, theirs = CONTEXT.Pipe()
    child = start(hold_lock, output, theirs)
    assert mine.recv()
    began = time.monotonic()
    problem = publish(NEW, output, patience=0.3)
    assert problem is not None and problem.kind.code == "publishing-already"
    assert 0.3 <= time.monotonic() - began < 5
    assert published(output) == OLD
    child.kill()
    child.join()
    _assert_next_run_is_clean(output)


def test_what_somebody_puts_in_the_way_while_a_run_waits_stays(tmp_path: Path) -> None:
    output = tmp_path / "output"
    mine, theirs = CONTEXT.Pipe()
    child = start(hold_lock, output, theirs)
    assert mine.recv()

    def come_between() -> None:
        output.mkdir()
        (output / "family.jpg").write_bytes(b"jpg")
        child.kill()

    waiting = threading.Timer(0.3, come_between)
    waiting.start()
    problem = publish(NEW, output, patience=20)
    waiting.join()
    assert problem is not None and problem.kind.code == "not-an-output-folder"
    assert tree(tmp_path) == {"output/family.jpg": b"jpg"}


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no file that is open")
def test_the_lock_on_a_file_that_its_last_holder_has_just_deleted_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, lock_it = tmp_path / ".output.lock", locking._lock
    attempts = itertools.count()

    def delete_first(descriptor: int) -> bool:
        if next(attempts) == 0:
            lock.unlink()
        return lock_it(descriptor)

    monkeypatch.setattr(locking, "_lock", delete_first)
    with locking.locked(lock, 5):
        assert lock.exists()
    assert not lock.exists()
