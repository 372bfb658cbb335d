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
WAKING_MILLISECONDS = 1000  # after which whoever watches looks up even where nothing has changed

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
            if trees:
                self._watch(trees, may_have_missed)
            else:
                self._moved.wait()
            may_have_missed = True

    def watch_root(self) -> None:
        """The site's own folder, for its settings and for folders that come and go."""
        site = self._folders.site
        for changes in self._changes([site], recursive=False, stop=self._stop):
            names = {Path(path).name for _, path in changes}
            if names & {*FOLDERS}:
                self._moved.set()
            if names & {*FOLDERS, CONFIGURATION}:
                self._tell({path for _, path in changes})
        self._moved.set()

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
            rust_timeout=WAKING_MILLISECONDS,
            yield_on_timeout=True,
            stop_event=stop,
            recursive=recursive,
        )
