"""A figure's text: number, unit, qualifier and projection mark, from its record alone (numerals: GB/T 15835)."""

from __future__ import annotations

from fractions import Fraction

from microsite.marking import NP_
from microsite.model.amounts import Amount
from microsite.model.figure import Figure, Qualifier
from microsite.model.unit import Family, Unit
from microsite.wording.language import Language
from microsite.wording.numbers import decimal, fraction_text, number_text

RANGE = NP_("range", "%(low)s to %(high)s")

# What can be counted takes its qualifier at the number (400余个岗位); amounts are qualified as a whole (3000万元以上).
COUNTS = {
    Qualifier.EXACTLY: NP_("number counted", "%(number)s"),
    Qualifier.OVER: NP_("number counted", "over %(number)s"),
    Qualifier.AT_LEAST: NP_("number counted", "at least %(number)s"),
    Qualifier.UNDER: NP_("number counted", "under %(number)s"),
    Qualifier.ABOUT: NP_("number counted", "about %(number)s"),
    Qualifier.UP_TO: NP_("number counted", "up to %(number)s"),
}
AMOUNTS = {
    Qualifier.EXACTLY: NP_("amount", "%(amount)s"),
    Qualifier.OVER: NP_("amount", "over %(amount)s"),
    Qualifier.AT_LEAST: NP_("amount", "at least %(amount)s"),
    Qualifier.UNDER: NP_("amount", "under %(amount)s"),
    Qualifier.ABOUT: NP_("amount", "about %(amount)s"),
    Qualifier.UP_TO: NP_("amount", "up to %(amount)s"),
}
PROJECTED = {
    Qualifier.EXACTLY: NP_("projected amount", "%(amount)s (projected)"),
    Qualifier.OVER: NP_("projected amount", "over %(amount)s (projected)"),
    Qualifier.AT_LEAST: NP_("projected amount", "at least %(amount)s (projected)"),
    Qualifier.UNDER: NP_("projected amount", "under %(amount)s (projected)"),
    Qualifier.ABOUT: NP_("projected amount", "about %(amount)s (projected)"),
    Qualifier.UP_TO: NP_("projected amount", "up to %(amount)s (projected)"),
}


def figure_text(figure: Figure, unit: Unit, language: Language) -> str:
    """The whole text of a figure, in plain spaces. ValueError where its value cannot be written in its unit."""
    counted = unit.family is Family.COUNT
    number = _number(figure.amount, unit, figure.precision, language)
    if counted:
        number = language.pgettext(*COUNTS[figure.qualifier], number=number)
    amount = _with_unit(number, figure.amount, unit, language)
    patterns = PROJECTED if figure.projected else AMOUNTS
    return language.pgettext(*patterns[Qualifier.EXACTLY if counted else figure.qualifier], amount=amount)


def amount_text(amount: Amount, unit: Unit, language: Language) -> str:
    """An unqualified amount with its unit."""
    return _with_unit(_number(amount, unit, None, language), amount, unit, language)


def _number(amount: Amount, unit: Unit, precision: int | None, language: Language) -> str:
    low = _single(amount.low, unit, precision, language)
    if not amount.is_range:
        return low
    return language.pgettext(*RANGE, low=low, high=_single(amount.high, unit, precision, language))


def _single(number: Fraction, unit: Unit, precision: int | None, language: Language) -> str:
    if unit.family is Family.FRACTION and number.denominator != 1:
        return fraction_text(number, language)
    return number_text(number, language, always_scaled=unit.family is Family.MONEY, precision=precision)


def _with_unit(number: str, amount: Amount, unit: Unit, language: Language) -> str:
    if unit.half and amount == Amount.exactly(Fraction(1, 2)):
        return unit.half[language.code]
    forms = dict(unit.words[language.code])
    if unit.family is Family.FRACTION:
        return forms["other"].replace("{n}", number)
    category = language.plural_category(decimal(amount.high))
    return forms.get(category, forms["other"]).replace("{n}", number)
