"""What was published from this computer, kept outside the output folder, so that a file put there by somebody else is
known for what it is and not thrown away with the old site.

A record belongs to one publication, known again by the time of its marker. A folder that was last published from
elsewhere, or whose record is lost, cannot be judged file by file: it is replaced whole, as its marker says.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from microsite.publishing.addresses import alike
from microsite.publishing.marker import MARKER
from microsite.publishing.survey import Survey

SYSTEM_FILES = frozenset((".ds_store", "thumbs.db", "desktop.ini"))  # file managers leave them wherever they look
APPLE_DOUBLE = "._"
NEVER_PUBLISHED = frozenset(("site_config.yaml", ".git", ".hg", ".svn"))


def strangers(new: Iterable[str], published: Survey, records: Path | None) -> list[str]:
    """The files in the folder that are neither part of the new site nor, as far as is known, of the old one."""
    others = published.files.keys() - {MARKER, *new}
    if not others:
        return []
    recorded = _recorded(published, records)
    known = None if recorded is None else {alike(address) for address in recorded}
    own = {alike(address) for address in (MARKER, *new)}
    return sorted(
        address
        for address in others
        if alike(address) not in own
        and (
            NEVER_PUBLISHED.intersection(address.split("/"))
            or (known is not None and alike(address) not in known and not _is_systems(address))
        )
    )


def note(new: Iterable[str], staging: Path, published: Survey, records: Path | None) -> None:
    """Write down what the old site holds and the new one will, before either is known to stand there afterwards.

    That it cannot be written does no harm: the next run then cannot judge.
    """
    if records is None:
        return
    old, coming = _time(published), str((staging / MARKER).lstat().st_mtime_ns)
    held: dict[str, list[str]] = {} if old is None else {old: sorted(_recorded(published, records) or published.files)}
    held[coming] = sorted({*new, *held.get(coming, [])})
    file = record_file(records, published.root)
    with suppress(OSError):
        records.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".new")
        unfinished.write_text(json.dumps({"output": str(published.root), "held": held}), encoding="utf-8")
        unfinished.replace(file)


def is_recorded(published: Survey, records: Path | None) -> bool:
    """Whether it is written down what the site that stands there holds."""
    return _recorded(published, records) is not None


def _recorded(published: Survey, records: Path | None) -> frozenset[str] | None:
    """What the publication that stands there held, or None if it is not known."""
    time = _time(published)
    if records is None or time is None:
        return None
    try:
        return frozenset(json.loads(record_file(records, published.root).read_text(encoding="utf-8"))["held"][time])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _time(published: Survey) -> str | None:
    try:
        return str((published.root / MARKER).lstat().st_mtime_ns)
    except FileNotFoundError:
        return None


def record_file(records: Path, output: Path) -> Path:
    """The file that tells what was published to a folder."""
    return records / (hashlib.sha256(os.fsencode(output)).hexdigest()[:16] + ".json")


def _is_systems(address: str) -> bool:
    name = address.rpartition("/")[2].lower()
    return name in SYSTEM_FILES or name.startswith(APPLE_DOUBLE)
