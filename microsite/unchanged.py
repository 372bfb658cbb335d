"""Answers a build again as it was answered before, where nothing that it depends on has changed since.

Only the standard library is used, and little of it: this runs before anything of the engine is loaded. What a build
depends on is looked at, not read: size, times and identity of every file of the engine, the site and the output, and
the versions of the packages. A build is not noted while any file is so new that a change within the same tick of the
clock could pass unseen.
"""

from __future__ import annotations

import os
import sys
import time
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENGINE = ("build.py", "microsite", "templates", "assets", "locales", "requirements")
FOLDERS = ("content", "templates", "assets", "locales")  # what a site is made from, besides its configuration
SITE = ("site_config.yaml", *FOLDERS)
OF_ENGINE = [os.path.join(ROOT, name) for name in ENGINE]
NOTES = os.path.join(ROOT, ".cache", "answers")
WORDED_BY = ("LC_ALL", "LC_MESSAGES", "LANG")  # what the system's user reads
MOST_NOTES = 32  # different builds that are remembered
COMPILED = "__pycache__"
TICK = 20_000_000  # nanoseconds; the clocks that file systems take their times from tick every 16 ms or more often
APART = "\0"  # which stands in no argument, path or line that is said
TYPE, FOLDER = 0o170000, 0o040000  # of the mode of a file, as the module `stat` has them
IDENTIFIES = os.name != "nt"  # Windows tells no identity where it lists a folder
PARTS = 3  # what is looked at: the site, the engine, the output
TO_STDOUT, TO_STDERR = "o", "e"  # before each line that is said
EXPLAIN = "--explain"  # asks for more than was noted
OTHER_VERBS = frozenset(
    ("check", "serve", "status", "explain", "translated", "new", "catalogues", "test", "-h", "--help")
)


class Look:
    """What stands below some paths: the folders, and the statuses of all else by path, links followed."""

    def __init__(self, trees: list[str]) -> None:
        self.trees = trees
        self._settled = time.time_ns() - TICK
        self.statuses: dict[str, os.stat_result] = {}
        folders: list[str] = []
        for tree in trees:
            _look(tree, self.statuses, folders)
        self.text = _text_of({path: told(status) for path, status in self.statuses.items()}, folders)

    def files(self, folder: str) -> dict[str, os.stat_result]:
        """The statuses of what is no folder itself, by its paths in a folder, with `/`."""
        begin = len(os.path.join(folder, ""))
        return {path[begin:].replace(os.sep, "/"): status for path, status in self.statuses.items()}

    @property
    def stands(self) -> bool:
        """Whether another look would tell of any change since: what was new then is as it was, and new no longer."""
        settled = time.time_ns() - TICK
        for path, was in self.statuses.items():
            if last_change(was) > self._settled:
                now = _status(path)
                if last_change(now) > settled or told(now) != told(was):
                    return False
        return True


def answer(arguments: list[str]) -> tuple[int | None, Look | None]:
    """Say again what this build said when it was noted, and give its exit status; None where it must be done.

    Where it must because its site has changed, the look at that is given.
    """
    if EXPLAIN in arguments or (arguments[:1] and arguments[0] in OTHER_VERBS):
        return None, None
    asked = _asked(arguments)
    try:
        with open(_note(asked), "rb") as file:
            status, site, output, version, folders, packages, *noted = _text(file.read()).split(APART)
        known, lines, rest = noted[:PARTS], int(noted[PARTS]), noted[PARTS + 1 :]
        said = rest[:lines]
        if rest[lines:] != asked or version != sys.version or installed(folders.split(os.pathsep)) != packages:
            return None, None
        now = Look(_of_site(site))
        if now.text != known[0]:
            return None, now
        if look_at(OF_ENGINE) != known[1] or look_at([output]) != known[2]:
            return None, None
    except (OSError, ValueError, IndexError):
        return None, None
    for line in said:
        print(line[1:], file=sys.stderr if line[0] == TO_STDERR else sys.stdout)
    return int(status), None


def inputs(site: str, seen: Look | None = None, engine: Look | None = None) -> tuple[Look, Look]:
    """All that a build depends on, the site itself and the engine; both as they were seen, where they were."""
    of_site = _of_site(site)
    return seen if seen and seen.trees == of_site else Look(of_site), engine or Look(OF_ENGINE)


def note(
    arguments: list[str],
    site: str,
    output: str,
    said: list[tuple[str, str]],
    status: int,
    before: tuple[Look, Look],
    published: str,
) -> None:
    """Note what a build said of its inputs as they were before it, unless a change of them could pass unseen.

    `published` is what a look at the output tells.
    """
    asked = _asked(arguments)
    lines = [(TO_STDERR if stream == "stderr" else TO_STDOUT) + words for stream, words in said]
    try:
        if not all(look.stands for look in before):
            return
        known = *(look.text for look in before), published
        os.makedirs(NOTES, exist_ok=True)
        temporary = f"{_note(asked)}.{os.getpid()}"
        with open(temporary, "wb") as file:
            folders = [folder for folder in sys.path if installed([folder])]
            made_with = sys.version, os.pathsep.join(folders), installed(folders)
            noted = str(status), site, output, *made_with, *known, str(len(lines)), *lines, *asked
            file.write(_bytes(APART.join(noted)))
        os.replace(temporary, _note(asked))
        _forget_the_oldest()
    except OSError:
        return  # a build that cannot be noted is done again, that is all


def installed(folders: list[str]) -> str:
    """The packages in some folders with their versions, as the folders are named that tell of each."""
    there = [folder for folder in folders if os.path.isdir(folder) and os.access(folder, os.R_OK)]
    return " ".join(sorted(name for folder in there for name in os.listdir(folder) if name.endswith(".dist-info")))


def _forget_the_oldest() -> None:
    with os.scandir(NOTES) as listed:
        notes = sorted(listed, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in notes[MOST_NOTES:]:
        os.remove(entry.path)


def _of_site(site: str) -> list[str]:
    return [os.path.join(site, name) for name in SITE]


def _asked(arguments: list[str]) -> list[str]:
    return [os.getcwd(), *(os.environ.get(name, "") for name in WORDED_BY), *arguments]


def _note(asked: list[str]) -> str:
    """The file of what was asked, which says what that was: another may have the same sum."""
    return os.path.join(NOTES, f"{zlib.crc32(_bytes(APART.join(asked))):08x}")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def look_at(trees: list[str]) -> str:
    """What stands below some paths: a line for every file and folder."""
    return Look(trees).text


def as_looked_at(folder: str, files: dict[str, str], folders: list[str]) -> str:
    """What a look at a folder tells, where what is told of files in it is known by their paths there, with `/`."""
    below = {_below(folder, path): told for path, told in files.items()}
    return _text_of(below, [_below(folder, path) for path in folders])


def _below(folder: str, path: str) -> str:
    return os.path.join(folder, path.replace("/", os.sep)) if path else folder


def _text_of(files: dict[str, str], folders: list[str]) -> str:
    """A line for each. The time of a folder tells of files that have come and gone again: it is left out."""
    lines = [f"{path} {told}" for path, told in files.items()]
    return "\n".join(sorted([*lines, *(folder + os.sep for folder in folders)]))


def told(status: os.stat_result) -> str:
    """What tells whether a file has changed."""
    identity = status.st_ino if IDENTIFIES else 0
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {identity}"


def last_change(status: os.stat_result) -> int:
    """When a file, or what is known of it, last changed, in nanoseconds."""
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _status(path: str) -> os.stat_result:
    """The status of a file, of a link that of what it leads to. Raises OSError."""
    try:
        return os.stat(path)
    except OSError:
        return os.lstat(path)


def _look(tree: str, statuses: dict[str, os.stat_result], folders: list[str]) -> None:
    """Add what stands at a path and below it, but for compiled modules and what goes while it is looked at."""
    try:
        status = _status(tree)
    except OSError:
        return
    if status.st_mode & TYPE != FOLDER:
        statuses[tree] = status
        return
    waiting = [tree]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = list(listed)
        except FileNotFoundError:  # it has just gone
            continue
        folders.append(folder)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != COMPILED:
                    waiting.append(entry.path)
                continue
            try:
                statuses[entry.path] = _status(entry.path) if entry.is_symlink() else entry.stat()
            except FileNotFoundError:
                continue
