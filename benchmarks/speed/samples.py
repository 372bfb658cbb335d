"""What was measured, one sample at a time, and what could not be."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Measure(StrEnum):
    """What is timed."""

    COLD = "cold"
    SAME = "no change"
    EDIT = "one edit"
    SAVE = "save → response"


@dataclass(frozen=True)
class Sample:
    """One timing of one generator; `peak_kib` is 0 where memory is not measured."""

    generator: str
    measure: Measure
    seconds: float
    peak_kib: int = 0


@dataclass(frozen=True)
class Spread:
    """Samples in short."""

    median: float
    least: float
    most: float


@dataclass
class Samples:
    """The samples of one size, why a generator has none, or no more, and how many saves it never showed.

    A generator whose first build takes longer than `patience`, in seconds, is left out, of larger sizes too.
    """

    size: int
    patience: float
    left_out: dict[str, str] = field(default_factory=dict)
    taken: list[Sample] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    missed: Counter[str] = field(default_factory=Counter)

    def is_measured(self, generator: str) -> bool:
        """Whether a generator is to take more turns."""
        return generator not in self.failures and generator not in self.left_out

    def note_first(self, generator: str, seconds: float) -> None:
        """How long its first build took, which is no sample."""
        if seconds > self.patience:
            self.left_out[generator] = f"left out, because its first build took {seconds:.0f} s"

    def larger(self, size: int, missing: dict[str, str]) -> Samples:
        """The samples of a larger size, without those that are missing or were too slow already."""
        return Samples(
            size, self.patience, dict.fromkeys(self.left_out, "left out, as with fewer enterprises"), failures=missing
        )

    def seconds(self, generator: str, measure: Measure) -> Spread | None:
        return _spread([each.seconds for each in self._of(generator, measure)])

    def mebibytes(self, generator: str) -> Spread | None:
        """The memory of a cold build."""
        return _spread([each.peak_kib / 1024 for each in self._of(generator, Measure.COLD)])

    def remarks(self, generator: str) -> list[str]:
        """What a reader must know about a generator besides its times."""
        said = [reasons[generator] for reasons in (self.failures, self.left_out) if generator in reasons]
        if missed := self.missed[generator]:
            tried = missed + len(self._of(generator, Measure.SAVE))
            said.append(f"its preview never showed {missed} of {tried} saves")
        return said

    def _of(self, generator: str, measure: Measure) -> list[Sample]:
        return [each for each in self.taken if each.generator == generator and each.measure is measure]


def _spread(values: list[float]) -> Spread | None:
    return Spread(statistics.median(values), min(values), max(values)) if values else None
