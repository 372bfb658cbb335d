"""What is published is always a whole site: the old one or the new one, as the build gave it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from microsite.publishing import staging, swapping
from microsite.publishing.ground import Ground
from microsite.publishing.marker import MARKER, MARKER_TEXT
from microsite.publishing.publish import publish
from tests.processes import build_py, tree
from tests.publishing_process import beside, published
from tests.small_site import SmallSite

OLD = {"index.html": b"old", "zh/index.html": b"same", "zh/news/a.html": b"same", "gone.html": b"old"}
NEW = {"index.html": b"new", "zh/index.html": b"same", "zh/news/a.html": b"same", "en/index.html": b"new"}
WAYS = pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "two renames"])


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with the old site published into it."""
    folder = tmp_path / "output"
    assert publish(OLD, folder) is None
    return folder


def assert_clean(folder: Path, files: Mapping[str, bytes]) -> None:
    assert published(folder) == files
    assert beside(folder) == []


@WAYS
def test_the_new_site_takes_the_place_of_the_old_whole(
    output: Path, exchanging: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchanging:
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    assert publish(NEW, output) is None
    assert_clean(output, NEW)
    assert not (output / "gone.html").exists()


@WAYS
def test_an_empty_folder_will_do(tmp_path: Path, exchanging: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchanging:
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    (tmp_path / "output").mkdir()
    assert publish(NEW, tmp_path / "output") is None
    assert_clean(tmp_path / "output", NEW)


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    assert publish(NEW, tmp_path / "展会" / "U盘" / "output") is None
    assert_clean(tmp_path / "展会" / "U盘" / "output", NEW)


def test_the_marker_is_the_same_whatever_the_site(output: Path, tmp_path: Path) -> None:
    assert publish(NEW, tmp_path / "other") is None
    assert (output / MARKER).read_bytes() == (tmp_path / "other" / MARKER).read_bytes() == MARKER_TEXT


def test_a_failed_build_leaves_the_published_site_as_it_was(small: SmallSite) -> None:
    assert build_py("--site", small.folder).returncode == 0
    before = tree(small.folder / "output")
    small.replace("content/pages/index.zh.md", "{{ permit-time }}", "{{ permit-tme }}")
    assert build_py("--site", small.folder).returncode == 1
    assert tree(small.folder / "output") == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
def test_linux_exchanges_folders(output: Path, tmp_path: Path) -> None:
    assert publish(NEW, tmp_path / "other") is None
    assert swapping.exchange(output, tmp_path / "other")
    assert (published(output), published(tmp_path / "other")) == (NEW, OLD)


# What is unchanged is not written again, and what is written is a new file.


def identities(folder: Path) -> dict[str, int]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in paths}


def test_files_whose_bytes_are_unchanged_are_linked(output: Path) -> None:
    before = identities(output)
    assert publish(NEW, output) is None
    after = identities(output)
    assert {address for address in NEW if before.get(address) == after[address]} == {"zh/index.html", "zh/news/a.html"}


def test_one_changed_file_takes_its_place_and_no_other_is_touched(output: Path) -> None:
    before = {path: os.lstat(output / path) for path in (*OLD, MARKER)}
    changed = {**OLD, "zh/index.html": b"else"}
    assert publish(changed, output) is None
    assert_clean(output, changed)
    after = {path: os.lstat(output / path) for path in (*OLD, MARKER)}
    assert {path for path in before if before[path].st_ino != after[path].st_ino} == {"zh/index.html"}
    assert {path for path in before if before[path].st_ctime_ns != after[path].st_ctime_ns} == {"zh/index.html"}


def test_nothing_is_made_anew_where_everything_is_unchanged(output: Path) -> None:
    before = identities(output), output.stat().st_ino
    assert publish(OLD, output) is None
    assert (identities(output), output.stat().st_ino) == before
    assert_clean(output, OLD)


@pytest.mark.parametrize("extra", ["zh/empty", "stray"])
def test_a_folder_that_does_not_belong_there_goes(output: Path, extra: str) -> None:
    (output / extra).mkdir()
    assert publish(OLD, output) is None
    assert not (output / extra).exists()


@pytest.mark.parametrize("linking", [True, False], ids=["with links", "without"])
@WAYS
def test_no_published_file_is_ever_written_in_place(
    output: Path, tmp_path: Path, exchanging: bool, linking: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second name keeps each file that was published: after any number of runs it holds what it held."""
    if not exchanging:
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    if not linking:
        monkeypatch.setattr(staging, "_link", lambda published, staged: False)
    kept: dict[Path, bytes] = {}
    for files in (NEW, OLD, {**OLD, "index.html": b"older"}, NEW):
        for path in [path for path in output.rglob("*") if path.is_file()]:
            name = tmp_path / "kept" / str(len(kept))
            name.parent.mkdir(exist_ok=True)
            os.link(path, name)
            kept[name] = path.read_bytes()
        assert publish(files, output) is None
        assert published(output) == files
    assert {path: path.read_bytes() for path in kept} == kept


def test_where_links_are_not_supported_files_are_written(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(one: str, other: str) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    before = identities(output)
    assert publish(NEW, output) is None
    assert_clean(output, NEW)
    assert before["zh/index.html"] != identities(output)["zh/index.html"]


def test_same_size_is_not_same_bytes(output: Path) -> None:
    assert publish({**OLD, "index.html": b"OLD"}, output) is None
    assert_clean(output, {**OLD, "index.html": b"OLD"})


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_with_other_rights_than_a_new_one_is_made_anew(output: Path) -> None:
    """Else what a build under a stricter umask wrote could never be read by the web server."""
    usual = (output / "index.html").stat().st_mode
    (output / "zh/index.html").chmod(0o600)
    (output / "zh").chmod(0o700)
    assert publish(OLD, output) is None
    assert (output / "zh/index.html").stat().st_mode == usual
    assert (output / "zh").stat().st_mode == output.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
def test_a_link_in_the_published_folder_is_replaced_by_a_file_and_not_followed(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_bytes(b"same")
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(elsewhere / "index.html")
    shutil.rmtree(output / "zh")
    (output / "zh").symlink_to(elsewhere)
    if sys.platform != "win32":
        (output / "gone.html").unlink()
        os.mkfifo(output / "gone.html")
    assert publish(OLD, output) is None
    assert tree(elsewhere) == {"index.html": b"same"}
    assert not (output / "index.html").is_symlink() and not (output / "zh").is_symlink()
    assert (elsewhere / "index.html").stat().st_ino not in identities(output).values()
    shutil.rmtree(elsewhere)
    assert_clean(output, OLD)


# What a killed run has left (tests/test_publishing_kills.py kills some for it).


def test_half_a_new_site_is_removed(output: Path) -> None:
    half = output.with_name(".output.staging")
    (half / "zh").mkdir(parents=True)
    (half / MARKER).write_bytes(MARKER_TEXT)
    (half / "zh/index.html").write_bytes(b"half")
    assert publish(NEW, output) is None
    assert_clean(output, NEW)


@pytest.mark.parametrize("length", [None, 0, 10, len(MARKER_TEXT)])
@pytest.mark.parametrize("name", [".output.staging", ".output.old"])
def test_a_marker_not_written_to_its_end_is_removed(output: Path, name: str, length: int | None) -> None:
    output.with_name(name).mkdir()
    if length is not None:
        (output.with_name(name) / MARKER).write_bytes(MARKER_TEXT[:length])
    assert publish(NEW, output) is None
    assert_clean(output, NEW)


@pytest.mark.parametrize("blank", [False, True], ids=["no folder", "an empty folder"])
def test_between_two_renames_the_old_site_is_put_back_first(output: Path, blank: bool) -> None:
    old, half = output.with_name(".output.old"), output.with_name(".output.staging")
    output.rename(old)
    shutil.copytree(old, half)
    (half / "index.html").unlink()
    if blank:
        output.mkdir()
    swapping.recover(Ground(output))
    assert_clean(output, OLD)


def test_after_two_renames_the_new_site_stays(output: Path) -> None:
    assert publish(NEW, output.with_name("new")) is None
    output.rename(output.with_name(".output.old"))
    output.with_name("new").rename(output)
    swapping.recover(Ground(output))
    assert_clean(output, NEW)


def test_a_lock_file_that_was_left_hinders_nobody(output: Path) -> None:
    output.with_name(".output.lock").touch()
    assert publish(NEW, output) is None
    assert_clean(output, NEW)


def test_a_file_of_somebody_else_with_the_name_of_the_lock_stays(output: Path) -> None:
    note = output.with_name(".output.lock")
    note.write_bytes(b"combination: 1234")
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert note.read_bytes() == b"combination: 1234"
