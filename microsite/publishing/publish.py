"""A built site is published whole or not at all: staged beside the output folder, then swapped in.

On Linux the two folders are exchanged in one system call, so that at no moment anything but a whole site stands there
(where the file system cannot, and on other systems, two renames do). Where one file alone has changed, as after most
edits, it takes the old one's place by itself, which every system does at once. Beside the output folder stands nothing
once a run has ended; what a killed run left there the next one puts right, wherever it was killed, in its own mending
too.

Nothing is flushed to the disk itself (fsync). A killed process loses nothing by that; after a power failure within
about half a minute pages may be empty, until the next build finds their bytes wrong and writes them again. Flushing
20,000 files took 6 s on a fast disk, eight times as long as writing them, and takes minutes on a slow one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.publishing.addresses import check_addresses, printable
from microsite.publishing.ground import Ground, ground_at, refusal
from microsite.publishing.known import known, note_known
from microsite.publishing.locking import OccupiedError, locked
from microsite.publishing.marker import MARKER, MARKER_TEXT
from microsite.publishing.records import is_recorded, note, strangers
from microsite.publishing.removing import remove
from microsite.publishing.staging import begin, fill, outdated, stage_one, unchanged
from microsite.publishing.survey import Survey, survey
from microsite.publishing.swapping import put, recover, swap
from microsite.reasons import reason_of
from microsite.rendering.site_files import SiteFiles

__all__ = ["MARKER", "MARKER_TEXT", "publish"]

NOT_WRITTEN = ProblemKind(
    "not-published",
    Severity.ERROR,
    message=N_(
        "The site could not be written to %(folder)s: %(reason)s (%(file)s). What was published before is unchanged."
    ),
    why=N_("A site is published whole or not at all."),
    hint=N_("Close programs that have files there open, check that you may write there and that the disk is not full."),
)
OCCUPIED = ProblemKind(
    "publishing-already",
    Severity.ERROR,
    message=N_("Another build is publishing to %(folder)s at this moment; nothing was written."),
    why=N_("Two builds at once would mix their files."),
    hint=N_("Wait until it has finished, or end it if it hangs, then try again."),
)
STRANGERS = ProblemKind(
    "files-not-from-the-build",
    Severity.ERROR,
    message=N_("%(folder)s also holds files that build.py did not put there: %(files)s. Nothing was written."),
    why=N_("Publishing replaces the whole folder, so these files would be lost."),
    hint=N_("Move them elsewhere, or delete them if nobody needs them, then try again."),
)

PATIENCE = 10.0  # seconds to wait for another run
NAMED = 5


class Published(NamedTuple):
    """How many files were new or other than what stood there, and what stands there now."""

    changed: int
    standing: Survey


Done = Callable[[Published], None]


def publish(
    files: Mapping[str, bytes],
    output: Path,
    *,
    sources: Sequence[Path] = (),
    records: Path | None = None,
    patience: float = PATIENCE,
    done: Done = lambda published: None,
) -> Problem | None:
    """Write the site, bytes by address, to a folder; the problem that kept it from being written, or None.

    `sources` are folders the site is made from: output may neither hold one nor lie in one. In the folder `records`,
    outside output, is kept what was published, so that files that others put into output are not thrown away.
    `done` hears what came of it.
    """
    ground = ground_at(output)
    try:
        refused = check_addresses(files) or refusal(ground, sources)
        if refused:
            return refused
        ground.output.parent.mkdir(parents=True, exist_ok=True)
        with locked(ground.lock, patience):
            return refusal(ground, sources) or _replace(SiteFiles.of(files), ground, records, done)
    except OccupiedError:
        return OCCUPIED.at(Place(""), folder=str(ground.output))
    except OSError as error:
        file = printable(str(error.filename or ground.output))
        return NOT_WRITTEN.at(Place(""), folder=str(ground.output), reason=reason_of(error), file=file)


def _replace(files: SiteFiles, ground: Ground, records: Path | None, done: Done) -> Problem | None:
    """Replace what is published, while nobody else does. Raises OSError with the old site unchanged."""
    recover(ground)
    published = survey(ground.output)
    others = strangers(files, published, records)
    if others:
        return STRANGERS.at(Place(""), folder=str(ground.output), files=_named(others))
    try:
        begin(ground.staging)
        before = known(published, records)
        same = unchanged(files, published, before, ground.staging)
        other = outdated(files, same, published, ground.staging)
        if other is None or len(other) > 1:
            note(files, ground.staging, published, records)
            fill(files, same, ground.output, ground.staging)
            swap(ground)
        else:
            if not is_recorded(published, records):
                note(files, ground.staging, published, records)
            for address in other:
                put(stage_one(files[address], ground.staging), ground.output / address)
    finally:
        with suppress(OSError):  # else the next run does
            remove(ground.staging)
    standing = _standing(published, other)
    with suppress(OSError):  # what is not noted is read again, that is all
        note_known({address: files.fingerprint(address) for address in files}, standing, records, before)
    done(Published(len(files.keys() - same), standing))
    return None


def _standing(published: Survey, other: frozenset[str] | None) -> Survey:
    """What stands there after files at these addresses, or any, were replaced; nothing where it cannot be told."""
    try:
        return survey(published.root) if other is None or len(other) > 1 else published.again(other)
    except OSError:
        return Survey.of(published.root, {}, {})


def _named(addresses: list[str]) -> str:
    more = ["…"] if len(addresses) > NAMED else []
    return ", ".join([*map(printable, addresses[:NAMED]), *more])
