"""Working days are counted on the official calendar, make-up workdays included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from microsite.model.holidays import YesNo
from microsite.model.work_calendar import WorkCalendar, days
from tests.wording import SITE

assert SITE.calendar is not None
CALENDAR: WorkCalendar = SITE.calendar
YEARS = range(2019, 2027)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2020, 3, 2), date(2020, 4, 7)),
        (date(2026, 2, 2), date(2026, 3, 13)),
        (date(2026, 9, 14), date(2026, 10, 23)),
    ],
)
def test_twenty_five_working_days_end_on(start: date, end: date) -> None:
    assert CALENDAR.after(start, 25) == end


def test_every_day_agrees_with_two_independent_calendars() -> None:
    workdays = set(CALENDAR.workdays)
    china = holidays.country_holidays("CN", years=YEARS)
    for day in days(date(2019, 1, 1), date(2026, 12, 31)):
        assert (day in workdays) == chinese_calendar.is_workday(day), day
        assert (day in workdays) == china.is_working_day(day), day


def test_past_the_last_announced_year_the_provisional_one_is_counted_on_and_then_no_more() -> None:
    assert date(2026, 12, 31) == CALENDAR.announced
    end = CALENDAR.after(date(2026, 12, 20), 25)
    assert end is not None and end > CALENDAR.announced
    assert CALENDAR.after(date(2027, 12, 20), 25) is None
    assert CALENDAR.after(date(2018, 12, 31), 1) is None


def test_the_provisional_year_holds_the_statutory_days() -> None:
    """Those that an independent calendar has, but for the days that it moves from weekends."""
    (provisional,) = (year for year in CALENDAR.years if year.provisional is YesNo.YES)
    off = {day for holiday in provisional.holidays for day in days(holiday.first, holiday.last)}
    names = holidays.country_holidays("CN", years=provisional.year)
    statutory = {day for day, name in names.items() if "observed" not in name.lower() and "off" not in name.lower()}
    assert off == statutory
    assert provisional.workdays == ()


def test_an_announced_year_cannot_follow_a_provisional_one() -> None:
    swapped = [replace(year, provisional=YesNo.YES if year.year == 2020 else YesNo.NO) for year in CALENDAR.years]
    assert WorkCalendar.of(swapped) is None


def test_a_missing_year_leaves_no_calendar() -> None:
    assert WorkCalendar.of(()) is None


def test_one_working_day_after_any_day_is_the_next_working_day() -> None:
    workdays = set(CALENDAR.workdays)
    for start in days(date(2019, 1, 1), date(2026, 11, 30)):
        end = CALENDAR.after(start, 1)
        assert end is not None and end in workdays
        assert not workdays & set(days(start + timedelta(1), end - timedelta(1)))


def test_spans_are_those_found_by_counting_day_by_day() -> None:
    workdays = set(CALENDAR.workdays)
    spans = set()
    for start in days(date(2019, 1, 1), date(2026, 10, 31)):
        day, left = start, 25
        while left:
            day += timedelta(1)
            left -= day in workdays
        spans.add((day - start).days)
    assert (min(spans), max(spans)) == CALENDAR.calendar_spans(25) == (32, 45)


def test_half_a_year_holds_this_many_working_days() -> None:
    assert CALENDAR.working_days_within(182) == (120, 129)
