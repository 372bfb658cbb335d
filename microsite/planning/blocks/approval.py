"""Approval speed: the case, the memory it is held against, the promise, and what the law says."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from microsite.frozen import frozen
from microsite.planning.cells import Area, areas, columns
from microsite.planning.records import RecordView, record
from microsite.planning.setting import Setting
from microsite.planning.views import LinkView

WAYS_ON = ("approval", "contact")  # keys of pages; a site without one does without the link


@frozen
class Speed:
    """What is said of approval speed at a glance."""

    records: tuple[RecordView, ...]
    links: tuple[LinkView, ...]


@frozen
class Strip:
    """A row of cells: those certain, and those that a range leaves open."""

    certain: tuple[Area, ...]
    possible: tuple[Area, ...]


@frozen
class Comparison:
    """Two stretches with the same start and end, on one axis of working days."""

    case: RecordView
    before: RecordView
    held: RecordView
    case_strip: Strip
    before_strip: Strip
    columns: int


def speed(setting: Setting, case: str, before: str, promise: str) -> Speed:
    """The observed case, the recollection and the promise, with the ways on to how and to whom."""
    found = (setting.entries.get(key) for key in WAYS_ON)
    links = tuple(setting.entry(entry.key, short=True) for entry in found if entry and setting.has(entry))
    return Speed(statements(setting, case, before, promise), links)


def statements(setting: Setting, *figure_ids: str) -> tuple[RecordView, ...]:
    """The records of these figures, one for each kind of statement."""
    return tuple(_record(setting, figure_id) for figure_id in figure_ids)


def comparison(setting: Setting, case: str, before: str, held: str) -> Comparison:
    """The case and the recollection; `held` is the working days that the recollected time held."""
    case_amount, held_amount = (setting.site.figure[name].amount for name in (case, held))
    return Comparison(
        case=_record(setting, case),
        before=_record(setting, before),
        held=_record(setting, held),
        case_strip=_strip(case_amount.low, case_amount.high),
        before_strip=_strip(held_amount.low, held_amount.high),
        columns=columns(ceil(max(case_amount.high, held_amount.high))),
    )


def _record(setting: Setting, figure_id: str) -> RecordView:
    return record(setting, setting.site.figure[figure_id])


def _strip(low: Fraction, high: Fraction) -> Strip:
    certain, most = ceil(low), ceil(high)
    return Strip(areas(0, certain), areas(certain, most))
