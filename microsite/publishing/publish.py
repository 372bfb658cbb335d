"""Staged beside the output folder, then swapped in.

On Linux the two folders are exchanged in one system call, so that at no moment anything but a whole site stands there.
Elsewhere the old folder is renamed away first; a run that was killed between the two renames is mended by the next one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity

NOT_OURS = ProblemKind(
    "not-an-output-folder",
    Severity.ERROR,
    N_("The folder %(folder)s holds files that were not made by build.py; nothing was written."),
    N_("Choose an empty or a new folder with --output, or move those files away."),
)
NOT_WRITTEN = ProblemKind(
    "not-published",
    Severity.ERROR,
    N_("The site could not be written to %(folder)s: %(reason)s. What was published before is unchanged."),
    N_("Close programs that have files there open, check that you may write there and that the disk is not full."),
)

MARKER = ".microsite"
MARKER_TEXT = b"Made by build.py. Do not edit: the next build replaces this folder.\n"
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def publish(files: Mapping[str, bytes], output: Path) -> Problem | None:
    """Write the site to a folder; the problem that kept it from being written, or None."""
    staging, old = (output.with_name(f".{output.name}.{suffix}") for suffix in ("staging", "old"))
    try:
        _recover(output, staging, old)
        if not _is_ours(output):
            return NOT_OURS.at(Place(""), folder=str(output))
        _write(files, staging)
        _swap(staging, output, old)
    except OSError as error:
        return NOT_WRITTEN.at(Place(""), folder=str(output), reason=error.strerror or str(error))
    return None


def _recover(output: Path, staging: Path, old: Path) -> None:
    """Put right what a killed run left behind."""
    if old.exists() and not output.exists():
        old.rename(output)
    for left in (staging, old):
        if left.exists():
            shutil.rmtree(left)


def _is_ours(output: Path) -> bool:
    if not output.exists():
        return True
    return output.is_dir() and ((output / MARKER).is_file() or not any(output.iterdir()))


def _write(files: Mapping[str, bytes], staging: Path) -> None:
    for address, data in {MARKER: MARKER_TEXT, **files}.items():
        target = staging / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _swap(staging: Path, output: Path, old: Path) -> None:
    if not output.exists():
        staging.rename(output)
    elif exchange(staging, output):
        shutil.rmtree(staging)
    else:
        output.rename(old)
        try:
            staging.rename(output)
        except OSError:
            old.rename(output)
            raise
        shutil.rmtree(old)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once, where the system can (Linux renameat2); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
