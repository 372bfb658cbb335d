"""What a generator printed, without what differs from run to run or from computer to computer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LOG_COLUMNS = re.compile(r"^\[\d\d:\d\d:\d\d\]|\s+\w+\.py:\d+$")
PYTHON_TRACE = "Traceback (most recent call last):"
OTHER_FRAME = re.compile(r"^(\[11ty\])?\s+at .*[:(]|^goroutine \d+ |^\t")
OTHER_TRACE = re.compile(r"Original error stack trace: ")


@dataclass(frozen=True)
class Printed:
    """The lines printed, those of stack traces left out; `traced` says whether there were any."""

    lines: tuple[str, ...]
    traced: bool


def printed(output: str, folders: tuple[Path, ...]) -> Printed:
    """`folders` are those whose paths say nothing: the site's own, and where the generator is installed."""
    plain = COLOUR.sub("", output)
    for folder in folders:
        plain = plain.replace(f"file://{folder}/", "").replace(f"{folder}/", "").replace(str(folder), ".")
    raw = [LOG_COLUMNS.sub("", LOG_COLUMNS.sub(" ", line.rstrip())).rstrip() for line in plain.splitlines()]
    lines = list(_without_frames(raw))
    words = tuple(line for line in (OTHER_TRACE.sub("", line).strip() for line in lines) if line and line != "[11ty]")
    return Printed(words, traced=len(lines) < len(raw))


def _without_frames(lines: list[str]) -> Iterator[str]:
    trace: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if line.strip() == PYTHON_TRACE:
            trace = indent
        elif OTHER_FRAME.match(line) or (trace is not None and indent > trace):
            continue
        else:
            trace = trace if not line else None
            yield line


def from_json(output: str) -> Printed | None:
    """The problems that this project's generator gives as data, a line each; None where it gave none."""
    try:
        problems = json.loads(output)["problems"]
    except (ValueError, KeyError):
        return None
    return Printed(tuple(line for problem in problems for line in _as_lines(problem)), traced=False)


def _as_lines(problem: dict[str, object]) -> tuple[str, str]:
    place = f"{problem['path']}:{problem['line']}" if problem["line"] else str(problem["path"])
    return f"{place}: {problem['severity']} {problem['code']}: {problem['message']}", str(problem["hint"])
