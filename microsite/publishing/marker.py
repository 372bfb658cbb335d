"""The file of constant bytes that shows a folder to be made here; only such a folder is replaced or removed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MARKER = ".microsite"
MARKER_TEXT = b"Made by build.py. Do not edit: the next build replaces this folder.\n"
JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT, Windows' other kind of link to a folder


def is_folder(path: Path) -> bool:
    """Whether a folder itself stands there: no file and no link."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return is_folder_itself(status)


def is_folder_itself(status: os.stat_result) -> bool:
    """Whether a status, links not followed, is that of a folder."""
    return stat.S_ISDIR(status.st_mode) and getattr(status, "st_reparse_tag", 0) != JUNCTION


def is_nothing(path: Path) -> bool:
    """Whether nothing stands there, not even a link that leads nowhere."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    return False


def is_blank(path: Path) -> bool:
    """Whether it is a folder that holds nothing, or only the first bytes of a marker: there a run was killed."""
    if not is_folder(path):
        return False
    names = [each.name for each in path.iterdir()]
    return not names or (names == [MARKER] and _is_begun(path / MARKER))


def _is_begun(marker: Path) -> bool:
    status = marker.lstat()
    begun = stat.S_ISREG(status.st_mode) and status.st_size < len(MARKER_TEXT)
    return begun and MARKER_TEXT.startswith(marker.read_bytes())


def is_ours(path: Path) -> bool:
    """Whether it is a folder made here; version control may have changed the line end of its marker."""
    marker = path / MARKER
    try:
        ordinary = is_folder(path) and stat.S_ISREG(marker.lstat().st_mode)
    except FileNotFoundError:
        return False
    return ordinary and marker.read_bytes().split() == MARKER_TEXT.split()


def is_free(path: Path) -> bool:
    """Whether the name can be taken without destroying anything that was not made here."""
    return is_nothing(path) or is_ours(path) or is_blank(path)
