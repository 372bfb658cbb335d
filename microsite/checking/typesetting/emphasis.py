"""Emphasis that does not become emphasis: the stars or underscores stay on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.problems import Problem, ProblemKind, Severity
from microsite.prose.names import TAG
from microsite.prose.parts import Html

NOT_RENDERED = ProblemKind(
    "emphasis-not-rendered",
    Severity.WARNING,
    N_("“%(words)s” does not become emphasis; readers see the signs."),
    N_("Between Chinese characters underscores have no effect, and stars none beside a space."),
    N_("Put the words between stars without spaces: *words* or **words**."),
    source=N_("CommonMark 0.31, section 6.2, Emphasis and strong emphasis"),
)

CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
LEFT_OVER = re.compile(
    r"(\*\*|__)(?P<one>[^*_\n]+?)\1|(?<![\w*])(?<!_)([*_])(?P<two>\S[^*_\n]*?)\3|(?<=[^\x00-\x7f])_(?P<three>[^_\n]+)_"
)


def check_emphasis(written: Written) -> Iterator[Problem]:
    """Report signs of emphasis that are left in the text of the page."""
    for text in written.texts:
        if text.body:
            yield from _body(text)


def _body(text: WrittenText) -> Iterator[Problem]:
    position = 0
    for part in text.parts:
        if isinstance(part, Html):
            signs = "*" in part.markup or "_" in part.markup
            for found in LEFT_OVER.finditer(TAG.sub("", CODE.sub("", part.markup))) if signs else ():
                place = text.place_of(found[0], position)
                position = max(text.source.find(found[0], position), position)
                yield NOT_RENDERED.at(place, words=found[0])


RULE = Rule((NOT_RENDERED,), check_emphasis)
