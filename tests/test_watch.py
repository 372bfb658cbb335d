"""What watches a site hears of every save, also of one in a folder that has just come."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

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
