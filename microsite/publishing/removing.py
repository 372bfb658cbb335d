"""Folders made here are removed so that a killed removal can be told from anybody else's folder: marker last."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from microsite.publishing.marker import MARKER, is_blank, is_folder, is_ours


def remove(folder: Path) -> None:
    """Remove a folder made here, or a blank one; anything else stays. Raises OSError with the rest still marked."""
    if is_ours(folder):
        try:
            _remove_content(folder)
        except PermissionError:
            _open_up(folder)
            _remove_content(folder)
        (folder / MARKER).unlink()
    if is_blank(folder):
        remove_blank(folder)


def remove_blank(folder: Path) -> None:
    """Remove a folder that holds nothing, or a marker only. Raises OSError."""
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _remove_content(folder: Path) -> None:
    for path in list(folder.iterdir()):
        if is_folder(path):
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()


def _open_up(folder: Path) -> None:
    """Make what was protected against writing removable: folders, and on Windows files.

    Elsewhere a file's own rights do not matter, and must not change: the published site may share the file.
    """
    folder.chmod(stat.S_IRWXU)
    for path in list(folder.iterdir()):
        if is_folder(path):
            _open_up(path)
        elif os.name == "nt":
            path.chmod(stat.S_IWRITE)
