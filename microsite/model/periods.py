"""Days, months, quarters and years as they are stated: never more exactly than the source has them (ISO 8601, EDTF)."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1000, 2999
MOST_PERIODS = 4096  # of which it is remembered how they are read: most are stated many times
SINGLE = re.compile(r"^(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$")


class Moment(NamedTuple):
    """A year, quarter, month or day."""

    year: int
    quarter: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read `2020`, `2020-Q1`, `2020-04` or `2020-04-21`; ValueError for anything else, the 31st of April too."""
        match = SINGLE.match(text)
        if not match:
            raise ValueError(text)
        year, quarter, month, day = (int(part or 0) for part in match.groups())
        date(year, month if match[3] is not None else 1, day if match[4] is not None else 1)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(text)
        return cls(year, quarter, month, day)

    def __str__(self) -> str:
        if self.quarter:
            return f"{self.year:04}-Q{self.quarter}"
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def first_day(self) -> date:
        return date(self.year, self.quarter * 3 - 2 if self.quarter else self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.quarter * 3 or self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class Period(NamedTuple):
    """From one moment to another, both included; `end` is `start` where only one is stated."""

    start: Moment
    end: Moment

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a moment, or two with a slash between them; ValueError for anything else."""
        return _period(text)

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def first_day(self) -> date:
        return self.start.first_day

    @property
    def last_day(self) -> date:
        return self.end.last_day


@lru_cache(maxsize=MOST_PERIODS)
def _period(text: str) -> Period:
    first, slash, last = text.partition("/")
    start = Moment.parse(first)
    end = Moment.parse(last) if slash else start
    if end.last_day < start.last_day:
        raise ValueError(text)
    return Period(start, end)
