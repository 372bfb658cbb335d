"""A duration says in which days it is counted, with what it begins and with what it ends."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.marking import N_
from microsite.model.figure import Figure, FigureKind
from microsite.model.unit import Family
from microsite.problems import Problem, ProblemKind, Severity

NO_DAY_TYPE = ProblemKind(
    "no-day-type",
    Severity.WARNING,
    N_("The figure “%(id)s” is counted in days, and does not say in which."),
    N_("Twenty-five working days are five weeks, twenty-five calendar days less than four."),
    N_("Write “unit: working-day” or “unit: calendar-day”."),
    source=N_("Civil Code of the People's Republic of China, Articles 200 to 204, on counting terms"),
)
NO_ENDS = ProblemKind(
    "no-start-or-end",
    Severity.WARNING,
    N_("The duration “%(id)s” does not say with what it begins or ends: “%(name)s” is missing."),
    N_("Two times can be compared only where both begin and end with the same event."),
    N_("Add a line “%(name)s: {…}” in each language; where no source says so, except it with that reason."),
    source=N_("UNCTAD eRegulations, total duration of a procedure; World Bank, Doing Business, definition of time"),
)

DAY = "day"  # the unit that leaves open in which days


def check_durations(written: Written) -> Iterator[Problem]:
    """Report durations whose unit, start or end is open; a law's own words are the law's."""
    for figure in written.figures:
        unit = written.site.unit.get(figure.unit)
        if unit and unit.family is Family.DURATION and figure.kind is not FigureKind.DERIVED:
            yield from _check(figure)


def _check(figure: Figure) -> Iterator[Problem]:
    if figure.unit == DAY and figure.kind is not FigureKind.STATUTE:
        yield NO_DAY_TYPE.at(figure.at("unit"), id=figure.id)
    for name in ("start", "end"):
        if getattr(figure, name) is None:
            yield NO_ENDS.at(figure.at("label"), id=figure.id, name=name)


RULE = Rule((NO_DAY_TYPE, NO_ENDS), check_durations)
