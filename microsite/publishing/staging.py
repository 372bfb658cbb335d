"""The new site, complete, in a folder beside the old: what is unchanged as hard links, the rest as new files.

A hard link takes no copy: two names, one file. So a file that is published is never opened for writing: each is made
anew under a name that was free, and a link is only ever removed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from microsite.fingerprints import fingerprint
from microsite.publishing.addresses import folders_of
from microsite.publishing.known import Known
from microsite.publishing.marker import MARKER, MARKER_TEXT
from microsite.publishing.survey import Survey
from microsite.rendering.site_files import SiteFiles

ONE = "one"  # the name of a file that is staged alone


def begin(staging: Path) -> None:
    """Make the folder with its marker; a blank one is known for ours too, so it is at every moment. Raises OSError."""
    staging.mkdir()
    _write(staging / MARKER, MARKER_TEXT)


def unchanged(files: SiteFiles, published: Survey, known: Known, staging: Path) -> frozenset[str]:
    """The addresses, the marker's too, at which an ordinary file holds the same bytes with the rights of a new one.

    Those of which it is `known` what stands there are not read.
    """
    fresh = _rights((staging / MARKER).lstat())

    def same(address: str) -> bool:
        if address == MARKER:
            return _bytes(f"{published.root}/{address}") == MARKER_TEXT
        there = known.get(address) or fingerprint(_bytes(f"{published.root}/{address}"))
        return there == files.fingerprint(address)

    return frozenset(
        address
        for address, status in published.files.items()
        if (address in files or address == MARKER) and _rights(status) == fresh and same(address)
    )


def outdated(
    files: Mapping[str, bytes], same: frozenset[str], published: Survey, staging: Path
) -> frozenset[str] | None:
    """The addresses of other bytes; None where files or folders come or go, or folders have other rights."""
    fresh = _rights(staging.lstat())
    alike = (
        MARKER in same
        and published.files.keys() == {MARKER, *files}
        and published.folders.keys() == {"", *folders_of(files)}
        and all(_rights(status) == fresh for status in published.folders.values())
    )
    return frozenset(files.keys() - same) if alike else None


def stage_one(data: bytes, staging: Path) -> Path:
    """A new file with these bytes by itself. Raises OSError."""
    _write(staging / ONE, data)
    return staging / ONE


def fill(files: Mapping[str, bytes], same: frozenset[str], published: Path, staging: Path) -> None:
    """Put every file into its place. Raises OSError."""
    for folder in folders_of(files):
        (staging / folder).mkdir()
    for address, data in files.items():
        if address not in same or not _link(f"{published}/{address}", f"{staging}/{address}"):
            _write(staging / address, data)


def _rights(status: os.stat_result) -> tuple[int, int, int]:
    """What kind of file it is, who may do what with it, and whose it is."""
    return status.st_mode, status.st_uid, status.st_gid


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (thousands of them: a Path would take longer than the reading)
        return file.read()


def _link(published: str, staged: str) -> bool:
    """Give a published file a second name, where the file system can."""
    try:
        os.link(published, staged)
    except OSError:
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
