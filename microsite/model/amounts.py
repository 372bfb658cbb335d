"""The value of a figure: one exact number, or a range of two."""

from __future__ import annotations

import re
from fractions import Fraction

from microsite.frozen import frozen

NUMBER = re.compile(r"^(?:0|[1-9]\d{0,21})(?:\.\d{1,6})?$")
FRACTION = re.compile(r"^(0|[1-9]\d{0,11})/([1-9]\d{0,11})$")


@frozen
class Amount:
    """From `low` to `high`, exact; the two are the same where one number is stated."""

    low: Fraction
    high: Fraction

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read `25`, `15.5`, `2/3` or `2..5`; ValueError for anything else."""
        low, dots, high = text.partition("..")
        amount = cls(_number(low), _number(high if dots else low))
        if dots and amount.low >= amount.high:
            raise ValueError(text)
        return amount

    @classmethod
    def exactly(cls, number: Fraction | int) -> Amount:
        return cls(Fraction(number), Fraction(number))

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    def __str__(self) -> str:
        return f"{plain(self.low)}..{plain(self.high)}" if self.is_range else plain(self.low)


def plain(number: Fraction) -> str:
    """A number in digits: decimal where that is exact and the number is 1 or more or whole, else as a fraction."""
    if number.denominator == 1:
        return str(number.numerator)
    digits = decimal_digits(number)
    if digits is None or number < 1:
        return f"{number.numerator}/{number.denominator}"
    return f"{number.numerator * 10**digits // number.denominator / 10**digits:.{digits}f}"


def decimal_digits(number: Fraction) -> int | None:
    """How many digits after the point write this number exactly; None where no number of digits does."""
    rest = number.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _number(text: str) -> Fraction:
    match = FRACTION.match(text)
    if match:
        return Fraction(int(match[1]), int(match[2]))
    if not (text.isascii() and NUMBER.match(text)):
        raise ValueError(text)
    return Fraction(text)
