"""Days off and make-up workdays of a year, as announced: content/holidays/YEAR.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from microsite.marking import N_
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.values import choice, day, list_of, localized, record, text, whole_number


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

    year: int = required(whole_number, N_("the year"))
    announcement: str = required(text, N_("the title of the announcement, as printed"))
    holidays: tuple[Holiday, ...] = required(list_of(record(Holiday)), N_("the holidays, in order"))
    provisional: YesNo = optional(
        choice(YesNo),
        N_("yes while only the statutory days are known, so that what is counted is an estimate"),
        YesNo.NO,
    )
    workdays: tuple[date, ...] = optional(list_of(day), N_("weekend days that are worked to make up"), ())
