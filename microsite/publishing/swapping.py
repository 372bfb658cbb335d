"""The new site takes the old one's place: by one exchange, else by two renames, which a next run completes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from microsite.publishing.ground import Ground
from microsite.publishing.marker import is_blank, is_nothing, is_ours
from microsite.publishing.removing import remove, remove_blank

AT_FDCWD = -100
RENAME_EXCHANGE = 2
HELD = (5, 32)  # Windows: access denied, sharing violation; a virus scanner looks at new files for a moment
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


def recover(ground: Ground) -> None:
    """Put right what a killed run left: the old site back if there is none, then everything beside it removed.

    Raises OSError; may itself be killed at any moment.
    """
    if is_ours(ground.old) and not is_ours(ground.output):
        if is_blank(ground.output):
            remove_blank(ground.output)
        _rename(ground.old, ground.output)
    remove(ground.staging)
    if is_ours(ground.old):
        _rename(ground.old, ground.staging)
        remove(ground.staging)
    remove(ground.old)


def swap(ground: Ground) -> None:
    """Publish what is staged; what was published stands at `staging` afterwards.

    Raises OSError with the old site still published, or at `old` if it could not even be put back.
    """
    if exchange(ground.staging, ground.output):
        return
    if is_blank(ground.output):
        remove_blank(ground.output)
    if is_nothing(ground.output):
        _rename(ground.staging, ground.output)
    else:
        _swap_by_renaming(ground)


def _swap_by_renaming(ground: Ground) -> None:
    _rename(ground.output, ground.old)
    try:
        _rename(ground.staging, ground.output)
    except OSError:
        _rename(ground.old, ground.output)
        raise
    with suppress(OSError):  # the new site is published; the next run does this
        _rename(ground.old, ground.staging)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once, where the system can (Linux renameat2); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # takes longer to load than most sites to be exchanged

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)


def put(staged: Path, published: Path) -> None:
    """One staged file takes the place of a published one, which is whole at every moment. Raises OSError."""
    _patiently(staged.replace, published)


def _rename(one: Path, other: Path) -> None:
    """Rename a folder to a name that is free."""
    _patiently(one.rename, other)


def _patiently(move: Callable[[Path], object], target: Path) -> None:
    """Move something; on Windows wait a little for whoever has a file in it open."""
    for pause in PAUSES:
        try:
            move(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in HELD:
                raise
            time.sleep(pause)
        else:
            return
    move(target)
