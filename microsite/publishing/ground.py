"""Where publishing works: the output folder, and the names beside it that it needs for a while."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.publishing.marker import is_free

NOT_OURS = ProblemKind(
    "not-an-output-folder",
    Severity.ERROR,
    message=N_("%(folder)s was not made by build.py; nothing was written."),
    why=N_("Publishing replaces the whole folder, so everything in it would be lost."),
    hint=N_("Choose an empty or a new folder with --output (no file and no link), or move what is there away."),
)
AMONG_SOURCES = ProblemKind(
    "output-among-sources",
    Severity.ERROR,
    message=N_("The folder %(folder)s holds what the site is made from, or lies within it; nothing was written."),
    why=N_("Publishing replaces the whole folder, and must never touch what staff have written."),
    hint=N_("Choose another folder with --output, or leave the option out: the site then goes to output/."),
)
IN_THE_WAY = ProblemKind(
    "folder-in-the-way",
    Severity.ERROR,
    message=N_(
        "%(folder)s is needed for a moment while publishing, but was not made by build.py; nothing was written."
    ),
    why=N_("What is not known to be the build's own is never deleted."),
    hint=N_("Rename it or move it elsewhere, then try again."),
)


@frozen
class Ground:
    """The output folder and the names beside it.

    At `staging` stands nothing that is needed once a run has ended: half a new site, or the old one after the exchange.
    At `old` stands, between two renames, the whole old site; it gets there and goes by renaming only.
    """

    output: Path

    @property
    def staging(self) -> Path:
        return self._beside("staging")

    @property
    def old(self) -> Path:
        return self._beside("old")

    @property
    def lock(self) -> Path:
        return self._beside("lock")

    def _beside(self, name: str) -> Path:
        return self.output.parent / f".{self.output.name}.{name}"


def ground_at(output: Path) -> Ground:
    """The ground of an output folder, however its path is written."""
    return Ground(Path(os.path.realpath(output)) if ".." in output.parts else output.absolute())


def refusal(ground: Ground, sources: Iterable[Path]) -> Problem | None:
    """Why nothing may be written there, if so. Raises OSError where it cannot be looked at."""
    if not ground.output.name or not is_free(ground.output):
        return NOT_OURS.at(Place(""), folder=str(ground.output))
    if any(_overlap(ground.output, source) for source in sources):
        return AMONG_SOURCES.at(Place(""), folder=str(ground.output))
    for path in (ground.staging, ground.old):
        if not is_free(path):
            return IN_THE_WAY.at(Place(""), folder=str(path))
    return None


def _overlap(output: Path, source: Path) -> bool:
    """Whether one holds the other or both are the same, by whatever path and in whatever case they are written."""
    from_output, from_source = _lineage(output), _lineage(source)
    if from_source[0] is None:
        return False
    return from_source[0] in from_output or from_output[0] in from_source


def _lineage(path: Path) -> list[tuple[int, int] | None]:
    """The identities of a folder and of those above it, in this order; None for one that is not there."""
    real = Path(os.path.realpath(path))
    return [_identity(each) for each in (real, *real.parents)]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino
