"""The bytes of a file, if it lies in its folder, is a file at all, and can be opened."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reasons import reason_of
from microsite.unchanged import TICK, last_change, told

OUTSIDE = ProblemKind(
    "outside-the-site",
    Severity.ERROR,
    N_("The name leads out of the site's folder."),
    N_("What lies outside could be anything on this computer and must not be published by accident."),
    N_("Put the file itself here instead of a link to it."),
)
BROKEN_LINK = ProblemKind(
    "broken-link",
    Severity.ERROR,
    N_("The file is a link that leads nowhere, or round in a circle."),
    N_("What it should show would be missing from the site."),
    N_("Delete the link and put the file itself here."),
)
NOT_A_FILE = ProblemKind(
    "not-a-file",
    Severity.ERROR,
    N_("This is no ordinary file."),
    N_("Only ordinary files can be read; waiting for anything else could take for ever."),
    N_("Delete it and put an ordinary file here."),
)
TOO_LARGE = ProblemKind(
    "file-too-large",
    Severity.ERROR,
    N_("The file has %(size)s MB; up to %(limit)s MB are read."),
    N_("No text is that long; a picture, a video or a backup has probably been saved under this name."),
    N_("Move it out of content/; pictures belong in assets/."),
)
UNREADABLE = ProblemKind(
    "unreadable-file",
    Severity.ERROR,
    N_("The file cannot be opened: %(reason)s."),
    N_("What it says would be missing from the site."),
    N_("Close it in other programs, check that you may read it, and try again."),
)

MEGABYTE = 1_000_000


def unreadable(error: OSError, site: Path) -> Problem:
    """What the system has refused, as a problem of the file that it is about, whose path is told from the site's."""
    file = Path(os.fsdecode(error.filename or ""))
    path = file.relative_to(site) if file.is_relative_to(site) else file
    return UNREADABLE.at(Place(path.as_posix()), reason=reason_of(error))


def settled_status(file: str, wanted: Callable[[int], bool] = stat.S_ISREG) -> str | None:
    """What tells whether an ordinary file, or a folder, has changed; None of any other and of what changed just now."""
    try:
        status = os.lstat(file)
    except OSError:
        return None
    if not wanted(status.st_mode) or last_change(status) + TICK > time.time_ns():
        return None
    return told(status)


def read_bytes(folder: Path, path: str, report: Report, limit: int | None = None) -> bytes | None:
    """What a file holds, `path` being relative to the folder with `/`; None after its problem was reported.

    A `limit` is in bytes.
    """
    place, file = Place(path), f"{folder}/{path}"
    try:
        status = os.lstat(file)
        if stat.S_ISLNK(status.st_mode):
            if not Path(file).resolve(strict=True).is_relative_to(folder.resolve()):
                report(OUTSIDE.at(place))
                return None
            status = Path(file).stat()
        if not stat.S_ISREG(status.st_mode):
            report(NOT_A_FILE.at(place))
            return None
        if limit is not None and status.st_size > limit:
            report(TOO_LARGE.at(place, size=-(-status.st_size // MEGABYTE), limit=limit // MEGABYTE))
            return None
        with FileIO(file) as stream:
            return stream.readall()
    except RuntimeError:  # pathlib's word for links that lead round in a circle
        report(BROKEN_LINK.at(place))
    except OSError as error:
        nowhere = error.errno == errno.ELOOP or (Path(file).is_symlink() and not Path(file).exists())
        report(BROKEN_LINK.at(place) if nowhere else UNREADABLE.at(place, reason=reason_of(error)))
    return None
