"""Calls back when a site's files change: once for a burst of saves."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

from microsite.model.site import CONFIGURATION
from microsite.reading.folders import Folders

WATCHED = ("content", "templates", "assets", "locales")
DEBOUNCE_MILLISECONDS = 300
STEP_MILLISECONDS = 30


def watch_site(folders: Folders, changed: Callable[[], None], stop: threading.Event) -> None:
    """Watch in threads of their own until told to stop. `changed` is called from one thread at a time."""
    lock = threading.Lock()

    def guarded() -> None:
        with lock:
            changed()

    trees = [folder for name in WATCHED for folder in folders.all(name)]
    threading.Thread(target=_watch, args=(trees, True, lambda path: True, guarded, stop), daemon=True).start()
    threading.Thread(target=_watch, args=([folders.site], False, _is_configuration, guarded, stop), daemon=True).start()


def _is_configuration(path: str) -> bool:
    return Path(path).name == CONFIGURATION


def _watch(
    paths: list[Path],
    recursive: bool,
    wanted: Callable[[str], bool],
    changed: Callable[[], None],
    stop: threading.Event,
) -> None:
    changes = watch(
        *paths,
        watch_filter=lambda change, path: wanted(path),
        debounce=DEBOUNCE_MILLISECONDS,
        step=STEP_MILLISECONDS,
        stop_event=stop,
        recursive=recursive,
    )
    for _ in changes:
        changed()
