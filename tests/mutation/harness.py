"""Builds damaged trees of the real content and holds each result against what the damage allows.

`python -m tests.mutation.harness --count 10000 --seed 1` runs as many trees as wanted on all cores, and says which
seeds went wrong; `--only SEED` repeats one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from microsite import pipeline
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.problems import Problem
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.messages import as_text
from tests.mutation.damage import MUTATIONS, Mutation, Outcome, Tree
from tests.wording import CHINESE, ENGLISH

SECONDS = 30  # far more than a build takes, so that only a hang reaches it
CONFIGURATION = "site_config.yaml"


@dataclass(frozen=True)
class Verdict:
    """What became of one damaged tree; `fault` says what should not have been."""

    seed: int
    mutation: str
    path: str
    result: str
    fault: str = ""


class HangError(Exception):
    """A build took longer than any build takes."""


class Harness:
    """A copy of the real content in a folder of its own, damaged and mended again for each seed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.memory = folder, Memory()
        shutil.copytree(REPOSITORY / "content", folder / "content")
        shutil.copy(REPOSITORY / CONFIGURATION, folder / CONFIGURATION)
        self.tree = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted((folder / "content").rglob("*"))
            if path.is_file()
        } | {CONFIGURATION: (folder / CONFIGURATION).read_bytes()}
        self.sound = self.build().files
        assert self.sound, "the real content must be sound"

    def build(self) -> pipeline.Built:
        """The site as it stands; what is the same as in the build before is not done again, as in the preview."""
        return pipeline.build(Folders(self.folder), Overrides(), lambda message: None, self.memory)

    def run(self, seed: int) -> Verdict:
        """The verdict on the tree of one seed."""
        chance = random.Random(seed)  # noqa: S311 (seeded, so that a tree can be made again)
        mutation, path, damaged = self._damaged(chance)
        return self.judged(damaged, mutation, path, seed)

    def judged(self, damaged: Tree, mutation: Mutation, path: str, seed: int = 0) -> Verdict:
        """The verdict on a damaged tree."""
        self._write(self.tree, damaged)
        try:
            return self._verdict(seed, mutation, path)
        finally:
            self._write(damaged, self.tree)

    def _damaged(self, chance: random.Random) -> tuple[Mutation, str, Tree]:
        while True:
            mutation = chance.choice(MUTATIONS)
            path = chance.choice([path for path in self.tree if path.endswith(mutation.endings)])
            damaged = dict(self.tree)
            if mutation.damage(damaged, path, chance) and damaged != self.tree:
                return mutation, path, damaged

    def _write(self, before: Tree, after: Tree) -> None:
        for path in before.keys() - after.keys():
            (self.folder / path).unlink()
        for path, data in after.items():
            if before.get(path) != data:
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).write_bytes(data)

    def _verdict(self, seed: int, mutation: Mutation, path: str) -> Verdict:
        signal.signal(signal.SIGALRM, _hang)
        signal.alarm(SECONDS)
        try:
            built = self.build()
        except Exception:
            return Verdict(seed, mutation.name, path, "traceback", traceback.format_exc())
        finally:
            signal.alarm(0)
        same = built.files == self.sound
        result = "same site" if same else "other site" if built.sound else "message"
        warned = "" if built.problems else ", nothing said"
        fault = _fault(mutation, built, same) or self._wording_fault(built.problems)
        return Verdict(seed, mutation.name, path, result + (warned if result != "message" else ""), fault)

    def _wording_fault(self, problems: tuple[Problem, ...]) -> str:
        """What is wrong with the messages themselves: each stands at a place that there is, in both languages."""
        for problem in problems:
            chinese, english = as_text(problem, CHINESE), as_text(problem, ENGLISH)
            if chinese == english or "Traceback" in chinese:
                return f"not worded: {english}"
            place = problem.place
            file = self.folder / place.path
            if not place.path or (place.line and not file.is_file() and not (REPOSITORY / place.path).is_file()):
                return f"no such place: {english}"
            if place.line and file.is_file():
                data = file.read_bytes()
                lines = 2 + data.count(b"\n") + data.count(b"\r") + data.count("\u2028".encode()) + data.count(b"\x85")
                if place.line > lines:
                    return f"no such line: {english}"
        return ""


def _fault(mutation: Mutation, built: pipeline.Built, same: bool) -> str:
    said = "; ".join(as_text(problem, ENGLISH) for problem in built.problems)
    if built.sound == (built.files == {}):
        return f"files do not go with soundness: {said}"
    if mutation.outcome is Outcome.SAME and not same:
        return f"not the same site: {said}"
    if mutation.outcome is Outcome.MESSAGE and not built.problems:
        return "nothing was said" + (" and the site is another" if not same else "")
    if mutation.outcome is Outcome.SAME_OR_MESSAGE and not same and not built.problems:
        return "another site without a message"
    return ""


def _hang(number: int, frame: object) -> None:
    raise HangError


def run_seeds(seeds: list[int]) -> list[Verdict]:
    """The verdicts on some seeds, in a temporary folder of this process."""
    with tempfile.TemporaryDirectory() as folder:
        harness = Harness(Path(folder) / "site")
        return [harness.run(seed) for seed in seeds]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    if options.only is not None:
        (verdict,) = run_seeds([options.only])
        print(verdict.mutation, verdict.path, verdict.result, verdict.fault, sep="\n")
        return bool(verdict.fault)
    started = time.monotonic()
    seeds = list(range(options.seed, options.seed + options.count))
    chunks = [seeds[start : start + 250] for start in range(0, len(seeds), 250)]
    verdicts: list[Verdict] = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(run_seeds, chunks):
            verdicts += found
            print(
                f"\r{len(verdicts)}/{len(seeds)}, {sum(bool(each.fault) for each in verdicts)} faults",
                end="",
                flush=True,
            )
    print()
    for (mutation, result), number in sorted(Counter((each.mutation, each.result) for each in verdicts).items()):
        print(f"{mutation:<28} {result:<28} {number:>6}")
    for verdict in verdicts:
        if verdict.fault:
            print(f"\nseed {verdict.seed}: {verdict.mutation}, {verdict.path}, {verdict.result}\n{verdict.fault}")
    print(f"{len(verdicts)} trees in {time.monotonic() - started:.0f} s")
    return any(verdict.fault for verdict in verdicts)


if __name__ == "__main__":
    sys.exit(main())
