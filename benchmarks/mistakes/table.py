"""docs/mistakes.md: who says what, as tables and as the lines printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.mistakes.catalogue import Mistake
from benchmarks.mistakes.peers import Generator
from benchmarks.mistakes.verdicts import SILENT, Judgement, Verdict

LINES_SHOWN = 4
CODE = re.compile("`([^`]+)`")
INTRODUCTION = """\
# Typical mistakes, and what generators say

{mistakes} mistakes that staff make on Chinese Windows, planted one at a time in a small bilingual site, and what
{generators} generators made of each. Every run was real, on Linux, each in a fresh folder, with the strict switches
that the generator has:

{listed}

The sites are in [`benchmarks/mistakes/sites`](../benchmarks/mistakes/sites), the mistakes, as edits of them, in
[`mistakes.yaml`](../benchmarks/mistakes/mistakes.yaml). Again: `.venv/bin/python benchmarks/mistakes/run.py`, which
writes this file.

Verdicts are read off files and output by a program. A page is right if it is the one that the same generator makes when
the thing is typed properly (of a script: if none is left). What is said is what a run on the clean site does not say. A
line counts only if the mistake stands on it. The mistakes were chosen for the people this generator is made for;
generators for programmers let some of them through on purpose, scripts for one."""
WHOLE, TRACED, PUBLISHED = "°", "†", "‡"


@dataclass(frozen=True)
class Row:
    """A mistake with a judgement for each generator, in their order."""

    mistake: Mistake
    judgements: tuple[Judgement, ...]


def document(generators: Sequence[Generator], rows: Sequence[Row]) -> str:
    sections = (_introduction(generators, rows), _summary(generators, rows), _table(generators, rows))
    printed = "\n\n".join(_printed(number, generators, row) for number, row in enumerate(rows, 1))
    return "\n\n".join((*sections, "## What each printed", _about_printed(), printed)) + "\n"


def _introduction(generators: Sequence[Generator], rows: Sequence[Row]) -> str:
    listed = "\n".join(f"- **{_titled(generator)}**: {generator.how}." for generator in generators)
    return INTRODUCTION.format(mistakes=len(rows), generators=len(generators), listed=listed)


def _titled(generator: Generator) -> str:
    return f"{generator.name} {generator.version}".strip()


def _summary(generators: Sequence[Generator], rows: Sequence[Row]) -> str:
    columns = [[row.judgements[index] for row in rows] for index in range(len(generators))]
    seen = {judgement.verdict for column in columns for judgement in column}

    def counted(label: str, holds: Callable[[Judgement], bool]) -> str:
        return _line(label, *(str(sum(map(holds, column))) for column in columns))

    return "\n".join(
        (
            "## In numbers",
            "",
            _head("", *(_titled(generator) for generator in generators)),
            counted("**the page is right, or it is said exactly where it is wrong**", lambda each: each.is_enough),
            counted("**wrong, and nothing is said**", lambda each: each.verdict in SILENT),
            *(counted(_label(verdict), partial(_has, verdict)) for verdict in Verdict if verdict in seen),
            counted("with a stack trace", lambda each: each.traced),
            counted("complained of, yet published", lambda each: each.published),
        )
    )


def _has(verdict: Verdict, judgement: Judgement) -> bool:
    return judgement.verdict is verdict


def _label(verdict: Verdict) -> str:
    return "cannot be made there" if verdict is Verdict.NOT_APPLICABLE else str(verdict)


def _table(generators: Sequence[Generator], rows: Sequence[Row]) -> str:
    return "\n".join(
        (
            "## One by one",
            "",
            f"{WHOLE} the whole file is at fault, there is no line to name. {TRACED} with a stack trace. "
            f"{PUBLISHED} complained of, yet published. – cannot be made there.",
            "",
            _head("mistake", *(generator.name for generator in generators)),
            *(_row(number, row) for number, row in enumerate(rows, 1)),
        )
    )


def _row(number: int, row: Row) -> str:
    mark = WHOLE if row.mistake.whole_file else ""
    return _line(f"{number}. {row.mistake.en}{mark}", *(_cell(judgement) for judgement in row.judgements))


def _cell(judgement: Judgement) -> str:
    words = str(judgement.verdict) + (", with a warning" if judgement.warned else "")
    marks = TRACED * judgement.traced + PUBLISHED * judgement.published
    return f"**{words}**" if judgement.verdict in SILENT else words + marks


def _head(*cells: str) -> str:
    return _line(*cells) + "\n" + _line(*("---" for _ in cells))


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _about_printed() -> str:
    return (
        f"The first {LINES_SHOWN} lines that a run on the clean site does not print; folders and the frames of stack "
        "traces are left out."
    )


def _printed(number: int, generators: Sequence[Generator], row: Row) -> str:
    width = max(len(generator.name) for generator in generators) + 2
    lines = [
        f"{name:{width}}{line}"
        for generator, judgement in zip(generators, row.judgements, strict=True)
        for name, line in _named(generator.name, judgement)
    ]
    name = CODE.sub(r"<code>\1</code>", row.mistake.en)
    summary = f"{number}. {name} · {row.mistake.zh}"
    return "\n".join((f"<details><summary>{summary}</summary>", "", "```text", *lines, "```", "", "</details>"))


def _named(name: str, judgement: Judgement) -> Iterator[tuple[str, str]]:
    why_not = f"(cannot be made: {judgement.why_not})" if judgement.why_not else "(nothing)"
    lines = judgement.lines[:LINES_SHOWN] or (why_not,)
    yield from zip((name, *("" for _ in lines[1:])), lines, strict=True)
