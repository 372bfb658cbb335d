"""Days off and make-up workdays of a year, as announced: content/holidays/YEAR.yaml."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.containers import list_of, localized, record
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.periods import Moment
from microsite.model.values import choice, day, parsed, text
from microsite.problems import ProblemKind, Report, Severity

NOT_A_YEAR = ProblemKind(
    "not-a-year",
    Severity.ERROR,
    N_("“%(text)s” is not a year."),
    N_("Days off and make-up workdays belong to one year of the calendar."),
    N_("Type the year in four digits: 2026."),
)


OUTSIDE_YEAR = ProblemKind(
    "holiday-outside-year",
    Severity.ERROR,
    N_("These days do not belong to the year %(year)s, or end before they begin."),
    N_("Every time counted across them would be wrong."),
    N_("Correct the first or the last day; New Year's days off may begin at the end of December."),
)
NO_WEEKEND = ProblemKind(
    "workday-no-weekend",
    Severity.ERROR,
    N_("%(date)s is no Saturday or Sunday, so nothing is made up for on it."),
    N_("A day would be counted as worked that is worked anyway; the announcement names another one."),
    N_("Look the date up in the announcement and correct it."),
)
YEAR_GAP = ProblemKind(
    "year-missing",
    Severity.ERROR,
    N_("There is no holiday file for %(year)s, or more than one, or one follows a provisional year."),
    N_("Working days can be counted only over years that follow each other."),
    N_("Have one file for each year, from the first to the last, provisional ones at the end."),
)
MARGIN = timedelta(10)
SATURDAY = 5


def check_year(year: HolidayYear, report: Report) -> None:
    """Report days that cannot be those of the year's announcement."""
    first, last = date(year.year, 1, 1) - MARGIN, date(year.year, 12, 31) + MARGIN
    for holiday in year.holidays:
        if not first <= holiday.first <= holiday.last <= last:
            report(OUTSIDE_YEAR.at(holiday.at("first"), year=year.year))
    for workday in year.workdays:
        if not first <= workday <= last:
            report(OUTSIDE_YEAR.at(year.at("workdays"), year=year.year))
        elif workday.weekday() < SATURDAY:
            report(NO_WEEKEND.at(year.at("workdays"), date=workday.isoformat()))


def _year(value: str) -> int:
    """A year in four digits; ValueError for anything else, a month too."""
    moment = Moment.parse(value)
    if moment != Moment(moment.year):
        raise ValueError(value)
    return moment.year


class YesNo(StrEnum):
    """A plain answer."""

    YES = "yes"
    NO = "no"


@frozen(kw_only=True)
class Holiday(Placed):
    """A holiday from its first to its last day off."""

    name: Localized[str] = required(localized(), N_("the holiday's name"))
    first: date = required(day, N_("the first day off"))
    last: date = required(day, N_("the last day off"))


@frozen(kw_only=True)
class HolidayYear(Placed):
    """A year of the official calendar."""

    year: int = required(parsed(_year, NOT_A_YEAR), N_("the year"))
    announcement: str = required(text, N_("the title of the announcement, as printed"))
    holidays: tuple[Holiday, ...] = required(list_of(record(Holiday)), N_("the holidays, in order"))
    provisional: YesNo = optional(
        choice(YesNo),
        N_("yes while only the statutory days are known, so that what is counted is an estimate"),
        YesNo.NO,
    )
    workdays: tuple[date, ...] = optional(list_of(day), N_("weekend days that are worked to make up"), ())
