"""Whether a figure is old on the day the site speaks of, and when it is to be looked at again."""

from __future__ import annotations

import calendar
from datetime import date

from microsite.model.configuration import Configuration
from microsite.model.figure import Figure, FigureKind


def is_stale(figure: Figure, configuration: Configuration) -> bool:
    """Whether a figure is older than the site allows; a statute holds until changed, a conversion as its base does."""
    due = _allowed_until(figure, configuration)
    return due is not None and configuration.date > due


def review_date(figure: Figure, configuration: Configuration) -> date | None:
    """The last day on which a figure need not have been looked at again; None where it does not age."""
    return figure.review or _allowed_until(figure, configuration)


def _allowed_until(figure: Figure, configuration: Configuration) -> date | None:
    """The end of the last month in which a figure is not yet older than the site allows."""
    if figure.kind in (FigureKind.STATUTE, FigureKind.DERIVED):
        return None
    last = figure.as_of.last_day
    year, month = divmod(last.year * 12 + last.month - 1 + configuration.stale_after_months, 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
