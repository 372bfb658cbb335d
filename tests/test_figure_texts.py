"""A figure's text is built from its record, exactly, in each language."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.model.figure import FigureKind, Qualifier
from microsite.wording.language import Language
from tests.wording import CHINESE, ENGLISH, SITE, figure, parse, text

TEN_TRILLION = 10**13
LANGUAGES = (CHINESE, ENGLISH)
PROJECTION = FigureKind.PROJECTION
COUNTED = [unit.id for unit in SITE.units if unit.family.value in ("count", "measure")]


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "kind", "precision", "chinese", "english"),
    [
        (1526000000, "CNY", "exactly", "statistic", None, "15.26亿元", "RMB 1.526 billion"),
        (340000000, "CNY", "exactly", "statistic", 1000000, "3.40亿元", "RMB 340 million"),
        (30000000, "CNY", "at-least", "projection", None, "预计3000万元以上", "at least RMB 30 million (projected)"),
        (80000000, "CNY", "over", "projection", None, "预计突破8000万元", "over RMB 80 million (projected)"),
        ("2/3", "fraction", "at-least", "recollection", None, "三分之二以上", "at least two thirds"),
        (99999999, "CNY", "exactly", "statistic", None, "9999.9999万元", "RMB 99.999999 million"),
        (25, "working-day", "exactly", "observed", None, "25个工作日", "25 working days"),
        (1, "working-day", "exactly", "observed", None, "1个工作日", "1 working day"),
        ("2..5", "working-day", "exactly", "promise", None, "2至5个工作日", "2 to 5 working days"),
        (12000000, "weight-case", "exactly", "statistic", None, "1200万重量箱", "12 million weight cases"),
        (400, "post", "over", "statistic", None, "400余个岗位", "over 400 posts"),
        (1000, "job-seeker", "over", "statistic", None, "1000余人", "over 1,000 job seekers"),
        (60, "person", "under", "statistic", None, "不足60人", "under 60 people"),
        ("1/2", "year", "about", "recollection", None, "约半年", "about half a year"),
        (600000, "tonne", "exactly", "derived", None, "60万吨", "600,000 tonnes"),
        (7, "day", "up-to", "statute", None, "不超过7日", "up to 7 days"),
        (4000000000, "CNY", "exactly", "projection", None, "预计40亿元", "RMB 4 billion (projected)"),
        (100000000, "CNY", "at-least", "projection", None, "预计1亿元以上", "at least RMB 100 million (projected)"),
        (1234567, "person", "exactly", "statistic", None, "1234567人", "1,234,567 people"),
        ("1.5", "year", "exactly", "statistic", None, "1.5年", "1.5 years"),
        (5000, "CNY", "exactly", "statistic", None, "5000元", "RMB 5,000"),
        (TEN_TRILLION, "CNY", "exactly", "statistic", None, "10万亿元", "RMB 10 trillion"),
    ],
)
def test_a_record_gives_this_text(
    value: int | str, unit: str, qualifier: str, kind: str, precision: int | None, chinese: str, english: str
) -> None:
    record = figure(value, unit, Qualifier(qualifier), FigureKind(kind), precision)
    assert text(record, CHINESE) == chinese
    assert text(record, ENGLISH) == english


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@given(yuan=st.integers(1, TEN_TRILLION), qualifier=st.sampled_from(Qualifier), projected=st.booleans())
def test_money_read_back_gives_the_value(language: Language, yuan: int, qualifier: Qualifier, projected: bool) -> None:
    record = figure(yuan, "CNY", qualifier, PROJECTION if projected else FigureKind.STATISTIC)
    assert parse(text(record, language)) == yuan


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@given(yuan=st.integers(1, TEN_TRILLION), zeros=st.integers(0, 8))
def test_precision_adds_zeros_and_never_loses_a_digit(language: Language, yuan: int, zeros: int) -> None:
    assert parse(text(figure(yuan, "CNY", precision=10**zeros), language)) == yuan


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@given(number=st.integers(0, 10**12), unit=st.sampled_from(COUNTED), qualifier=st.sampled_from(Qualifier))
def test_counts_and_measures_read_back_give_the_value(
    language: Language, number: int, unit: str, qualifier: Qualifier
) -> None:
    assert parse(text(figure(number, unit, qualifier), language)) == number


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@given(hundredths=st.integers(1, 10**7), unit=st.sampled_from(["working-day", "day", "month", "kilogram", "tonne"]))
def test_decimals_read_back_give_the_value(language: Language, hundredths: int, unit: str) -> None:
    assert parse(text(figure(Fraction(hundredths, 100), unit), language)) == Fraction(hundredths, 100)


@given(low=st.integers(1, 10**6), more=st.integers(1, 10**6), unit=st.sampled_from(["working-day", "person"]))
def test_both_ends_of_a_range_are_given(low: int, more: int, unit: str) -> None:
    record = figure(f"{low}..{low + more}", unit)
    for language, separator in ((CHINESE, "至"), (ENGLISH, " to ")):
        first, _, last = text(record, language).partition(separator)
        assert [parse(first), parse(last)] == [Fraction(low), Fraction(low + more)]


@pytest.mark.parametrize("language", LANGUAGES, ids=["zh", "en"])
@given(yuan=st.integers(1, TEN_TRILLION), qualifier=st.sampled_from(Qualifier), kind=st.sampled_from(FigureKind))
def test_texts_hold_plain_spaces_only(language: Language, yuan: int, qualifier: Qualifier, kind: FigureKind) -> None:
    words = text(figure(yuan, "CNY", qualifier, kind), language)
    assert not set(words) & set("\u00a0\u202f\u2009\u3000\t\n")


def test_no_two_qualifiers_share_a_text() -> None:
    for language in LANGUAGES:
        for kind in (FigureKind.STATISTIC, PROJECTION):
            for unit in ("CNY", "post", "working-day"):
                texts = {text(figure(400, unit, qualifier, kind), language) for qualifier in Qualifier}
                assert len(texts) == len(Qualifier)
