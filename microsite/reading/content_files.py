"""The files of content/ as they are: read once for as long as they stay the same, in this process and in later ones."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.mappings import Key
from microsite.memory import Memory
from microsite.problems import Report, reported, with_problems
from microsite.reading.files import MEGABYTE, read_bytes, settled_status
from microsite.reading.folders import LEFT_BEHIND
from microsite.reading.paths import content_paths
from microsite.reading.text import decode
from microsite.unchanged import told

CONTENT = "content/"
MARKDOWN = ".md"
# As far as a line that closes the front matter for certain; where none does, everything counts as front matter.
HEAD = re.compile(rb"\A.*?\n---[ \t]*\r?\n", re.DOTALL)
COMPLETE = b"complete"
LARGEST_TEXT = 2 * MEGABYTE


class ChangedMeanwhileError(OSError):
    """A file is no longer what it was when its status was looked at: all is to be read anew."""

    def __init__(self, file: str) -> None:
        super().__init__(errno.EBUSY, os.strerror(errno.EBUSY), file)


class ContentFile(NamedTuple):
    """A file of a site: its path in the site's folder, and its bytes, decoded only where its text is asked for.

    `fingerprint` is what the path and the bytes are known by, `head` the same for what a Markdown file says outside its
    body; of any other file, for all of it.
    """

    path: str
    fingerprint: str
    head: str
    read: Callable[[], bytes]

    @classmethod
    def of(cls, path: str, data: bytes) -> ContentFile:
        """The file of a path that holds these bytes."""
        known_by = _fingerprint(path, data)
        front_matter = HEAD.match(data) if path.endswith(MARKDOWN) else None
        head = _fingerprint(path, front_matter[0]) if front_matter else known_by
        return cls(path, known_by, head, lambda: data)

    @property
    def data(self) -> bytes:
        return self.read()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its text, read anew each time; none where it cannot be decoded, which reading it reports."""
        text = decode(self.data, self.path, lambda problem: None)
        return () if text is None else tuple(text.split("\n"))


Files = tuple[ContentFile, ...]
Touched = frozenset[str] | None  # paths in the site's folder; None where it is not known


@frozen
class _Read:
    """The files of content/ as they were last read, by path, and their statuses, as far as these tell of any change.

    `complete` where nothing was wrong with any.
    """

    files: Mapping[str, ContentFile]
    statuses: Mapping[str, str]
    complete: bool


def read_content(site: Path, memory: Memory, report: Report, touched: Touched = None) -> Files:
    """The files of content/ in the order of their paths, each that cannot be read reported and left out.

    Where it is known which files were `touched` since the memory's last reading, no others are looked at.
    """
    last = _last(site, memory)
    again = _read_again(site, last, touched)
    now, problems = (again, ()) if again else with_problems(partial(_read_all, site, memory, last))
    now = replace(now, complete=not problems)
    memory.replace(_key(site), now)
    if not memory.lasting:
        _keep(site, memory, now, last)
    return reported((tuple(now.files.values()), problems), report)


def touched_since(site: Path, memory: Memory, statuses: Mapping[str, os.stat_result]) -> Touched:
    """The files that may be others than when the memory last read them, by the statuses of all files of the site.

    None where it has not read them, or something was wrong with them.
    """
    last = _last(site, memory)
    if not last.complete:
        return None
    content = ((path, now) for path, now in statuses.items() if path.startswith(CONTENT))
    others = [path for path, now in content if last.statuses.get(path) != told(now)]
    gone = last.files.keys() - statuses.keys()
    return frozenset(path for path in (*others, *gone) if _counts(path, last))


def _counts(path: str, last: _Read) -> bool:
    """Whether a file is one of the content, and not what an editor left there."""
    return path in last.files or not any(map(LEFT_BEHIND.search, path.split("/")))


def _read_all(site: Path, memory: Memory, last: _Read, report: Report) -> _Read:
    """Every file, read where its status cannot tell that it is as it was."""
    files: dict[str, ContentFile] = {}
    statuses: dict[str, str] = {}
    for path in content_paths(site, memory, report):
        status, was = settled_status(f"{site}/{path}"), last.files.get(path)
        same = was is not None and status is not None and status == last.statuses.get(path)
        file = was if same else _read(site, path, was, report)
        if file:
            files[path] = file
        if file and status:
            statuses[path] = status
    return _Read(files, statuses, complete=True)


def _read_again(site: Path, last: _Read, touched: Touched) -> _Read | None:
    """Files with those that were touched read again; None where any has come or gone, or cannot be read."""
    if touched is None or not last.complete:
        return None
    paths = [path for path in touched if path.startswith(CONTENT)]
    statuses = dict(last.statuses) | {path: settled_status(f"{site}/{path}") for path in paths}
    read = {path: _read(site, path, last.files.get(path), lambda problem: None) for path in paths}
    if not all(read.values()) or read.keys() - last.files.keys():
        return None
    files = {path: read.get(path) or file for path, file in last.files.items()}
    return _Read(files, {path: status for path, status in statuses.items() if status}, complete=True)


def _read(site: Path, path: str, was: ContentFile | None, report: Report) -> ContentFile | None:
    """A file as it is, the one that it was where its bytes are the same; None after its problem was reported."""
    data = read_bytes(site, path, report, LARGEST_TEXT)
    if data is None or (was and was.fingerprint == _fingerprint(path, data)):
        return was if data is not None else None
    return ContentFile.of(path, data)


def _key(site: Path) -> Key:
    return "files", str(site)


def _last(site: Path, memory: Memory) -> _Read:
    """The files as the memory has last read them."""
    return memory.recall(_key(site), lambda: _kept(site, memory))


def _kept(site: Path, memory: Memory) -> _Read:
    """The files as an earlier process has read them, for a memory that begins with this build."""
    if memory.lasting:
        return _Read({}, {}, complete=False)
    kept = dict(sorted(memory.kept_mapping(_key(site)).items()))
    statuses = {path: status for path, (*_, status) in kept.items() if status}
    files = {path: _unread(site, path, known_by, head) for path, (known_by, head, _) in kept.items()}
    return _Read(files, statuses, memory.kept_bytes(_complete(site)) == COMPLETE)


def _keep(site: Path, memory: Memory, now: _Read, last: _Read) -> None:
    kept, before = _as_kept(now), _as_kept(last)
    memory.keep_mapping(_key(site), kept, {path for path, _ in kept.items() ^ before.items()})
    if now.complete != last.complete:
        memory.keep_bytes(_complete(site), COMPLETE if now.complete else b"")


def _as_kept(read: _Read) -> dict[str, tuple[str, str, str | None]]:
    return {path: (file.fingerprint, file.head, read.statuses.get(path)) for path, file in read.files.items()}


def _complete(site: Path) -> Key:
    return "files complete", str(site)


def _unread(site: Path, path: str, known_by: str, head: str) -> ContentFile:
    """A file that is as it was, which most often need not even be read."""
    return ContentFile(path, known_by, head, partial(_still, site, path, known_by))


def _still(site: Path, path: str, known_by: str) -> bytes:
    """What a file holds that is known. Raises OSError where it is no longer what it was."""
    data = read_bytes(site, path, lambda problem: None, LARGEST_TEXT)
    if data is None or _fingerprint(path, data) != known_by:
        raise ChangedMeanwhileError(path)
    return data


def _fingerprint(path: str, data: bytes) -> str:
    return fingerprint(path.encode("utf-8", "surrogateescape"), data)


def read_file(site: Path, path: str, memory: Memory, report: Report) -> ContentFile | None:
    """A file as it was read before, where it is the same; None after its problem was reported.

    Whether it is the same is told by its status, or by its bytes where these are so new that another change within the
    same tick of the clock could pass unseen.
    """

    def read() -> ContentFile | None:
        data = read_bytes(site, path, report, LARGEST_TEXT)
        return None if data is None else memory.recall(("file", path, data), lambda: ContentFile.of(path, data))

    status = settled_status(f"{site}/{path}")
    return memory.recall_sound(("file", site, path, status), read) if status else read()
