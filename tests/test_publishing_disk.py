"""A full disk, no permission, a file held open: a message in the reader's language, and the old site as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from microsite.problems import Message, Problem
from microsite.publishing import swapping
from microsite.publishing.publish import publish
from tests.processes import tree
from tests.publishing_process import CONTEXT, beside, published, start

OLD = {"index.html": b"old", "zh/index.html": b"same" * 2000, "zh/gone.html": b"old"}
NEW = {f"zh/{number}.html": b"new" * 2000 for number in range(8)} | {"zh/index.html": b"same" * 2000}
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither users to change to nor limits to set")
BLOCK = 4096
NOBODY = 65534


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB, which Linux gives to root."""
    (tmp_path / "disk").mkdir()
    try:
        _command("mount", "-t", "tmpfs", "-o", "size=256k", "none", tmp_path / "disk")
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(str(error))
    yield tmp_path / "disk"
    _command("umount", "-l", tmp_path / "disk")


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that any user can reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def _command(*arguments: str | Path) -> None:
    subprocess.run(arguments, check=True)


def _reason(problem: Problem | None) -> str:
    """Why nothing was published, in words that are translated."""
    assert problem is not None and problem.kind.code == "not-published"
    assert isinstance(problem.values["reason"], Message)
    return problem.values["reason"]


def test_a_full_disk(disk: Path) -> None:
    """Full after every number of blocks, from none to enough."""
    assert sys.platform != "win32"
    output, ballast = disk / "output", disk / "ballast"
    assert publish(OLD, output) is None
    statuses = []
    for blocks in range(40):
        ballast.write_bytes(b"")
        assert publish(OLD, output) is None
        ballast.write_bytes(b"\0" * (os.statvfs(disk).f_bavail - blocks) * BLOCK)
        problem = publish(NEW, output)
        statuses.append(problem is None)
        if problem is not None:
            assert "full" in _reason(problem)
        assert published(output) == (NEW if problem is None else OLD)
        assert set(beside(output)) == {"ballast"}
    assert statuses == sorted(statuses) and statuses.count(False) > 10 and statuses[-1]


def _publish_small_files(output: Path, answer: Connection) -> None:
    assert sys.platform != "win32"
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    answer.send(publish(NEW, output))


def _become_nobody() -> None:
    assert sys.platform != "win32"
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _publish_as_nobody(output: Path, answer: Connection) -> None:
    _become_nobody()
    answer.send((publish(OLD, output.with_name("first")), publish(NEW, output)))


def _publish_as_nobody_over_a_protected_site(output: Path, answer: Connection) -> None:
    _become_nobody()
    first = publish(OLD, output)
    for path in [output, *output.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o222)
    answer.send((first, publish(NEW, output)))


@POSIX
def test_a_file_larger_than_allowed(tmp_path: Path) -> None:
    assert publish(OLD, tmp_path / "output") is None
    mine, theirs = CONTEXT.Pipe()
    start(_publish_small_files, tmp_path / "output", theirs).join()
    assert "larger" in _reason(mine.recv())
    assert published(tmp_path / "output") == OLD
    assert beside(tmp_path / "output") == []


@POSIX
@pytest.mark.parametrize("closed", [0o755, 0o700], ids=["may be read", "may not be read"])
def test_no_permission(open_to_all: Path, closed: int) -> None:
    """Tried as a user who may do nothing there, since root may do everything."""
    assert sys.platform != "win32"
    output = open_to_all / "closed" / "output"
    assert publish(OLD, output) is None
    output.chmod(closed)
    output.parent.chmod(0o755 if os.geteuid() == 0 else 0o555)
    mine, theirs = CONTEXT.Pipe()
    start(_publish_as_nobody, output, theirs).join()
    for problem in mine.recv():
        assert "not permitted" in _reason(problem)
    output.parent.chmod(0o755)
    assert published(output) == OLD
    assert beside(output) == []


@POSIX
def test_a_site_that_its_owner_has_protected_against_writing_is_replaced_all_the_same(open_to_all: Path) -> None:
    mine, theirs = CONTEXT.Pipe()
    start(_publish_as_nobody_over_a_protected_site, open_to_all / "output", theirs).join()
    assert mine.recv() == (None, None)
    assert published(open_to_all / "output") == NEW
    assert beside(open_to_all / "output") == []


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a file")
    assert "there already" in _reason(publish(NEW, tmp_path / "file" / "output"))
    assert tree(tmp_path) == {"file": b"a file"}


def test_a_name_longer_than_the_disk_allows(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert publish(OLD, output) is None
    problem = publish({**NEW, "x" * 300 + ".html": b"long"}, output)
    assert problem is not None and problem.kind.code == "not-published"
    assert published(output) == OLD
    assert beside(output) == []


def test_a_file_held_open(tmp_path: Path) -> None:
    """Whoever reads goes on reading what there was. Windows refuses then, and the old site stays."""
    output = tmp_path / "output"
    assert publish(OLD, output) is None
    with (output / "zh/index.html").open("rb") as unchanged, (output / "zh/gone.html").open("rb") as gone:
        problem = publish(NEW, output)
        assert (unchanged.read(), gone.read()) == (OLD["zh/index.html"], OLD["zh/gone.html"])
        assert (_reason(problem) != "") if problem else (sys.platform != "win32")
        assert published(output) == (OLD if problem else NEW)
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert beside(output) == []


def test_a_program_that_works_in_the_folder(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert publish(OLD, output) is None
    program = subprocess.Popen([sys.executable, "-c", "input()"], cwd=output / "zh", stdin=subprocess.PIPE)
    problem = publish(NEW, output)
    assert published(output) == (OLD if problem else NEW)
    program.communicate(b"\n")
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert beside(output) == []


def test_a_folder_that_cannot_be_moved_because_a_disk_is_mounted_there(disk: Path, tmp_path: Path) -> None:
    assert publish(OLD, tmp_path / "there") is None
    (tmp_path / "there").rename(tmp_path / "disk.site")
    _command("cp", "-a", f"{tmp_path / 'disk.site'}/.", disk)
    assert "another program" in _reason(publish(NEW, disk))
    assert published(disk) == OLD
    assert beside(disk) == ["disk.site"]


def test_a_disk_that_can_only_be_read(disk: Path) -> None:
    assert publish(OLD, disk / "output") is None
    before = tree(disk)
    _command("mount", "-o", "remount,ro", disk)
    assert "cannot be written" in _reason(publish(NEW, disk / "output"))
    assert tree(disk) == before


# What Windows does, told by its own numbers.


def _windows_error(number: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "Zugriff verweigert", "C:\\site\\output")
    vars(error)["winerror"] = number
    return error


@pytest.mark.parametrize(
    ("number", "reason"),
    [(5, "not permitted"), (32, "another program has it open"), (112, "full"), (19, "cannot be written")],
)
def test_the_reasons_that_windows_gives(
    tmp_path: Path, number: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, other: Path) -> None:
        raise _windows_error(number)

    monkeypatch.setattr(swapping, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    assert publish(OLD, tmp_path / "output") is None
    monkeypatch.setattr(Path, "rename", refuse)
    problem = publish(NEW, tmp_path / "output")
    assert reason in _reason(problem)
    assert problem is not None and problem.values["file"] == "C:\\site\\output"
    assert published(tmp_path / "output") == OLD
    assert beside(tmp_path / "output") == []


def test_a_virus_scanner_that_holds_a_new_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, scanning = Path.rename, [_windows_error(32), _windows_error(5)]

    def refuse_twice(path: Path, other: Path) -> Path:
        if scanning:
            raise scanning.pop()
        return rename(path, other)

    monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse_twice)
    assert publish(NEW, tmp_path / "output") is None
    assert scanning == []
    assert published(tmp_path / "output") == NEW


def test_one_file_that_is_held_for_a_moment_is_waited_for_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, scanning = Path.replace, [_windows_error(32), _windows_error(5)]

    def refuse_twice(path: Path, other: Path) -> Path:
        if scanning:
            raise scanning.pop()
        return replace(path, other)

    changed = {**NEW, "zh/index.html": b"else"}
    assert publish(NEW, tmp_path / "output") is None
    monkeypatch.setattr(Path, "replace", refuse_twice)
    assert publish(changed, tmp_path / "output") is None
    assert scanning == []
    assert published(tmp_path / "output") == changed
