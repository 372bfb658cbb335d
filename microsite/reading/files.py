"""The bytes of a file, if it lies in its folder and can be opened."""

from __future__ import annotations

from pathlib import Path

from microsite.marking import N_
from microsite.problems import Place, ProblemKind, Report, Severity

OUTSIDE = ProblemKind(
    "outside-the-site",
    Severity.ERROR,
    N_("The name leads out of the site's folder."),
    N_("Put the file itself here instead of a link to it."),
)
UNREADABLE = ProblemKind(
    "unreadable-file",
    Severity.ERROR,
    N_("The file cannot be opened: %(reason)s."),
    N_("Close it in other programs, check that you may read it, and try again."),
)


def read_bytes(folder: Path, path: str, report: Report) -> bytes | None:
    """What a file holds, `path` being relative to the folder with `/`; None after its problem was reported."""
    file = folder / path
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            report(OUTSIDE.at(Place(path)))
            return None
        return file.read_bytes()
    except (OSError, RuntimeError) as error:
        report(UNREADABLE.at(Place(path), reason=getattr(error, "strerror", None) or str(error)))
        return None
