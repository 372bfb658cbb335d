"""A planner: from a day that the reader assumes, where stated times would end on the working calendar.

The browser counts on the data given here; without scripts the table of the coming months stands in its place.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from microsite.frozen import frozen
from microsite.model.figure import Figure, Qualifier
from microsite.model.periods import Moment, Period
from microsite.model.work_calendar import WorkCalendar
from microsite.planning.records import WORKING_DAY, RecordView, record
from microsite.planning.setting import Setting
from microsite.planning.views import Text

YEAR = "year"
MONTHS_SHOWN = 12
MOST_DAYS, MOST_YEARS = 2500, 10  # no approval takes longer


@frozen
class Span:
    """A stated time: from `low` to `high` working days, or a number of months; `about` as its qualifier has it."""

    record: RecordView
    low: int
    high: int
    months: int
    about: bool


@frozen
class End:
    """Where a span would end: `latest` where it is a range, an estimate where the calendar is provisional."""

    earliest: Text
    latest: Text
    about: bool
    estimate: bool


@frozen
class Row:
    """A start with the ends of every span, None where the calendar does not reach."""

    start: Text
    ends: tuple[End | None, ...]


@frozen
class DaysOff:
    """A holiday of the calendar, days in ISO 8601."""

    name: Text
    first: str
    last: str


@frozen
class Planner:
    """The spans, the calendar to count on, and the table of the coming months."""

    spans: tuple[Span, ...]
    holidays: tuple[DaysOff, ...]
    workdays: str
    first: str
    announced: str
    last: str
    suggested: str
    locale: str
    rows: tuple[Row, ...]


def planner(setting: Setting, *figure_ids: str) -> Planner:
    """The planner for these figures, its table beginning with the month after the site's date."""
    days = setting.site.calendar
    if days is None:
        raise ValueError("a check has reported the missing calendar")
    figures = [setting.site.figure[figure_id] for figure_id in figure_ids]
    spans = tuple(_span(setting, figure) for figure in figures)
    starts = coming_starts(setting.site.configuration.date, days)
    return Planner(
        spans=spans,
        holidays=tuple(
            DaysOff(setting.text(holiday.name), holiday.first.isoformat(), holiday.last.isoformat())
            for year in days.years
            for holiday in year.holidays
        ),
        workdays=" ".join(day.isoformat() for year in days.years for day in year.workdays),
        first=days.first.isoformat(),
        announced=days.announced.isoformat(),
        last=days.last.isoformat(),
        suggested=starts[0].isoformat() if starts else "",
        locale=setting.language.cldr.name.replace("_", "-"),
        rows=tuple(
            Row(_day(setting, start), tuple(_end(setting, days, start, span) for span in spans)) for start in starts
        ),
    )


def can_plan(figure: Figure) -> bool:
    """Whether a figure is a time that the planner can count."""
    ends = (figure.amount.low, figure.amount.high)
    if figure.unit == WORKING_DAY:
        return all(end.denominator == 1 and 0 < end <= MOST_DAYS for end in ends)
    whole_months = (ends[0] * 12).denominator == 1
    return figure.unit == YEAR and 0 < ends[0] <= MOST_YEARS and not figure.amount.is_range and whole_months


def coming_starts(today: date, days: WorkCalendar) -> list[date]:
    """The first working day of each of the coming months, as far as the calendar reaches."""
    months = [months_after(today.replace(day=1), number) for number in range(1, MONTHS_SHOWN + 1)]
    firsts = (days.after(month - timedelta(1), 1) for month in months)
    return [first for first in firsts if first]


def months_after(start: date, months: int) -> date:
    """The same day a number of months later, or the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _span(setting: Setting, figure: Figure) -> Span:
    view, about = record(setting, figure), figure.qualifier is Qualifier.ABOUT
    if figure.unit == YEAR:
        return Span(view, 0, 0, int(figure.amount.low * 12), about)
    return Span(view, int(figure.amount.low), int(figure.amount.high), 0, about)


def _row(setting: Setting, days: WorkCalendar, start: date, spans: tuple[Span, ...]) -> Row:
    return Row(_day(setting, start), tuple(_end(setting, days, start, span) for span in spans))


def _end(setting: Setting, days: WorkCalendar, start: date, span: Span) -> End | None:
    if span.months:
        end = months_after(start, span.months)
        return End(_day(setting, end), (), span.about, estimate=False)
    earliest, latest = days.after(start, span.low), days.after(start, span.high)
    if earliest is None or latest is None:
        return None
    is_range = span.low != span.high
    ends = _day(setting, earliest), _day(setting, latest) if is_range else ()
    return End(*ends, span.about, estimate=latest > days.announced)


def _day(setting: Setting, day: date) -> Text:
    moment = Moment(day.year, month=day.month, day=day.day)
    return setting.period(Period(moment, moment))
