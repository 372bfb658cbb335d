"""Calls back when a site's files change: once for a burst of saves, also in folders that come and go."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from microsite.model.site import CONFIGURATION
from microsite.reading.folders import LEFT_BEHIND, Folders
from microsite.unchanged import FOLDERS

DEBOUNCE_MILLISECONDS = 200  # at most
STEP_MILLISECONDS = 10  # without a change, after which it is told
WAKING = 1.0  # seconds after which whoever watches looks up even where nothing has changed

Changed = Callable[[Collection[str] | None], None]


class _Saved(DefaultFilter):
    """Saves of people, and not what editors leave beside them."""

    def __call__(self, change: Change, path: str) -> bool:
        return LEFT_BEHIND.search(Path(path).name) is None


def watch_site(folders: Folders, changed: Changed, stop: threading.Event) -> None:
    """Watch in threads of their own until told to stop. `changed` hears the paths of what has changed at once.

    It hears None where something may have changed while the watching was begun anew.
    """
    watcher = _Watcher(folders, changed, stop)
    threading.Thread(target=watcher.watch_trees, daemon=True).start()
    threading.Thread(target=watcher.watch_root, daemon=True).start()


class _Watcher:
    def __init__(self, folders: Folders, changed: Changed, stop: threading.Event) -> None:
        self._folders, self._tell, self._stop = folders, changed, stop
        self._moved = threading.Event()

    def watch_trees(self) -> None:
        """The folders there are, begun anew whenever one of them comes or goes."""
        may_have_missed = False
        while not self._stop.is_set():
            self._moved.clear()
            trees = [folder for name in FOLDERS for folder in self._folders.all(name)]
            try:
                if trees:
                    self._watch(trees, may_have_missed)
                else:
                    self._moved.wait()
            except OSError:  # one has gone before it was watched
                self._moved.wait(WAKING)
            may_have_missed = True

    def watch_root(self) -> None:
        """The site's own folder, begun anew where another stands in its place."""
        may_have_missed = False
        while not self._stop.is_set():
            standing = _identity(self._folders.site)
            try:
                if standing:
                    self._watch_root(standing, may_have_missed)
                else:
                    self._stop.wait(WAKING)
            except OSError:  # it has gone before it was watched
                self._stop.wait(WAKING)
            may_have_missed = True
        self._moved.set()

    def _watch_root(self, standing: tuple[int, int], may_have_missed: bool) -> None:
        """Watch for the site's settings and for folders that come and go, until the site's is no longer what it was."""
        site = self._folders.site
        for changes in self._changes([site], recursive=False, stop=self._stop):
            if _identity(site) != standing:
                return
            names = {Path(path).name for _, path in changes}
            if may_have_missed or names & {*FOLDERS}:
                self._moved.set()
            if may_have_missed or names & {*FOLDERS, CONFIGURATION}:
                self._tell(None if may_have_missed else {path for _, path in changes})
            may_have_missed = False

    def _watch(self, trees: list[Path], may_have_missed: bool) -> None:
        """Watch until a folder comes or goes; nothing can be missed any more once there is anything to hear."""
        for changes in self._changes(trees, recursive=True, stop=self._moved):
            if may_have_missed or changes:
                self._tell(None if may_have_missed else {path for _, path in changes})
            may_have_missed = False

    def _changes(
        self, paths: list[Path], *, recursive: bool, stop: threading.Event
    ) -> Iterable[set[tuple[object, str]]]:
        return watch(  # type: ignore[return-value]
            *paths,
            watch_filter=_Saved(),
            debounce=DEBOUNCE_MILLISECONDS,
            step=STEP_MILLISECONDS,
            rust_timeout=int(WAKING * 1000),
            yield_on_timeout=True,
            stop_event=stop,
            recursive=recursive,
        )


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another in its place; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
