"""Numbers in words of a language, exactly: no digit lost, none gained."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from microsite.marking import NP_
from microsite.model.amounts import decimal_digits
from microsite.wording.language import Language

DIGITS = NP_("number pattern, CLDR syntax", "#,##0")
FRACTION = NP_("fraction", "%(numerator)s/%(denominator)s")
FRACTIONS = {
    (1, 2): NP_("fraction", "one half"),
    (1, 3): NP_("fraction", "one third"),
    (2, 3): NP_("fraction", "two thirds"),
    (1, 4): NP_("fraction", "one quarter"),
    (3, 4): NP_("fraction", "three quarters"),
}
# Counts read best in digits unless a scale word shortens them: 12 million, but 1,234,567.
MOST_DECIMALS_OF_A_COUNT = 2


def number_text(
    number: Fraction, language: Language, *, always_scaled: bool = False, precision: int | None = None
) -> str:
    """A number in digits, with the language's words for large powers of ten.

    `always_scaled` (money) uses the greatest scale that fits, whatever decimals it takes; otherwise a scale is used
    only where few decimals are left. `precision` is what the source rounds to: zeros down to it are shown.
    ValueError for a number that no decimal fraction writes exactly.
    """
    for divisor, forms in language.cldr.scales:
        if number >= divisor:
            digits = _digits(number, divisor, precision)
            if always_scaled or digits <= MOST_DECIMALS_OF_A_COUNT:
                scaled = _decimal(number / divisor, digits)
                pattern = forms.get(language.plural_category(scaled), forms["other"])
                return pattern.replace("{n}", _in_digits(scaled, digits, language))
    digits = _digits(number, 1, precision)
    return _in_digits(_decimal(number, digits), digits, language)


def fraction_text(number: Fraction, language: Language) -> str:
    """A fraction in words: two thirds, 三分之二."""
    words = FRACTIONS.get((number.numerator, number.denominator))
    if words:
        return language.pgettext(*words)
    return language.pgettext(*FRACTION, numerator=number.numerator, denominator=number.denominator)


def decimal(number: Fraction) -> Decimal:
    """An exact decimal; ValueError where there is none."""
    return _decimal(number, _digits(number, 1, None))


def _digits(number: Fraction, divisor: int, precision: int | None) -> int:
    needed = decimal_digits(number / divisor)
    if needed is None:
        raise ValueError(f"{number} cannot be written as a decimal")
    shown = decimal_digits(Fraction(precision, divisor)) if precision else 0
    return max(needed, shown or 0)


def _decimal(number: Fraction, digits: int) -> Decimal:
    return Decimal(f"{number.numerator * 10**digits // number.denominator}E-{digits}")


def _in_digits(number: Decimal, digits: int, language: Language) -> str:
    pattern = language.pgettext(*DIGITS) + ("." + "0" * digits if digits else "")
    return language.cldr.in_digits(number, pattern)
