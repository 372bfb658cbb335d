"""Measures what a cold build gains by each thing that makes it fast, and what else it does costs; writes docs/cold.md.

Each is left out by itself, in turn with the others. Run it with the Python of .venv.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.cold.switches import AS_IT_IS, COSTS, GAINS, SWITCHES, Switch  # noqa: E402
from benchmarks.speed.generators.ours import OURS  # noqa: E402
from benchmarks.speed.machine import machine  # noqa: E402
from benchmarks.speed.processes import run  # noqa: E402
from benchmarks.speed.site import make_site  # noqa: E402
from benchmarks.speed.workload import Workload  # noqa: E402

WIDTH = 120
WITHOUT = str(Path(__file__).with_name("without.py"))

DOCUMENT = """\
# Cold builds

What a first build gains by each thing that makes it fast, and what it costs it to do more than its peers. Written by
[`benchmarks/cold/run.py`](../benchmarks/cold/run.py); how it compares with its peers is told in
[performance.md](performance.md).

{measured}

## What each thing gives

Each is left out by itself; the pages stay the same byte for byte (`tests/test_cold.py`).

{gains}

## What each promise costs

{costs}

What remains without all four is the model: YAML whose every value knows its place and is typed by its field, figures
with their sources, pages as views of plain data, templates that escape. A script without any of that, which loads the
same YAML with PyYAML, reads the prose with the same Markdown steps and fills one template, takes a quarter of the time
(by hand, 0.66 s in two processes).

## What gave nothing

Tried by hand in November 2026, a thousand enterprises; a tenth is what one run differs from the next by.

- The engine compiled ahead, all but its start, with Cython: 0 to 3 % less. A fifth of all instructions are those of
  Python's own loop; the rest are what it calls, written in C already: expressions, dictionaries, memory, text.
- Python-Markdown compiled ahead likewise: 4 % more. Python 3.13: the same. Python 3.11 as Debian builds it, with
  profiles of its use: 7 % less.
- More processes than processors: 6 to 20 % more. Each kept to one processor, and threads that create files: the same.
- SQLite's part in what is kept is 1 %; the rest is turning values into bytes.
- A vocabulary of words already looked for, or one expression for the words of all patterns: no quicker than to look for
  each word in the text.

## Again

```
.venv/bin/python benchmarks/cold/run.py {arguments}
```
"""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="the number of enterprises")
    parser.add_argument("--runs", type=int, default=5, help="how often each takes its turn")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "cold.md", help="the report")
    options = parser.parse_args(arguments)
    medians = _medians(options.size, options.runs)
    measured = f"{options.size:,} enterprises, medians of {options.runs} runs in turn; {date.today():%-d %B %Y}."
    document = DOCUMENT.format(
        measured=textwrap.fill(f"{measured} Measured on {machine()}.", WIDTH),
        gains=_table(GAINS, medians),
        costs=_table(COSTS, medians),
        arguments=f"--size {options.size} --runs {options.runs}",
    )
    options.output.write_text(document, encoding="utf-8")
    return 0


def _medians(size: int, runs: int) -> dict[str, float]:
    """The seconds that a cold build takes without each thing."""
    taken: dict[str, list[float]] = {name: [] for name in SWITCHES}
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(OURS, Workload(size), Path(folder))
        options = ["--site", str(site.places.site), "--output", str(site.places.output)]
        for turn in range(runs + 1):
            for name in SWITCHES:
                site.clean()
                done = run([sys.executable, WITHOUT, name, "build", *options], site.workspace, {})
                print(f"{name:<12} {done.seconds:8.3f} s", flush=True)
                if turn:  # the first warms what only a first run on this machine would find cold
                    taken[name].append(done.seconds)
        site.clean()
    return {name: statistics.median(times) for name, times in taken.items()}


def _table(switches: Sequence[Switch], medians: dict[str, float]) -> str:
    usual = medians[AS_IT_IS.name]
    lines = ["| | seconds | |", "| --- | ---: | ---: |", f"| {AS_IT_IS.title} | {usual:.2f} | |"]
    for each in switches:
        seconds = medians[each.name]
        lines.append(f"| {each.title} | {seconds:.2f} | {(seconds / usual - 1) * 100:+.0f} % |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
