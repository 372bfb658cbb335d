"""What is kept of CLDR's answers is what Babel would say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.core import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import parse_pattern
from hypothesis import given
from hypothesis import strategies as st

from microsite.memory import Memory
from microsite.wording.cldr import Cldr, UnknownLocaleError

LOCALES = ("en_GB", "zh_Hans_CN", "ja", "fr")
KNOWN = Memory()
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2).map(lambda number: number.normalize())


@pytest.mark.parametrize("name", LOCALES)
@given(number=NUMBERS, day=st.dates(date(1900, 1, 1)))
def test_it_says_what_babel_says(name: str, number: Decimal, day: date) -> None:
    cldr, locale = Cldr(name, KNOWN), Locale.parse(name)
    for _ in range(2):
        assert cldr.plural_category(number) == locale.plural_form(number)
        assert cldr.in_digits(number, "#,##0.00") == parse_pattern("#,##0.00").apply(number, locale)
        assert cldr.day(day) == format_date(day, "long", locale=locale)
        assert cldr.period(day, "yMMMM") == format_skeleton("yMMMM", day, locale=locale)
        assert cldr.name == str(locale)


@pytest.mark.parametrize("name", ["xx_YY", "", "en-GB-x", "1"])
def test_a_locale_that_is_not_there_is_told_each_time(name: str) -> None:
    for _ in range(2):
        with pytest.raises(UnknownLocaleError):
            Cldr(name, KNOWN).name  # noqa: B018
