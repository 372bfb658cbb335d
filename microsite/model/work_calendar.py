"""Working days on the official calendar: weekends and announced days off left out, make-up workdays counted in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from microsite.frozen import frozen
from microsite.model.holidays import HolidayYear, YesNo

SATURDAY = 5


@frozen
class WorkCalendar:
    """Every working day from `first` to `last`; what lies after `announced` is counted on provisional years.

    Counting starts on the day after the event, as the law counts terms (Civil Code of China, Art. 201).
    """

    years: tuple[HolidayYear, ...]
    workdays: tuple[date, ...]
    first: date
    announced: date
    last: date

    @classmethod
    def of(cls, years: Iterable[HolidayYear]) -> WorkCalendar | None:
        """The calendar of these years; None where none is announced, one is missing, or one after a provisional one."""
        known = tuple(sorted(years, key=lambda each: each.year))
        announced = tuple(each for each in known if each.provisional is YesNo.NO)
        if not announced or known[: len(announced)] != announced:
            return None
        if [each.year for each in known] != list(range(known[0].year, known[-1].year + 1)):
            return None
        first, last = date(known[0].year, 1, 1), date(known[-1].year, 12, 31)
        return cls(known, tuple(_workdays(known, first, last)), first, date(announced[-1].year, 12, 31), last)

    def after(self, start: date, count: int) -> date | None:
        """The day on which `count` working days after `start` end; None outside the years there are."""
        index = bisect_right(self.workdays, start) + count - 1
        if start < self.first or index >= len(self.workdays):
            return None
        return self.workdays[index]

    def calendar_spans(self, count: int) -> tuple[int, int] | None:
        """The fewest and the most calendar days that `count` working days take, over every start that fits."""
        ends = ((start, self.after(start, count)) for start in days(self.first, self.announced))
        spans = [(end - start).days for start, end in ends if end and end <= self.announced]
        return (min(spans), max(spans)) if spans else None

    def working_days_within(self, length: int) -> tuple[int, int] | None:
        """The fewest and the most working days in a stretch of `length` calendar days, over every start that fits."""
        if length > (self.announced - self.first).days:
            return None
        last_start = self.announced - timedelta(length - 1)
        held = [self._before(start + timedelta(length)) - self._before(start) for start in days(self.first, last_start)]
        return (min(held), max(held)) if held else None

    def _before(self, day: date) -> int:
        return bisect_left(self.workdays, day)


def _workdays(years: Iterable[HolidayYear], first: date, last: date) -> Iterator[date]:
    known = tuple(years)
    off = {day for year in known for holiday in year.holidays for day in days(holiday.first, holiday.last)}
    made_up = {day for year in known for day in year.workdays}
    return (day for day in days(first, last) if day in made_up or (day.weekday() < SATURDAY and day not in off))


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    return (first + timedelta(number) for number in range((last - first).days + 1))
