"""Signs of Markdown and of references that are full-width, so that they stay on the page as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checking.content import Written
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.problems import Problem, ProblemKind, Severity

FULL_WIDTH_MARK = ProblemKind(
    "full-width-mark",
    Severity.ERROR,
    N_("“%(sign)s” is full-width; here the half-width sign is needed."),
    N_("Readers would see the signs instead of the figure, link or heading that is meant."),
    N_("Switch the keyboard to English and type “%(write)s”."),
)
OPEN_REFERENCE = ProblemKind(
    "open-reference",
    Severity.ERROR,
    N_("“%(words)s” is not closed on this line, or not opened."),
    N_("Readers would see the brackets instead of the figure or link that is meant."),
    N_("Write {{ name }} for a figure and [[name]] for a link, both brackets twice on either side."),
)

FULL_WIDTH = re.compile(
    r"(?P<braces>[｛{][｛]|[｛][{]|[｝}][｝]|[｝][}])|(?P<brackets>[［\[][［]|[［][\[]|[］\]][］]|[］][\]])"
    r"|^(?P<heading>＃+)|^(?P<block>[:：]*：[:：]*)[ ]*(?=[a-z])|(?P<stars>＊+)",
    re.MULTILINE,
)
OPEN = re.compile(
    r"\{\{[^{}\n￼￻]{0,40}|[^{}\n￼￻]{0,40}\}\}"
    r"|\[\[[^\[\]\n￼￻]{0,40}|[^\[\]\n￼￻]{0,40}\]\]"
    r"|^:::[ ]*$|\{[a-z][a-z0-9.-]*\}",
    re.MULTILINE,
)
# What stands in whatever these find; most texts hold none.
SINGLE = "｛｝［］＃＊{}"
DOUBLE = ("[[", "]]", "：：", ":：", "：:", ":::")
HALF_WIDTH = str.maketrans("｛｝［］＃：＊", "{}[]#:*")


def check_marks(written: Written) -> Iterator[Problem]:
    """Report full-width signs that were meant as marks, and references that are not closed."""
    signs = {sign for said in written.said.values() for sign in SINGLE if sign in said.alphabet}
    words = "\n".join(text.words for text in written.texts)
    marks = [*signs, *(pair for pair in DOUBLE if pair in words)]
    for text in written.texts if marks else ():
        if any(mark in text.words for mark in marks):
            yield from _marks(text)


def _marks(text: WrittenText) -> Iterator[Problem]:
    marked = set[int]()
    for found in FULL_WIDTH.finditer(text.words):
        write = found[0].strip().translate(HALF_WIDTH)
        if found["block"] and len(found["block"]) != len(":::"):
            continue
        place = text.place_at(found.start(), found.end())
        marked.add(place.line)
        yield FULL_WIDTH_MARK.at(place, sign=found[0].strip(), write=write)
    for found in OPEN.finditer(text.words):
        place = text.place_at(found.start(), found.end())
        if place.line not in marked:
            yield OPEN_REFERENCE.at(place, words=found[0].strip())
