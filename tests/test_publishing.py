"""What is published is always a whole site: the old one or the new one."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import pytest

from microsite.publishing import publish as publishing
from microsite.publishing.publish import MARKER, publish
from tests.processes import build_py, tree
from tests.small_site import SmallSite

OLD = {"index.html": b"old", "zh/index.html": b"old", "gone.html": b"old"}
NEW = {"index.html": b"new", "zh/index.html": b"new", "en/index.html": b"new"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with the old site published into it."""
    folder = tmp_path / "output"
    assert publish(OLD, folder) is None
    return folder


def published(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(folder).items() if path != MARKER}


def left_beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)


def test_the_new_site_takes_the_place_of_the_old_whole(output: Path) -> None:
    marker = (output / MARKER).read_bytes()
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert (output / MARKER).read_bytes() == marker
    assert left_beside(output) == []


def test_a_failed_build_leaves_the_published_site_as_it_was(small: SmallSite) -> None:
    assert build_py("--site", small.folder).returncode == 0
    before = tree(small.folder / "output")
    small.replace("content/pages/index.zh.md", "{{ permit-time }}", "{{ permit-tme }}")
    assert build_py("--site", small.folder).returncode == 1
    assert tree(small.folder / "output") == before


def test_a_reader_never_finds_half_a_site(output: Path) -> None:
    assert sys.platform != "linux" or publishing.exchange(output, _empty_folder_beside(output))
    publish(OLD, output)
    missing: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (output / "index.html").read_bytes()
            except OSError as error:
                missing.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(50):
        assert publish(NEW if number % 2 else OLD, output) is None
    done.set()
    reader.join()
    assert missing == [] or sys.platform != "linux"


def _empty_folder_beside(output: Path) -> Path:
    folder = output.with_name("empty")
    folder.mkdir()
    (folder / MARKER).write_bytes(b"")
    return folder


def test_where_folders_cannot_be_exchanged_two_renames_do(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "exchange", lambda one, other: False)
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert left_beside(output) == []


def test_a_run_killed_while_staging_is_mended_by_the_next(output: Path) -> None:
    staging = output.with_name(".output.staging")
    (staging / "zh").mkdir(parents=True)
    (staging / "zh/index.html").write_bytes(b"half")
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert left_beside(output) == []


def test_a_run_killed_between_two_renames_is_mended_by_the_next(output: Path) -> None:
    output.rename(output.with_name(".output.old"))
    shutil.copytree(output.with_name(".output.old"), output.with_name(".output.staging"))
    assert publish(NEW, output) is None
    assert published(output) == NEW
    assert left_beside(output) == []


def test_a_folder_that_was_not_made_here_is_never_touched(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "family.jpg").write_bytes(b"jpg")
    problem = publish(NEW, folder)
    assert problem is not None and problem.kind.code == "not-an-output-folder"
    assert tree(folder) == {"family.jpg": b"jpg"}


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    assert publish(NEW, tmp_path / "output") is None
    assert published(tmp_path / "output") == NEW


def test_a_full_disk_is_a_message_and_the_old_site_stays(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "index.html" and "zh" in path.parts:
            raise OSError(28, "No space left on device")
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    problem = publish(NEW, output)
    assert problem is not None and problem.kind.code == "not-published"
    assert problem.values["reason"] == "No space left on device"
    assert published(output) == OLD


def test_a_file_in_the_way_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"a file")
    problem = publish(NEW, tmp_path / "output")
    assert problem is not None and problem.kind.code == "not-an-output-folder"
    assert (tmp_path / "output").read_bytes() == b"a file"
