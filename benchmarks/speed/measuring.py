"""Measures generators in turn: each takes one run before any takes the next, so that a slow minute hits all alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.speed.equality import check_work
from benchmarks.speed.generator import Generator
from benchmarks.speed.processes import FailedError, Run, run
from benchmarks.speed.samples import Measure, Sample, Samples
from benchmarks.speed.saving import times_to_response
from benchmarks.speed.site import Edit, Site, edit, make_site
from benchmarks.speed.workload import Workload

SAVES = 3  # for each start of a server

Step = Callable[[Site, Iterator[Edit]], Iterator[Sample | None]]


def measure(samples: Samples, tools: Sequence[tuple[Generator, Path]], runs: int) -> None:
    """Fill in the samples of one size; a generator that fails is left out from then on."""
    workload = Workload(samples.size)
    sites = [make_site(generator, workload, tool) for generator, tool in tools if samples.is_measured(generator.name)]
    edits = {site.generator.name: (edit(workload, number) for number in count(1)) for site in sites}
    steps: list[Step] = [partial(_checked, samples), *[_builds] * runs, *[_saves] * runs]
    for step in steps:
        for site in sites:
            if samples.is_measured(site.generator.name):
                _take(samples, site, step, edits[site.generator.name])


def _take(samples: Samples, site: Site, step: Step, edits: Iterator[Edit]) -> None:
    name = site.generator.name
    try:
        for sample in step(site, edits):
            if sample is None:
                samples.missed[name] += 1
                _say(samples, name, "never showed a save")
            else:
                samples.taken.append(sample)
                _say(samples, name, f"{sample.measure:<16} {sample.seconds:8.3f} s")
    except FailedError as failure:
        samples.failures[name] = str(failure)
        _say(samples, name, str(failure))


def _say(samples: Samples, name: str, what: str) -> None:
    print(f"{samples.size:>5}  {name:<10} {what}", flush=True)


def _checked(samples: Samples, site: Site, edits: Iterator[Edit]) -> Iterator[Sample]:
    """A first build that is no sample: it warms what only a first run on this machine would find cold."""
    site.clean()
    samples.note_first(site.generator.name, _built(site).seconds)
    check_work(site)
    yield from ()


def _builds(site: Site, edits: Iterator[Edit]) -> Iterator[Sample]:
    site.clean()
    yield _sample(site, Measure.COLD, _built(site))
    yield _sample(site, Measure.SAME, _built(site))
    change = next(edits)
    site.save(change)
    done = _built(site)
    page = site.workspace.output / site.page(change)
    if change.word not in page.read_text(encoding="utf-8"):
        raise FailedError("its output does not show an edit")
    yield _sample(site, Measure.EDIT, done)


def _saves(site: Site, edits: Iterator[Edit]) -> Iterator[Sample | None]:
    changes = (next(edits) for _ in range(SAVES))
    for seconds in times_to_response(site, changes):
        yield None if seconds is None else Sample(site.generator.name, Measure.SAVE, seconds)


def _built(site: Site) -> Run:
    return run(site.generator.build(site.places), site.workspace, site.generator.environment)


def _sample(site: Site, measure: Measure, done: Run) -> Sample:
    return Sample(site.generator.name, measure, done.seconds, done.peak_kib)
