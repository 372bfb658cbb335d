"""Answers a build again as it was answered before, where nothing that it depends on has changed since.

Only the standard library is used, and little of it: this runs before anything of the engine is loaded. What a build
depends on is looked at, not read: size, times and identity of every file of the engine, the site and the output. A
build is not noted while any of them is so new that a change within the same tick of the clock could pass unseen.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENGINE = ("build.py", "microsite", "templates", "assets", "locales", "requirements")
SITE = ("site_config.yaml", "content", "templates", "assets", "locales")
NOTES = os.path.join(ROOT, ".cache", "answers")
WORDED_BY = ("LC_ALL", "LC_MESSAGES", "LANG")  # what the system's user reads
MOST_NOTES = 32  # different builds that are remembered
COMPILED = "__pycache__"
TICK = 100_000_000  # nanoseconds; coarser than the clock of any file system in use
EXPLAIN = "--explain"  # asks for more than was noted
OTHER_VERBS = frozenset(
    ("check", "serve", "status", "explain", "translated", "new", "catalogues", "test", "-h", "--help")
)


def answer(arguments: list[str]) -> int | None:
    """Say again what this build said when it was noted, and give its exit status; None where it must be done."""
    if EXPLAIN in arguments or (arguments[:1] and arguments[0] in OTHER_VERBS):
        return None
    try:
        with open(_note(arguments), encoding="utf-8") as file:
            noted = json.load(file)
        if noted["state"] != state(noted["site"], noted["output"]):
            return None
        said, status = noted["said"], int(noted["status"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    for stream, words in said:
        print(words, file=sys.stderr if stream == "stderr" else sys.stdout)
    return status


def note(arguments: list[str], site: str, output: str, said: list[tuple[str, str]], status: int, before: str) -> None:
    """Note what a build said, unless something has changed while it went on or is too new to tell."""
    found, newest = look_at(_trees(site))
    unsettled = newest + TICK > time.time_ns()
    if unsettled or _digest(found) != before:
        return
    now = _digest([*found, *look_at([output])[0], sys.version])
    noted = {"site": site, "output": output, "state": now, "said": said, "status": status}
    try:
        os.makedirs(NOTES, exist_ok=True)
        temporary = f"{_note(arguments)}.{os.getpid()}"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(noted, file, ensure_ascii=False)
        os.replace(temporary, _note(arguments))
        _forget_the_oldest()
    except OSError:
        return  # a build that cannot be noted is done again, that is all


def _forget_the_oldest() -> None:
    with os.scandir(NOTES) as listed:
        notes = sorted(listed, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in notes[MOST_NOTES:]:
        os.remove(entry.path)


def state(site: str, output: str) -> str:
    """A digest of everything that a build depends on and of what it has published."""
    return _digest([*look_at(_trees(site))[0], *look_at([output])[0], sys.version])


def inputs(site: str) -> str:
    """A digest of everything that a build depends on."""
    return _digest(look_at(_trees(site))[0])


def _trees(site: str) -> list[str]:
    return [os.path.join(ROOT, name) for name in ENGINE] + [os.path.join(site, name) for name in SITE]


def _digest(found: list[str]) -> str:
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()


def _note(arguments: list[str]) -> str:
    asked = [os.getcwd(), *(os.environ.get(name, "") for name in WORDED_BY), *arguments]
    return os.path.join(NOTES, _digest(asked)[:32] + ".json")


def look_at(trees: list[str]) -> tuple[list[str], int]:
    """A line for every file and folder below some paths, and the time of the newest."""
    found: list[str] = []
    newest = 0
    for tree in sorted(set(trees)):
        for path, status in _entries(tree):
            found.append(f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}")
            newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
    return found, newest


def _entries(path: str) -> list[tuple[str, os.stat_result]]:
    try:
        status = os.lstat(path)
    except OSError:
        return []
    entries = [(path, status)]
    waiting = [path] if os.path.isdir(path) else []
    while waiting:
        with os.scandir(waiting.pop()) as listed:
            for entry in sorted(listed, key=lambda entry: entry.name):
                if entry.name == COMPILED:
                    continue
                entries.append((entry.path, entry.stat(follow_symlinks=False)))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    return entries
