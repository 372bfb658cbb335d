"""Measures how fast this generator and its peers build the same site, and writes docs/performance.md.

Run it with the Python of .venv; the peers are installed under .cache/speed/ the first time.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.speed.generator import Generator  # noqa: E402
from benchmarks.speed.generators import GENERATORS  # noqa: E402
from benchmarks.speed.installing import install  # noqa: E402
from benchmarks.speed.measuring import SAVES, measure  # noqa: E402
from benchmarks.speed.processes import FailedError  # noqa: E402
from benchmarks.speed.report import report  # noqa: E402
from benchmarks.speed.samples import Samples  # noqa: E402
from benchmarks.speed.site import remove_sites  # noqa: E402
from benchmarks.speed.workload import LARGEST, SMALLEST  # noqa: E402

NAMES = tuple(generator.name for generator in GENERATORS)
INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    chosen = [generator for generator in GENERATORS if generator.name in options.only]
    tools, missing = _installed(chosen)
    results: list[Samples] = []
    try:
        last = Samples(0, options.patience)
        for size in sorted(options.sizes):
            results.append(last := last.larger(size, dict(missing)))
            measure(results[-1], tools, options.runs)
            options.output.write_text(report(results, chosen, options.runs, SAVES), encoding="utf-8")
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        for _, tool in tools:
            remove_sites(tool)
    return 1 if any(samples.failures for samples in results) else 0


def _installed(chosen: Sequence[Generator]) -> tuple[list[tuple[Generator, Path]], dict[str, str]]:
    """The generators with the folders they are in, and why others are not there."""
    tools, missing = [], {}
    for generator in chosen:
        print(f"Installing {generator.title}", flush=True)
        try:
            tools.append((generator, install(generator)))
        except FailedError as failure:
            missing[generator.name] = str(failure)
            print(failure, flush=True)
    return tools, missing


def _interrupt(number: int, frame: FrameType | None) -> None:
    """However this is ended, what it has started is ended first."""
    raise KeyboardInterrupt


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=[60, 1000], help="numbers of enterprises, such as 60,1000,5000")
    parser.add_argument("--runs", type=_positive, default=5, help="how often each generator takes its turn")
    parser.add_argument(
        "--patience", type=float, default=20.0, help="seconds of a first build after which a generator is left out"
    )
    parser.add_argument("--only", type=_names, default=NAMES, help="some of " + ",".join(NAMES))
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "performance.md", help="the report")
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    sizes = [int(size) for size in text.split(",")]
    if not all(SMALLEST <= size <= LARGEST for size in sizes):
        raise argparse.ArgumentTypeError(f"between {SMALLEST} and {LARGEST} enterprises")
    return sizes


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; there are {', '.join(NAMES)}")
    return names


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
