"""Readers of single values: each gives the value of a node, or None after it reported what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from microsite.deferred import Deferred
from microsite.marking import N_
from microsite.model.fields import Declared
from microsite.model.periods import Moment, Period
from microsite.problems import ProblemKind, Report, Severity, did_you_mean
from microsite.reading.nodes import Node, Scalar

SUGGESTION = Deferred("model.suggestions", "suggestion")

V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)
R = TypeVar("R", bound=Declared)

TEXT_EXPECTED = ProblemKind(
    "text-expected",
    Severity.ERROR,
    N_("A single piece of text is expected here."),
    N_("A list or a group of lines cannot be shown where one text stands."),
    N_("Write the text after the colon, on the same line; put it in quotes if it begins with a sign."),
)
NOT_AN_EMAIL = ProblemKind(
    "not-an-email",
    Severity.ERROR,
    N_("“%(text)s” is not an e-mail address."),
    N_("An enquiry sent there would be lost."),
    N_("Type it as in name@example.org, with half-width signs."),
)
NOT_A_TAG = ProblemKind(
    "not-a-language-tag",
    Severity.ERROR,
    N_("“%(text)s” is not a language tag."),
    N_("Browsers, screen readers and search engines would not know the page's language."),
    N_("Type a tag of BCP 47 such as zh-Hans, en or ja."),
)
NEEDS_QUOTES = ProblemKind(
    "value-needs-quotes",
    Severity.WARNING,
    N_("“%(text)s” without quotes is no text to other programs; it was taken as typed."),
    N_("YAML reads no as false, 12:30 as 750 and 010 as 8, so another editor may save something else."),
    N_('Put it in quotes: "%(text)s".'),
)
QUOTES_SHOWN = ProblemKind(
    "quotes-shown",
    Severity.WARNING,
    N_("The quotation marks round “%(text)s” will be shown to readers."),
    N_("YAML takes only half-width quotation marks for its own; these are a part of the text."),
    N_("Delete them, unless the text is a quotation."),
)
NOT_A_WHOLE_NUMBER = ProblemKind(
    "not-a-whole-number",
    Severity.ERROR,
    N_("“%(text)s” is not a whole number."),
    N_("Only a whole number can be counted with here."),
    N_("Type digits only, without commas, spaces or units: 25."),
)
NOT_A_DATE = ProblemKind(
    "not-a-date",
    Severity.ERROR,
    N_("“%(text)s” is not a day."),
    N_("Other ways of writing a date can be read as two different days."),
    N_("Type year, month and day with half-width hyphens: 2020-04-21."),
)
NOT_A_PERIOD = ProblemKind(
    "not-a-period",
    Severity.ERROR,
    N_("“%(text)s” is not a day, month, quarter or year."),
    N_("Other ways of writing a date can be read as two different days."),
    N_("Type 2020-04-21, 2020-04, 2020-Q1 or 2020; for a stretch of time two of them: 2020-01/2020-04."),
)
NOT_A_CHOICE = ProblemKind(
    "not-a-choice",
    Severity.ERROR,
    N_("“%(text)s” is none of the words that can stand here."),
    N_("The word decides how the site treats this entry; another word would have no effect."),
    N_("Type one of: %(known)s."),
)
NOT_AN_ID = ProblemKind(
    "not-an-id",
    Severity.ERROR,
    N_("“%(text)s” cannot be used as an id."),
    N_("Ids stand in addresses and in the texts that name them."),
    N_("Use small letters a to z, digits and hyphens, beginning with a letter: permit-time."),
)
NOT_A_WEB_ADDRESS = ProblemKind(
    "not-a-web-address",
    Severity.ERROR,
    N_("“%(text)s” is not a complete web address of a folder."),
    N_("Canonical addresses and the sitemap are written from it; a wrong one sends readers and search engines astray."),
    N_("Type it with https:// at the beginning and / at the end: https://example.org/invest/."),
)

ALL_IN_QUOTES = re.compile(r"^[“”‘’＂]([^“”‘’＂]*)[“”‘’＂]$")
WHOLE_NUMBER = re.compile(r"^(?:0|[1-9][0-9]{0,17})$")
ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
WEB_ADDRESS = re.compile(r"^https?://[^\s/?#\"'<>@\[\]\x00-\x20]+(/[^\s?#\"'<>\x00-\x20]*)?/$")
EMAIL = re.compile(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$", re.ASCII)
TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


def text(node: Node, report: Report) -> str | None:
    """Text on one line, without the spaces around it."""
    value = _typed(node, report)
    if value is not None and isinstance(node, Scalar) and node.changes:
        report(NEEDS_QUOTES.at(node.place, text=value))
    quoted = ALL_IN_QUOTES.match(value or "")
    if quoted:
        report(QUOTES_SHOWN.at(node.place, text=quoted[1]))
    return value


def _typed(node: Node, report: Report) -> str | None:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    report(TEXT_EXPECTED.at(node.place))
    return None


def parsed(parse: Callable[[str], V], kind: ProblemKind) -> Callable[[Node, Report], V | None]:
    """A value that `parse` makes of a text; what ValueError it raises is reported as `kind`."""

    def read(node: Node, report: Report) -> V | None:
        value = _typed(node, report)
        if value is None:
            return None
        try:
            return parse(value)
        except ValueError:
            report(kind.at(node.place, text=value, meant=SUGGESTION(value, parse)))
            return None

    return read


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if not pattern.match(value):
            raise ValueError(value)
        return value

    return parse


def _digits(value: str) -> int:
    if not WHOLE_NUMBER.match(value):
        raise ValueError(value)
    return int(value)


def day_of(value: str) -> date:
    """The day that `2020-04-21` names; ValueError for anything else."""
    moment = Moment.parse(value)
    if not moment.day:
        raise ValueError(value)
    return moment.last_day


whole_number = parsed(_digits, NOT_A_WHOLE_NUMBER)
day = parsed(day_of, NOT_A_DATE)
period = parsed(Period.parse, NOT_A_PERIOD)
identifier = parsed(_matching(ID), NOT_AN_ID)
web_address = parsed(_matching(WEB_ADDRESS), NOT_A_WEB_ADDRESS)
email_address = parsed(_matching(EMAIL), NOT_AN_EMAIL)
language_tag = parsed(_matching(TAG), NOT_A_TAG)


def is_id(value: str) -> bool:
    return bool(ID.match(value))


def choice(options: type[E]) -> Callable[[Node, Report], E | None]:
    """One of the words of an enumeration."""

    def read(node: Node, report: Report) -> E | None:
        value = _typed(node, report)
        if value is None or value in list(options):
            return None if value is None else options(value)
        known = [option.value for option in options]
        meant = SUGGESTION(value, options) or did_you_mean(value, known)
        report(NOT_A_CHOICE.at(node.place, text=value, known=", ".join(known), meant=meant))
        return None

    return read
