"""Whether a figure is old on the day the site speaks of."""

from __future__ import annotations

from microsite.model.configuration import Configuration
from microsite.model.figure import Figure, FigureKind


def is_stale(figure: Figure, configuration: Configuration) -> bool:
    """Whether a figure is older than the site allows; a statute holds until changed, a conversion as its base does."""
    if figure.kind in (FigureKind.STATUTE, FigureKind.DERIVED):
        return False
    last = figure.as_of.last_day
    months = (configuration.date.year - last.year) * 12 + configuration.date.month - last.month
    return months > configuration.stale_after_months
