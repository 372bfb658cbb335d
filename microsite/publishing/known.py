"""What stands in published files, known by their status: as long as that stays the same they need not be read.

It is noted after a publication, outside the output folder, and only of files that are old enough by then that another
change within the same tick of the clock could not pass unseen.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path

from microsite.publishing.records import record_file
from microsite.publishing.survey import Survey
from microsite.unchanged import TICK, last_change

ENDING = ".known"
Known = Mapping[str, str]  # fingerprints by addresses


def known(published: Survey, records: Path | None) -> Known:
    """What is known of published files without reading them."""
    if records is None:
        return {}
    try:
        noted: dict[str, tuple[str, str]] = json.loads(_file(records, published).read_bytes())
        return {address: name for address, (name, told) in noted.items() if published.told.get(address) == told}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def note_known(fingerprints: Known, published: Survey, records: Path | None, before: Known) -> None:
    """Note what stands in published files now, where that is not known. Raises OSError."""
    if records is None:
        return
    settled = time.time_ns() - TICK
    old = {address for address, status in published.files.items() if last_change(status) < settled}
    now = {address: name for address, name in fingerprints.items() if address in old}
    if now == before:
        return
    file = _file(records, published)
    unfinished = file.with_suffix(f"{ENDING}.new")
    unfinished.write_text(json.dumps({address: (name, published.told[address]) for address, name in now.items()}))
    unfinished.replace(file)


def _file(records: Path, published: Survey) -> Path:
    return record_file(records, published.root).with_suffix(ENDING)
