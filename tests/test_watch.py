"""What watches a site hears of every save, also of one in a folder that has just come."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest
from watchfiles import watch as begin_to_watch

from microsite.model.site import CONFIGURATION
from microsite.preview.watch import watch_site
from microsite.reading.folders import Folders

Heard = Collection[str] | None
LONG, QUIET = 5.0, 1.5  # seconds; most is heard much sooner


@contextmanager
def watched(site: Path, saved: Path | None = None) -> Iterator[Queue[Heard]]:
    """What is heard of a site; the file is `saved` as soon as anything is, before whoever watches has gone on."""
    heard: Queue[Heard] = Queue()
    stop = threading.Event()

    def changed(paths: Heard) -> None:
        if saved and not saved.exists():
            saved.write_text("new", encoding="utf-8")
        heard.put(paths)

    watch_site(Folders(site), changed, stop)
    time.sleep(0.3)
    yield heard
    stop.set()


def all_of(heard: Queue[Heard]) -> list[Heard]:
    """Everything that is heard until nothing more is for a while."""
    said = [heard.get(timeout=LONG)]
    while True:
        try:
            said.append(heard.get(timeout=QUIET))
        except Empty:
            return said


def test_a_save_is_heard_of_once(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with watched(tmp_path) as heard:
        (tmp_path / "content" / "a.md").write_text("words", encoding="utf-8")
        assert all_of(heard) == [{str(tmp_path / "content" / "a.md")}]


def test_a_save_while_a_new_folder_is_not_watched_yet_is_heard_of(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with watched(tmp_path, saved=tmp_path / "templates" / "a.html") as heard:
        (tmp_path / "templates").mkdir()
        first, *later = all_of(heard)
        assert first == {str(tmp_path / "templates")}
        assert None in later or {str(tmp_path / "templates" / "a.html")} in later


def test_what_an_editor_leaves_is_not_heard_of(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with watched(tmp_path) as heard:
        (tmp_path / "content" / "~$a.md").write_text("words", encoding="utf-8")
        (tmp_path / "content" / "a.md").write_text("words", encoding="utf-8")
        assert all_of(heard) == [{str(tmp_path / "content" / "a.md")}]


def test_a_folder_that_goes_before_it_is_watched_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, going = tmp_path / "content", tmp_path / "templates"
    content.mkdir()
    going.mkdir()

    def gone_by_then(*paths: Path, **options: Any) -> object:
        if going in paths and going.exists():
            going.rmdir()
        return begin_to_watch(*paths, **options)

    monkeypatch.setattr("microsite.preview.watch.watch", gone_by_then)
    with watched(tmp_path) as heard:
        time.sleep(QUIET)
        (content / "a.md").write_text("words", encoding="utf-8")
        heard_of = all_of(heard)
        assert None in heard_of or {str(content / "a.md")} in heard_of


@pytest.mark.parametrize("away", [0.0, 1.5])
def test_a_site_that_comes_back_in_another_folder_is_watched_again(tmp_path: Path, away: float) -> None:
    site, page = tmp_path / "site", tmp_path / "site" / "content" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text("words", encoding="utf-8")
    with watched(site) as heard:
        site.rename(tmp_path / "old")
        time.sleep(away)
        shutil.copytree(tmp_path / "old", site)
        assert None in all_of(heard)
        page.write_text("other words", encoding="utf-8")
        assert {str(page)} in all_of(heard)
        (site / CONFIGURATION).write_text("name: words", encoding="utf-8")
        assert {str(site / CONFIGURATION)} in all_of(heard)
