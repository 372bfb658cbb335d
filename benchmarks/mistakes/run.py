"""Makes every mistake in every generator's site, runs it for real, and writes docs/mistakes.md.

Run it with the Python of .venv, after `build.py test`; it installs the other generators with pip and npm. Names of
mistakes after the command print only those and write nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.mistakes.catalogue import Mistake, read_mistakes
from benchmarks.mistakes.peers import ROOT, installed
from benchmarks.mistakes.running import Bench
from benchmarks.mistakes.table import Row, document
from benchmarks.mistakes.verdicts import judge

RESULT = ROOT / "docs" / "mistakes.md"


def main(names: list[str]) -> None:
    benches = [Bench(generator) for generator in installed()]
    for bench in benches:
        demand_sound(bench)
    wanted = [mistake for mistake in read_mistakes() if not names or mistake.id in names]
    rows = [judged(mistake, benches) for mistake in wanted]
    text = document([bench.generator for bench in benches], rows)
    if names:
        print(text)
    else:
        RESULT.write_text(text, encoding="utf-8", newline="\n")


def demand_sound(bench: Bench) -> None:
    """Without a mistake a site must come out whole, or nothing can be learnt from one."""
    clean = bench.run(bench.site())
    if not clean.published or clean.said.lines or not clean.pages:
        sys.exit(f"The clean site of {bench.generator.name} is not sound: {clean.said.lines}")


def judged(mistake: Mistake, benches: list[Bench]) -> Row:
    print(mistake.id, file=sys.stderr, flush=True)
    return Row(mistake, tuple(judge(bench, mistake) for bench in benches))


if __name__ == "__main__":
    main(sys.argv[1:])
