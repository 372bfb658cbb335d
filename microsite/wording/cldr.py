"""What the Common Locale Data Repository says of a locale, by way of Babel.

Babel and its data take as long to load as several pages take to be made. What it answers depends on nothing but the
locale and the question, so its answers are kept between processes, and where all are known it is not loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from microsite.memory import Memory

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.numbers import NumberPattern

A = TypeVar("A")
ANY_DAY = date(2000, 1, 1)
LEAST_SCALE = 10_000  # formal text has RMB 5,000, not RMB 5 thousand
Scales = tuple[tuple[int, dict[str, str]], ...]


class UnknownLocaleError(ValueError):
    """There is no locale of this name."""


class Cldr:
    """The data of one locale, by its name with underscores."""

    def __init__(self, locale: str, memory: Memory) -> None:
        self._locale_name, self._memory = locale, memory
        self._known: dict[tuple[str, ...], dict[str, Any]] = {}

    @cached_property
    def _locale(self) -> Locale:
        from babel.core import Locale
        from babel.core import UnknownLocaleError as NoneFoundError

        try:
            return Locale.parse(self._locale_name)
        except (NoneFoundError, ValueError, TypeError):
            raise UnknownLocaleError(self._locale_name) from None

    @cached_property
    def name(self) -> str:
        """The locale's name as CLDR writes it; UnknownLocaleError where there is no such locale."""
        return self._answer(("name",), "", lambda: str(self._locale))

    @cached_property
    def scales(self) -> Scales:
        """The words that stand for powers of ten, greatest first, each with its patterns by plural category."""
        return self._answer(("scales",), "", lambda: _scales(self._locale))

    def load(self) -> None:
        """Have at hand what nearly every page asks for."""
        self.scales  # noqa: B018 (it is asked for to be loaded)
        self.day(ANY_DAY)

    def plural_category(self, number: Decimal) -> str:
        """The plural category of a number."""
        return self._answer(("plural",), str(number), lambda: str(self._locale.plural_form(number)))

    def in_digits(self, number: Decimal, pattern: str) -> str:
        """A number after a pattern in CLDR's syntax."""
        return self._answer(
            ("digits", pattern), str(number), lambda: str(_pattern(pattern).apply(number, self._locale))
        )

    def day(self, day: date) -> str:
        """A day in words, in full."""
        return self._answer(("day",), str(day), lambda: _formatted(day, self._locale))

    def period(self, day: date, skeleton: str) -> str:
        """The month or year of a day in words."""
        return self._answer(("period", skeleton), str(day), lambda: _formatted(day, self._locale, skeleton))

    def _answer(self, kind: tuple[str, ...], question: str, find: Callable[[], A]) -> A:
        if kind not in self._known:
            self._known[kind] = self._memory.answers(("cldr", self._locale_name, *kind))
        known: dict[str, A] = self._known[kind]
        if question not in known:
            known[question] = find()
        return known[question]


def _scales(locale: Locale) -> Scales:
    formats = locale.compact_decimal_formats
    forms = formats["long"] if "long" in formats else formats["short"]
    found: dict[int, dict[str, str]] = {}
    for category in sorted(forms):
        for power, pattern in forms[category].items():
            text = pattern.pattern.replace("\xa0", " ").replace("'", "")
            divisor = 10 ** (len(power) - text.count("0"))
            if divisor >= LEAST_SCALE and text.strip("0"):
                found.setdefault(divisor, {}).setdefault(category, re.sub("0+", "{n}", text))
    return tuple(sorted(found.items(), reverse=True))


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> NumberPattern:
    from babel.numbers import parse_pattern

    return parse_pattern(pattern)


def _formatted(day: date, locale: Locale, skeleton: str = "") -> str:
    from babel.dates import format_date, format_skeleton

    return format_skeleton(skeleton, day, locale=locale) if skeleton else format_date(day, "long", locale=locale)
