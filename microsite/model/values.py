"""Readers of single values: each gives the value of a node, or None after it reported what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from microsite.marking import N_
from microsite.model.fields import Declared, Reader, read_fields, report_unexpected
from microsite.model.localized import Localized
from microsite.model.periods import Moment, Period
from microsite.model.suggestions import suggestion
from microsite.problems import ProblemKind, Report, Severity, did_you_mean
from microsite.reading.nodes import Mapping, Node, Scalar, Sequence

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
LIST_EXPECTED = ProblemKind(
    "list-expected",
    Severity.ERROR,
    N_("A list is expected here."),
    N_("A single value cannot be told from a list with one entry."),
    N_("Write [one, two], or each entry on a line of its own that begins with “- ”."),
)
MAPPING_BY_ID_EXPECTED = ProblemKind(
    "mapping-by-id-expected",
    Severity.ERROR,
    N_("Names with their values are expected here, one per language or per id."),
    N_("Each value must say which language or id it belongs to."),
    N_("Write them on lines of their own, indented by two spaces: “name: value”."),
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
WEB_ADDRESS = re.compile(r"^https?://[^\s/?#\"'<>]+(/[^\s?#\"'<>]*)?/$")


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
            report(kind.at(node.place, text=value, meant=suggestion(value, parse)))
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


def _day(value: str) -> date:
    moment = Moment.parse(value)
    if not moment.day:
        raise ValueError(value)
    return moment.last_day


whole_number = parsed(_digits, NOT_A_WHOLE_NUMBER)
day = parsed(_day, NOT_A_DATE)
period = parsed(Period.parse, NOT_A_PERIOD)
identifier = parsed(_matching(ID), NOT_AN_ID)
web_address = parsed(_matching(WEB_ADDRESS), NOT_A_WEB_ADDRESS)


def is_id(value: str) -> bool:
    return bool(ID.match(value))


def choice(options: type[E]) -> Callable[[Node, Report], E | None]:
    """One of the words of an enumeration."""

    def read(node: Node, report: Report) -> E | None:
        value = _typed(node, report)
        if value is None or value in list(options):
            return None if value is None else options(value)
        known = [option.value for option in options]
        meant = suggestion(value, options) or did_you_mean(value, known)
        report(NOT_A_CHOICE.at(node.place, text=value, known=", ".join(known), meant=meant))
        return None

    return read


def list_of(read_item: Reader) -> Callable[[Node, Report], tuple[Any, ...] | None]:
    """A list, every item of which is read the same way."""

    def read(node: Node, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            report_unexpected(node, LIST_EXPECTED.at(node.place), report)
            return None
        items = tuple(read_item(item, report) for item in node.items)
        return None if any(item is None for item in items) else items

    return read


def localized(read_value: Reader = text) -> Callable[[Node, Report], Localized[Any] | None]:
    """A mapping from language codes to values: `{zh: …, en: …}`."""

    def read(node: Node, report: Report) -> Localized[Any] | None:
        values = mapping_of(read_value)(node, report)
        if not values or not isinstance(node, Mapping):
            return None
        return Localized(values, node.place, tuple((key.text, value.place) for key, value in node.entries))

    return read


def mapping_of(read_value: Reader) -> Callable[[Node, Report], tuple[tuple[str, Any], ...] | None]:
    """A mapping from ids to values, as pairs in the order written; empty values are left out."""

    def read(node: Node, report: Report) -> tuple[tuple[str, Any], ...] | None:
        if not isinstance(node, Mapping):
            report_unexpected(node, MAPPING_BY_ID_EXPECTED.at(node.place), report)
            return None
        pairs = []
        for key, value_node in node.entries:
            if identifier(key, report) is None:
                return None
            if not (isinstance(value_node, Scalar) and value_node.empty):
                pairs.append((key.text, read_value(value_node, report)))
        return None if any(value is None for _, value in pairs) else tuple(pairs)

    return read


def record(content_type: type[R]) -> Callable[[Node, Report], R | None]:
    """A record inside another."""

    def read(node: Node, report: Report) -> R | None:
        return read_fields(content_type, node, report)

    return read
