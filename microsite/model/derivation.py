"""Derived figures are computed from the figures they name, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from math import prod

from microsite.marking import N_
from microsite.model.amounts import Amount
from microsite.model.figure import Derivation, Figure, FigureKind, Method
from microsite.model.work_calendar import WorkCalendar
from microsite.problems import ProblemKind, Report, Severity, did_you_mean

NO_VALUE = ProblemKind(
    "no-value",
    Severity.ERROR,
    N_("The figure “%(id)s” has no value."),
    N_("A figure without a number would leave a gap in every sentence that names it."),
    N_("Add a line “value: …”, or a derivation where it is computed from other figures."),
)
NO_DERIVATION = ProblemKind(
    "no-derivation",
    Severity.ERROR,
    N_("The figure “%(id)s” is called derived, but does not say how it is derived."),
    N_("A reader must be able to compute a derived figure again."),
    N_("Add a derivation with its method and formula, or give the figure the kind it has."),
)
UNKNOWN_BASE = ProblemKind(
    "unknown-base",
    Severity.ERROR,
    N_("“%(id)s” is computed from a figure “%(name)s” that does not exist."),
    N_("Without that figure there is nothing to compute from."),
    N_("Name an existing figure that is not derived itself."),
)
NOT_COMPUTABLE = ProblemKind(
    "not-computable",
    Severity.ERROR,
    N_("“%(id)s” cannot be computed from what it names."),
    N_("A figure that cannot be computed cannot be shown."),
    N_(
        "Name figures with values of their own. Counting days needs one of them and a holiday file for every year; "
        "a sum needs one unit, a product a divisor above zero."
    ),
)

VALUE_DIFFERS = ProblemKind(
    "derived-value-differs",
    Severity.ERROR,
    N_("“%(id)s” is typed as %(value)s, but its derivation gives %(computed)s."),
    N_("Readers compute derived figures again by the formula shown."),
    N_("Delete the line “value”: the site computes it. If the typed number is right, correct the derivation."),
    source=N_("Our World in Data, processing notes; Frictionless Data, reproducible derivations"),
)

DAYS_IN_A_YEAR = 365
LARGEST = 10**40  # far more than anything that is counted, and still quick to write


def derive(
    known: Mapping[str, Figure], computed: Iterable[Figure], calendar: WorkCalendar | None, report: Report
) -> dict[str, Figure]:
    """Those figures that are `computed`, with their values, by their ids; any that cannot be is left out, reported."""
    values = {figure.id: _with_value(figure, known, calendar, report) for figure in computed}
    return {name: figure for name, figure in values.items() if figure}


def _with_value(
    figure: Figure, known: Mapping[str, Figure], calendar: WorkCalendar | None, report: Report
) -> Figure | None:
    derivation = figure.derivation
    if figure.kind is FigureKind.DERIVED and derivation is None:
        report(NO_DERIVATION.at(figure.at("kind"), id=figure.id))
        return None
    if derivation is None or derivation.method is Method.DEFINITION:
        if figure.value is None:
            report(NO_VALUE.at(figure.at("value"), id=figure.id))
            return None
        return figure
    bases = [known.get(name) for name in derivation.of]
    amounts = [base.value for base in bases if base and base.value]
    for name, base in zip(derivation.of, bases, strict=True):
        if base is None:
            report(UNKNOWN_BASE.at(derivation.at("of"), id=figure.id, name=name, meant=did_you_mean(name, known)))
            return None
    mixed = derivation.method is Method.SUM and len({base.unit for base in bases if base}) > 1
    value = _compute(derivation, amounts, calendar) if len(amounts) == len(bases) and not mixed else None
    if value is None or max(value.high.numerator, value.high.denominator) > LARGEST:
        report(NOT_COMPUTABLE.at(derivation.at("of"), id=figure.id))
        return None
    if figure.value is not None and figure.value != value:
        typed, computed = str(figure.value), str(value)
        report(VALUE_DIFFERS.at(figure.at("value"), id=figure.id, value=typed, computed=computed))
    return replace(figure, value=value)


MOST_BASES = 50


def _compute(derivation: Derivation, amounts: list[Amount], calendar: WorkCalendar | None) -> Amount | None:
    if not 0 < len(amounts) <= MOST_BASES:
        return None
    if derivation.method is Method.PRODUCT:
        return _product(amounts, derivation.divided_by)
    if derivation.method is Method.SUM:
        return _sum(amounts)
    if calendar is None or len(amounts) != 1 or amounts[0].is_range:
        return None
    number = amounts[0].low
    if number <= 0:
        return None
    if derivation.method is Method.CALENDAR_DAYS:
        spans = calendar.calendar_spans(int(number)) if number.denominator == 1 else None
    else:
        spans = calendar.working_days_within(int(number * DAYS_IN_A_YEAR))
    return Amount(Fraction(spans[0]), Fraction(spans[1])) if spans else None


def _sum(amounts: list[Amount]) -> Amount | None:
    lows, highs = [each.low for each in amounts], [each.high for each in amounts]
    return Amount(sum(lows, Fraction(0)), sum(highs, Fraction(0))) if amounts else None


def _product(amounts: list[Amount], divisor: int) -> Amount | None:
    if not divisor:
        return None
    lows, highs = [each.low for each in amounts], [each.high for each in amounts]
    return Amount(prod(lows) / Fraction(divisor), prod(highs) / Fraction(divisor))
