"""What the engine's own files give is kept for all sites, found by any process, and done without where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite import common
from microsite.common import Common
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.model.patterns import patterns_path
from microsite.pipeline import build
from microsite.reading.folders import REPOSITORY, Folders
from tests.small_site import SmallSite

KEY = "kind", "one"


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_what_one_process_makes_another_finds(tmp_path: Path) -> None:
    assert Common.open(tmp_path).found(KEY, lambda: "made") == "made"
    assert Common.open(tmp_path).found(KEY, lambda: pytest.fail("it is kept")) == "made"
    Common.open(tmp_path).put(("kind", "two"), b"bytes")
    assert Common.open(tmp_path).get(("kind", "two")) == b"bytes"
    assert Common.open(tmp_path).get(("kind", "three")) is None


def test_another_state_of_the_engine_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Common.open(tmp_path).put(KEY, b"old")
    monkeypatch.setattr(common, "engine", lambda: "another")
    assert Common.open(tmp_path).get(KEY) is None
    Common.open(tmp_path).put(KEY, b"new")
    assert [file.parent.name for file in files(tmp_path)] == ["another"]


@pytest.mark.parametrize("damaged", [b"", b"\0\0\0\0some", b"\xff"])
def test_what_is_damaged_is_made_again(tmp_path: Path, damaged: bytes) -> None:
    Common.open(tmp_path).found(KEY, lambda: "made")
    (file,) = files(tmp_path)
    file.write_bytes(damaged)
    assert Common.open(tmp_path).found(KEY, lambda: "again") == "again"
    assert Common.open(tmp_path).found(KEY, lambda: pytest.fail("it is kept")) == "again"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    nowhere = Common.open(tmp_path / "file" / "common")
    assert nowhere.found(KEY, lambda: "made") == "made"
    assert nowhere.found(KEY, lambda: "again") == "again"


def test_a_folder_of_many_saves_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "MOST_FILES", 10)
    for number in range(60):
        Common.open(tmp_path).put(("kind", str(number)), b"bytes")
    assert len(files(tmp_path)) <= 11
    assert Common.open(tmp_path).get(("kind", "59")) == b"bytes"
    lasting = Common.open(tmp_path)
    for number in range(60):
        lasting.put(("saved", str(number)), b"bytes")
    assert len(files(tmp_path)) <= 21
    assert lasting.get(("saved", "59")) == b"bytes"


def test_what_a_site_brings_itself_is_not_kept_for_others(small: SmallSite, tmp_path: Path) -> None:
    def kept() -> int:
        memory = Memory(common=Common.open(tmp_path / "common"))
        assert build(Folders(small.folder), Overrides(), lambda message: None, memory).sound
        return len(files(tmp_path / "common"))

    before = kept()
    assert before > 10
    small.write(patterns_path("en"), "superlative:\n  - best of all\n")
    small.write("templates/base.html", (REPOSITORY / "templates" / "base.html").read_text(encoding="utf-8") + "\n")
    assert kept() == before
