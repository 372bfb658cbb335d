"""No number is typed in prose: a figure is written once, as a record, and so cannot differ between languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.problems import Problem, ProblemKind, Severity
from microsite.prose.names import TAG
from microsite.prose.parts import Html, Words

NUMBER_IN_PROSE = ProblemKind(
    "number-in-prose",
    Severity.ERROR,
    N_("The number “%(number)s” is typed in the text."),
    N_(
        "Name a figure, {{ permit-time }}, or a date, {{ 2020-04-21 }}; a name like 5G goes into content/glossary.yaml."
    ),
)

EXEMPT = re.compile(r"<(code|pre|span class=\"(?:name|ref)\")[^>]*>.*?</(?:code|pre|span)>", re.DOTALL)
NUMBER = re.compile(r"\d[\d.,:%]*")
ENTITY = re.compile(r"&#?\w+;")


def check_digits(texts: Iterable[WrittenText]) -> Iterator[Problem]:
    """Report every digit of prose that is no figure, date or name."""
    for text in texts:
        for part in () if text.citation else text.parts:
            if isinstance(part, Html | Words):
                for number in NUMBER.findall(_words(part)):
                    yield NUMBER_IN_PROSE.at(text.place_of(number), number=number)


def _words(part: Html | Words) -> str:
    if isinstance(part, Words):
        return part.text
    return ENTITY.sub(" ", TAG.sub(" ", EXEMPT.sub(" ", part.markup)))
