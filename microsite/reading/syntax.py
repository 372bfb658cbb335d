"""What is wrong with text that is no YAML, in words of those who typed it; the parser's own are for programmers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from microsite.marking import N_
from microsite.problems import Message, Place, Problem, ProblemKind, Severity
from microsite.reading.slips import FULL_WIDTH_COLON, slips

BROKEN_YAML = ProblemKind(
    "broken-yaml",
    Severity.ERROR,
    N_("The line cannot be read as YAML: %(detail)s."),
    N_("From this line on the file cannot be understood."),
    N_("Write “name: value” with a half-width colon and a space after it; put text that contains a colon in quotes."),
)
COLON_IN_TEXT = ProblemKind(
    "colon-in-text",
    Severity.ERROR,
    N_("The text after “%(key)s:” contains a colon with a space after it."),
    N_("YAML takes what stands before each colon for a name, so it finds two names on one line."),
    N_("Put the text in quotes: “%(write)s”."),
)
OPEN_QUOTE = ProblemKind(
    "open-quote",
    Severity.ERROR,
    N_("The quotation mark before “%(text)s” is not closed on this line."),
    N_("Everything up to the next quotation mark, other entries too, becomes part of this text."),
    N_("Type the same half-width quotation mark at the end of the text."),
)

DETAILS = (
    ("could not find expected ':'", N_("it is no “name: value”, or the line before it goes on here")),
    ("mapping values are not allowed", N_("it is indented differently from the lines it belongs to")),
    ("cannot start any token", N_("no value can begin with this sign; put the value in quotes")),
    ("alphabetic or numeric", N_("no value can begin with this sign; put the value in quotes")),
    ("undefined alias", N_("no value can begin with this sign; put the value in quotes")),
    (
        "expected key",
        N_("it does not line up with the lines above, or a quote or bracket above is not closed"),
    ),
    ("expected <block end>", N_("it does not line up with the lines above, or a quote above is not closed")),
    ("'-' indicator", N_("names and entries of a list do not line up")),
    ("sequence entries are not allowed", N_("an entry of a list must begin on a line of its own")),
    ("expected node content", N_("a bracket is not closed, or a comma between two entries is missing")),
    ("expected ','", N_("a bracket is not closed, or a comma between two entries is missing")),
    ("another document", N_("a line of --- divides the file in two")),
    ("unknown escape", N_("after a backslash inside double quotes this sign has no meaning")),
)
UNCLEAR = N_("its structure is not clear")
QUOTE_INSIDE = N_("a quotation mark inside the text closes it too early")

CLOSED_EARLY = re.compile(r""":\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,\]}'"]""")
NOT_CLOSED = re.compile(r""":\s+(?P<at>"(?P<double>(?:[^"\\]|\\.)+)|'(?P<single>(?:[^']|'')+))$""")
COLON_TWICE = re.compile(r"^\s*(?:- )?(?P<key>[\w.-]+):\s+(?P<text>[^\"'\[{|>&*!#].*?:(?:\s.*)?)$")
FULL_WIDTH_KEY = re.compile(r"^\s*(?:- )?(?P<key>[\w-]+)(?P<at>：)")
LINES_BACK = 3


def syntax_problems(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Iterator[Problem]:
    """The causes of a syntax error: every slip of the keyboard in the text, or else what stands where it broke off."""
    lines = text.split("\n")
    found = tuple(slips(lines, path, first_line))
    if found:
        yield from found
        return
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    at = min(mark.line, last) if mark else 0
    nearby = [number for number in range(at, max(at - LINES_BACK, -1), -1) if lines[number].strip()]
    place = Place(path, first_line + at, (mark.column if mark else 0) + 1)
    yield (
        _full_width_key(lines, nearby, place, first_line)
        or _colon_twice(lines[at], place)
        or _open_quote(lines[: at + 1], path, first_line)
        or _broken(error, lines, nearby, place, first_line)
    )


def _full_width_key(lines: list[str], nearby: list[int], place: Place, first_line: int) -> Problem | None:
    for number in nearby:
        found = FULL_WIDTH_KEY.search(lines[number])
        if found:
            at = Place(place.path, first_line + number, found.start("at") + 1, 1)
            return FULL_WIDTH_COLON.at(at, key=found["key"])
    return None


def _colon_twice(line: str, place: Place) -> Problem | None:
    found = COLON_TWICE.match(line)
    if found is None:
        return None
    quoted = found["text"].replace('"', '\\"')
    at = Place(place.path, place.line, found.start("text") + 1, len(found["text"]))
    return COLON_IN_TEXT.at(at, key=found["key"], write=f'{found["key"]}: "{quoted}"')


def _open_quote(lines: list[str], path: str, first_line: int) -> Problem | None:
    """The first quotation mark that its own line does not close: text over several lines is no mistake by itself."""
    for number, line in enumerate(lines):
        found = NOT_CLOSED.search(line)
        if found:
            at = Place(path, first_line + number, found.start("at") + 1, len(found["at"]))
            return OPEN_QUOTE.at(at, text=found["double"] or found["single"])
    return None


def _broken(error: yaml.YAMLError, lines: list[str], nearby: list[int], place: Place, first_line: int) -> Problem:
    for number in nearby:
        early = CLOSED_EARLY.search(lines[number])
        if early:
            at = Place(place.path, first_line + number, early.end())
            return BROKEN_YAML.at(at, detail=Message(QUOTE_INSIDE))
    said = str(getattr(error, "problem", "") or "")
    detail = next((detail for words, detail in DETAILS if words in said), UNCLEAR)
    if "could not find expected ':'" in said and nearby:
        place = Place(place.path, min(place.line, first_line + nearby[0]), 1)
    return BROKEN_YAML.at(place, detail=Message(detail))
