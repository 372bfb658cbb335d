"""Days off and make-up workdays of a year, as announced: content/holidays/YEAR.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from microsite.marking import N_
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.periods import Moment
from microsite.model.values import choice, day, list_of, localized, parsed, record, text
from microsite.problems import ProblemKind, Severity

NOT_A_YEAR = ProblemKind(
    "not-a-year",
    Severity.ERROR,
    N_("“%(text)s” is not a year."),
    N_("Days off and make-up workdays belong to one year of the calendar."),
    N_("Type the year in four digits: 2026."),
)


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


@dataclass(frozen=True, kw_only=True)
class Holiday(Placed):
    """A holiday from its first to its last day off."""

    name: Localized[str] = required(localized(), N_("the holiday's name"))
    first: date = required(day, N_("the first day off"))
    last: date = required(day, N_("the last day off"))


@dataclass(frozen=True, kw_only=True)
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
