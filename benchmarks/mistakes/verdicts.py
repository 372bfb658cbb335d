"""Judges a run: is the page right, and if not, is it said where? Every verdict is read off files and output."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from benchmarks.mistakes.catalogue import Mistake
from benchmarks.mistakes.planting import Site
from benchmarks.mistakes.running import STOPPED, Bench, Run

GARBLED = re.compile("[\ufffd\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]|[À-ÿ]{2}")
LINE = r'["\'`]?(?::| line |, line |\()(\d+)'
LINES = (re.compile(r"\blines?[ :]+(\d+)"), re.compile(r"\[(\d+):\d+\]"), re.compile(r"\((\d+):\d+\)"))


class Verdict(StrEnum):
    """What a generator made of a mistake, best first."""

    RIGHT = "right page"
    FILE_AND_LINE = "says file and line"
    FILE = "says file"
    WRONG_LINE = "says file, wrong line"
    NOT_WHERE = "says it, not where"
    WRONG = "silent: wrong page"
    STRAY = "silent: page too many"
    MISSING = "silent: page missing"
    GARBLED = "silent: garbled text"
    ENDLESS = "does not end"
    NOT_APPLICABLE = "–"


SILENT = (Verdict.WRONG, Verdict.STRAY, Verdict.MISSING, Verdict.GARBLED)


@dataclass(frozen=True)
class Judgement:
    """A verdict with what goes with it: whether nothing is left to find out, a warning of what was set right, a stack
    trace, publication of what was complained of; the lines printed; or why the mistake cannot be made here.
    """

    verdict: Verdict
    is_enough: bool = False
    warned: bool = False
    traced: bool = False
    published: bool = False
    lines: tuple[str, ...] = ()
    why_not: str = ""


def judge(bench: Bench, mistake: Mistake) -> Judgement:
    """A mistake as one generator takes it."""
    generator = bench.generator
    if generator.key in mistake.not_for:
        return Judgement(Verdict.NOT_APPLICABLE, why_not=mistake.not_for[generator.key])
    clean, meant = bench.site(), bench.site(mistake.meant)
    typed = bench.site(mistake.typed_in(generator.key))
    run = bench.run(typed)
    before = bench.run(clean).said
    said = tuple(line for line in dict.fromkeys(run.said.lines) if line not in before.lines)
    if _is_right(run, bench.run(meant), mistake):
        return Judgement(Verdict.RIGHT, is_enough=True, warned=bool(said), lines=said)
    if run.status == STOPPED:
        return Judgement(Verdict.ENDLESS)
    if not said and run.published:
        return Judgement(_silent(run, bench.run(meant)))
    named = {generator.places[place] for place in mistake.files}
    verdict = _told(said, mistake, typed, meant, named)
    nearest = Verdict.FILE if mistake.whole_file else Verdict.FILE_AND_LINE
    return Judgement(verdict, verdict is nearest, traced=run.said.traced, published=run.published, lines=said)


def _is_right(run: Run, meant: Run, mistake: Mistake) -> bool:
    if not (run.published and meant.published):
        return False
    if run.pages == meant.pages:
        return True
    left = mistake.harmless_without
    return (
        bool(left) and run.pages.keys() == meant.pages.keys() and not any(left in page for page in run.pages.values())
    )


def _silent(run: Run, meant: Run) -> Verdict:
    """In which way a page is wrong of which nothing was said."""
    if any(GARBLED.search(page) and not GARBLED.search(meant.pages.get(path, "")) for path, page in run.pages.items()):
        return Verdict.GARBLED
    if meant.pages.keys() - run.pages.keys():
        return Verdict.MISSING
    return Verdict.STRAY if run.pages.keys() - meant.pages.keys() else Verdict.WRONG


def _told(said: tuple[str, ...], mistake: Mistake, typed: Site, meant: Site, named: set[str]) -> Verdict:
    """How nearly what was said leads to the mistake."""
    text = "\n".join(said)
    changed = {path for path in typed.keys() | meant.keys() if typed.get(path) != meant.get(path)}
    paths = typed.keys() | meant.keys()
    names = {path: _shortest_name(path, paths) for path in sorted(changed | named)}
    told = [path for path, name in names.items() if name in text]
    if not told:
        return Verdict.NOT_WHERE
    if mistake.whole_file:
        return Verdict.FILE
    right = mistake.lines.union(*(_changed_lines(meant.get(path, b""), typed.get(path, b"")) for path in told))
    lines = set(_lines_named(text, [names[path] for path in told]))
    if lines & right:
        return Verdict.FILE_AND_LINE
    return Verdict.WRONG_LINE if lines else Verdict.FILE


def _shortest_name(path: str, paths: set[str]) -> str:
    """The end of a path that no other path of the site has."""
    parts = PurePosixPath(path).parts
    for count in range(1, len(parts)):
        name = "/".join(parts[-count:])
        if sum(f"/{other}".endswith(f"/{name}") for other in paths) == 1:
            return name
    return path


def _changed_lines(meant: bytes, typed: bytes) -> set[int]:
    """The lines typed otherwise than meant, and those between which a line is missing."""
    before, after = meant.decode().split("\n"), typed.decode().split("\n")
    changed: set[int] = set()
    for kind, _, _, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            changed |= set(range(start + 1, end + 1)) if end > start else {start, start + 1}
    return changed


def _lines_named(text: str, names: list[str]) -> Iterator[int]:
    patterns = (*(re.compile(re.escape(name) + LINE) for name in names), *LINES)
    for pattern in patterns:
        yield from (int(number) for number in pattern.findall(text))
