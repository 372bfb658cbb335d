"""Which files of content/ are read: not those that editors leave behind, and none that only seems to be there."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from pathlib import Path, PurePosixPath

from microsite.marking import N_
from microsite.memory import Memory
from microsite.problems import Place, ProblemKind, Report, Severity
from microsite.reading.files import UNREADABLE, settled_status
from microsite.reading.folders import LEFT_BEHIND
from microsite.reasons import reason_of

LINKED_FOLDER = ProblemKind(
    "linked-folder",
    Severity.ERROR,
    N_("The folder is a link; what it holds is not read."),
    N_("A link can lead out of the site or round in a circle."),
    N_("Put the folder itself here instead of a link to it."),
)
DIFFER_IN_CASE = ProblemKind(
    "differ-in-case",
    Severity.ERROR,
    N_("The name differs from that of “%(other)s” only in capital letters."),
    N_("On Windows and macOS the two are one file, so one of them will be lost."),
    N_("Delete one of the two, or give it a name of its own in small letters."),
)
WRONG_ENDING = ProblemKind(
    "wrong-ending",
    Severity.ERROR,
    N_("The file's name ends in “%(ending)s”, so it is not read."),
    N_("What it says would be missing from the site without anybody noticing."),
    N_(
        "Rename it to “%(name)s”. Where Windows hides the endings of names: "
        "in the Explorer tick “View”, “File name extensions”."
    ),
)
UNUSABLE_FILE = ProblemKind(
    "unusable-file",
    Severity.WARNING,
    N_("The file is neither .yaml nor .md and is not used."),
    N_("What it says will appear nowhere on the site."),
    N_("Rename it so that it ends in .yaml or .md, or move it out of content/."),
)


class Kind(Enum):
    """What stands in a folder, as far as it matters here."""

    FILE = auto()
    FOLDER = auto()
    LINKED_FOLDER = auto()


CONTENT = "content"
READ = (".yaml", ".md")
MISSPELT_ENDING = re.compile(r"(\.(?:yaml|yml|md|markdown))(?:\.txt|\.text|\.docx?)?$|\.txt$", re.IGNORECASE)
RIGHT_ENDINGS = {".yml": ".yaml", ".markdown": ".md"}


def check_folders(site: Path, names: Iterable[str], report: Report) -> None:
    """Report folders of a site that are links, and names that differ from what is read only in capital letters."""
    for name in names:
        for folder in (site / name, *_folders_in(site / name)):
            if folder.is_symlink() and folder.is_dir():
                report(LINKED_FOLDER.at(Place(folder.relative_to(site).as_posix())))
    for other in sorted(entry.name for entry in os.scandir(site)):
        if other not in names and other.casefold() in names:
            report(DIFFER_IN_CASE.at(Place(other), other=other.casefold()))


def _folders_in(folder: Path) -> Iterator[Path]:
    """The folders below one whose files are not looked at one by one elsewhere."""
    if folder.name != CONTENT and folder.is_dir() and not folder.is_symlink():
        for above, names, _ in os.walk(folder):  # what vanishes meanwhile is passed over
            yield from (Path(above, name) for name in names)


def content_paths(site: Path, memory: Memory, report: Report) -> tuple[str, ...]:
    """The files of content/ that can be read, relative to the site's folder, in order; the others are reported."""
    if (site / CONTENT).is_symlink():
        return ()
    found = sorted(_files(site, CONTENT, memory, report))
    distinct: dict[str, str] = {}
    for path in sorted(found, key=lambda each: (each.casefold(), each != each.casefold(), each)):
        first = distinct.setdefault(path.casefold(), path)
        if first != path:
            report(DIFFER_IN_CASE.at(Place(path), other=first))
    return tuple(path for path in sorted(distinct.values()) if _is_read(path, report))


def _files(site: Path, folder: str, memory: Memory, report: Report) -> Iterator[str]:
    try:
        status = settled_status(f"{site}/{folder}", stat.S_ISDIR) if memory.lasting else None
        key = ("folder", site, folder, status)
        listed = memory.recall_sound(key, lambda: _lasting(site, folder)) if status else None
        listed = _listed(site, folder) if listed is None else listed
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        report(UNREADABLE.at(Place(folder), reason=reason_of(error)))
        return
    for path, kind in listed:
        if kind is Kind.FOLDER:
            yield from _files(site, path, memory, report)
        elif kind is Kind.LINKED_FOLDER:
            report(LINKED_FOLDER.at(Place(path)))
        else:
            yield path


def _lasting(site: Path, folder: str) -> list[tuple[str, Kind]] | None:
    """What is in a folder; None where links are, which may come to lead elsewhere while the folder stays as it is."""
    with os.scandir(f"{site}/{folder}") as entries:
        linked = any(entry.is_symlink() for entry in entries)
    return None if linked else _listed(site, folder)


def _listed(site: Path, folder: str) -> list[tuple[str, Kind]]:
    """What is in a folder, without what editors leave there. Raises OSError."""
    with os.scandir(f"{site}/{folder}") as entries:
        named = sorted((entry.name, entry) for entry in entries if not LEFT_BEHIND.search(entry.name))
    return [(f"{folder}/{name}", _kind(entry)) for name, entry in named]


def _kind(entry: os.DirEntry[str]) -> Kind:
    if not entry.is_dir():
        return Kind.FILE
    return Kind.LINKED_FOLDER if entry.is_symlink() else Kind.FOLDER


def _is_read(path: str, report: Report) -> bool:
    if path.endswith(READ):
        return True
    meant = MISSPELT_ENDING.search(path)
    if meant is None:
        report(UNUSABLE_FILE.at(Place(path)))
        return False
    ending = (meant[1] or ".md").lower()
    name = PurePosixPath(path[: meant.start()] + RIGHT_ENDINGS.get(ending, ending)).name
    report(WRONG_ENDING.at(Place(path), ending=meant[0], name=name))
    return False
