"""The files of content/ as they are: read once for as long as they stay the same, in this process and in later ones."""

from __future__ import annotations

import errno
import os
import pickle
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from microsite.fingerprints import fingerprint
from microsite.memory import Memory
from microsite.problems import Report, reported, with_problems
from microsite.reading.files import MEGABYTE, read_bytes, settled_status
from microsite.reading.paths import content_paths
from microsite.reading.text import decode
from microsite.tables import Key

CONTENT = "content/"
MARKDOWN = ".md"
# As far as a line that closes the front matter for certain; where none does, everything counts as front matter.
HEAD = re.compile(rb"\A.*?\n---[ \t]*\r?\n", re.DOTALL)
LARGEST_TEXT = 2 * MEGABYTE


class ChangedMeanwhileError(OSError):
    """A file is no longer what it was when its status was looked at: all is to be read anew."""

    def __init__(self, file: str) -> None:
        super().__init__(errno.EBUSY, os.strerror(errno.EBUSY), file)


@dataclass(frozen=True, eq=False)
class ContentFile:
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
Known = tuple[tuple[int, ...], str, str]  # a status with what it is known by, and its head
UNKNOWN: Known = (), "", ""
NONE_KNOWN: Files = ()


def read_content(site: Path, memory: Memory, report: Report, touched: Touched = None) -> Files:
    """The files of content/ in the order of their paths, each that cannot be read reported and left out.

    Where it is known which files were `touched` since the memory's last reading, no others are looked at.
    """
    key = "content", str(site)
    last = memory.recall(key, lambda: NONE_KNOWN)
    again = _read_again(site, last, touched, memory) if last and touched is not None else None
    files, problems = with_problems(partial(_read_all, site, memory)) if again is None else (again, ())
    memory.replace(key, NONE_KNOWN if problems else files)
    return reported((files, problems), report)


def _read_all(site: Path, memory: Memory, report: Report) -> Files:
    paths = content_paths(site, memory, report)
    known = {} if memory.lasting else _known(site, memory)
    newest: dict[str, Known] = {}
    files: list[ContentFile] = []
    for path in paths:
        status = None if memory.lasting else settled_status(f"{site}/{path}")
        was, *known_by = known.get(path, UNKNOWN)
        same = status is not None and status == was
        file = _unread(site, path, *known_by) if same else read_file(site, path, memory, report)
        if file:
            files.append(file)
        if file and status:
            newest[path] = status, file.fingerprint, file.head
    if newest != known:
        memory.keep_bytes(_statuses(site), pickle.dumps(newest, pickle.HIGHEST_PROTOCOL))
    return tuple(files)


def _statuses(site: Path) -> Key:
    return "files", str(site)


def _known(site: Path, memory: Memory) -> dict[str, Known]:
    """The files as an earlier process has read them, for a memory that begins with this build."""
    kept = memory.kept_bytes(_statuses(site))
    known: dict[str, Known] = pickle.loads(kept) if kept else {}  # noqa: S301 (the engine's own)
    return known


def _unread(site: Path, path: str, known_by: str, head: str) -> ContentFile:
    """A file that is as it was, which most often need not even be read."""

    def read() -> bytes:
        data = read_bytes(site, path, lambda problem: None, LARGEST_TEXT)
        if data is None or _fingerprint(path, data) != known_by:
            raise ChangedMeanwhileError(path)
        return data

    return ContentFile(path, known_by, head, read)


def _fingerprint(path: str, data: bytes) -> str:
    return fingerprint(path.encode("utf-8", "surrogateescape"), data)


def _read_again(site: Path, files: Files, touched: Iterable[str], memory: Memory) -> Files | None:
    """Files with those that were touched read again; None where any has come or gone, or cannot be read."""
    read = {path: read_file(site, path, memory, lambda problem: None) for path in touched if path.startswith(CONTENT)}
    if not all(read.values()) or read.keys() - {file.path for file in files}:
        return None
    return tuple(read.get(file.path) or file for file in files)


def read_file(site: Path, path: str, memory: Memory, report: Report) -> ContentFile | None:
    """A file as it was read before, where it is the same; None after its problem was reported.

    Whether it is the same is told by its status, or by its bytes where these are so new that another change within the
    same tick of the clock could pass unseen.
    """

    def read() -> ContentFile | None:
        data = read_bytes(site, path, report, LARGEST_TEXT)
        return None if data is None else memory.recall(("file", path, data), lambda: ContentFile.of(path, data))

    status = settled_status(f"{site}/{path}")
    return memory.recall_sound(("file", path, *status), read) if status else read()
