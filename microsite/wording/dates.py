"""Periods in words, in parts: a template marks up the parts that are dates."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar

from microsite.frozen import frozen
from microsite.marking import NP_
from microsite.model.periods import Moment, Period
from microsite.wording.language import Language

QUARTERS = (
    NP_("quarter", "first quarter of %(year)s"),
    NP_("quarter", "second quarter of %(year)s"),
    NP_("quarter", "third quarter of %(year)s"),
    NP_("quarter", "fourth quarter of %(year)s"),
)
SPAN = NP_("span of time", "%(first)s to %(last)s")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@frozen
class Time:
    """A date in words with its machine-readable form, as HTML's time element takes it."""

    part: ClassVar[str] = "time"
    text: str
    datetime: str


def period_parts(period: Period, language: Language) -> tuple[str | Time, ...]:
    """A period in words: plain text and dates in turn."""
    if period.start == period.end:
        return _moment(period.start, language)
    first, last = _moment(period.start, language), _moment(period.end, language)
    return _filled(language.pgettext(*SPAN), first=first, last=last)


def _moment(moment: Moment, language: Language) -> tuple[str | Time, ...]:
    day = date(moment.year, moment.month or 1, moment.day or 1)
    if moment.quarter:
        year = (_time(day, "y", f"{moment.year:04}", language),)
        return _filled(language.pgettext(*QUARTERS[moment.quarter - 1]), year=year)
    if moment.day:
        return (Time(language.cldr.day(day), str(moment)),)
    return (_time(day, "yMMMM" if moment.month else "y", str(moment), language),)


def _time(day: date, skeleton: str, machine: str, language: Language) -> Time:
    return Time(language.cldr.period(day, skeleton), machine)


def _filled(wording: str, **parts: tuple[str | Time, ...]) -> tuple[str | Time, ...]:
    """A translated pattern with its placeholders replaced by parts, in the order the language puts them."""
    pieces = PLACEHOLDER.split(wording)
    filled: list[str | Time] = []
    for number, piece in enumerate(pieces):
        filled.extend(parts[piece] if number % 2 else (piece,) if piece else ())
    return tuple(filled)
