"""A figure's value can be written exactly in its unit, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Written
from microsite.marking import N_
from microsite.model.amounts import decimal_digits
from microsite.model.figure import Figure
from microsite.model.unit import Family
from microsite.problems import Problem, ProblemKind, Severity

NOT_WHOLE_YUAN = ProblemKind(
    "not-whole-yuan",
    Severity.ERROR,
    N_("The amount of money “%(value)s” is not a whole number."),
    N_("Mixed units make amounts differ by a factor of ten thousand."),
    N_("Write money in whole yuan, in digits only: 15.26亿元 is 1526000000."),
)
NOT_WRITABLE = ProblemKind(
    "not-writable",
    Severity.ERROR,
    N_("The value “%(value)s” cannot be written exactly in this unit."),
    N_("A rounded number would not be the one that the source states."),
    N_("Use a decimal number; a fraction such as 2/3 takes the unit “fraction”."),
)
TOO_LARGE = ProblemKind(
    "too-large",
    Severity.ERROR,
    N_("The value “%(value)s” is too large to be right."),
    N_("A few zeros too many turn a project into a fantasy."),
    N_("Count the zeros. One 亿 is 100000000, one 万 is 10000."),
)
LARGEST = 10**18


def check_values(written: Written) -> Iterator[Problem]:
    """Report values that no wording can give exactly."""
    for figure in written.figures:
        unit = written.site.unit.get(figure.unit)
        if unit and unit.family is not Family.FRACTION:
            yield from _check(figure, unit.family)


def _check(figure: Figure, family: Family) -> Iterator[Problem]:
    ends = (figure.amount.low, figure.amount.high)
    if all(end.denominator == 1 and end.numerator <= LARGEST for end in ends):
        return  # as nearly every value; fractions take their time
    if max(ends) > LARGEST:
        yield TOO_LARGE.at(figure.at("value"), value=str(figure.amount))
    elif family is Family.MONEY and any(end.denominator != 1 for end in ends):
        yield NOT_WHOLE_YUAN.at(figure.at("value"), value=str(figure.amount))
    elif any(decimal_digits(end) is None for end in ends):
        yield NOT_WRITABLE.at(figure.at("value"), value=str(figure.amount))
