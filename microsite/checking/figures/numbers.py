"""No number is typed in prose: a figure is written once, as a record, and so cannot differ between languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.prose.names import TAG
from microsite.prose.parts import Html, Words

NUMBER_IN_PROSE = ProblemKind(
    "number-in-prose",
    Severity.ERROR,
    N_("The number “%(number)s” is typed in the text."),
    N_("A number typed twice can differ between pages and languages; a figure is written once, with its source."),
    N_(
        "Name a figure, {{ permit-time }}, or a date, {{ 2020-04-21 }}; a name like 5G goes into content/glossary.yaml."
    ),
    source=N_("Our World in Data, the origin of every figure; here: one record a figure"),
)

EXEMPT = re.compile(r"<(code|pre|span class=\"(?:name|ref)\")[^>]*>.*?</(?:code|pre|span)>", re.DOTALL)
NUMBER = re.compile(r"\d[\d.,:%]*")
ENTITY = re.compile(r"&#?\w+;")
# A digit anywhere but in the name of a heading's tag: most markup has none, and then there is nothing to find.
DIGIT = re.compile(r"\d(?<!<h\d)(?<!</h\d)")


def check_numbers(written: Written) -> Iterator[Problem]:
    """Report every digit of prose that is no figure, date or name."""
    for text in written.texts:
        if not text.citation:
            yield from _numbers(text)


def _numbers(text: WrittenText) -> Iterator[Problem]:
    position = 0
    for part in text.parts:
        if isinstance(part, Html | Words):
            for number in _typed(part):
                found = text.words.find(number, position)
                position = found + len(number) if found >= 0 else position
                yield NUMBER_IN_PROSE.at(_place(text, number, found), number=number)


def _place(text: WrittenText, number: str, found: int) -> Place:
    return text.place_of(number) if found < 0 else text.place_at(found, found + len(number))


def _typed(part: Html | Words) -> list[str]:
    """The numbers in the words of a part."""
    if isinstance(part, Words):
        return NUMBER.findall(part.text)
    if DIGIT.search(part.markup) is None:
        return []
    return NUMBER.findall(ENTITY.sub(" ", TAG.sub(" ", EXEMPT.sub(" ", part.markup))))


RULE = Rule((NUMBER_IN_PROSE,), check_numbers)
