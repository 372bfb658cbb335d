"""Slips of the Chinese keyboard in YAML: signs that look right and are not, line by line, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.reading.nodes import Scalar

FULL_WIDTH_COLON = ProblemKind(
    "full-width-colon",
    Severity.ERROR,
    N_("There is a full-width colon “：” after “%(key)s”; YAML does not know it as a colon."),
    N_("The name and its value run into one, and the entry is lost."),
    N_("Type a half-width colon and a space: “%(key)s: ”."),
)
FULL_WIDTH_SIGN = ProblemKind(
    "full-width-sign",
    Severity.ERROR,
    N_("“%(sign)s” is full-width; here the half-width sign is needed."),
    N_("The two look alike, but only the half-width sign has a meaning here."),
    N_("Switch the keyboard to English and type “%(write)s”."),
)
NO_SPACE_AFTER_COLON = ProblemKind(
    "no-space-after-colon",
    Severity.ERROR,
    N_("After “%(key)s:” there is no space."),
    N_("The name and its value run into one, and the entry is lost."),
    N_("Type a space after the colon: “%(key)s: ”."),
)
ODD_INDENTATION = ProblemKind(
    "odd-indentation",
    Severity.ERROR,
    N_("The line is indented with tabs or full-width spaces."),
    N_("How far a line is indented says what it belongs to, and only plain spaces can be counted."),
    N_("Delete the blank before “%(word)s” and type spaces, two for each step."),
)
NO_BREAK_SPACE = ProblemKind(
    "no-break-space",
    Severity.ERROR,
    N_("A special space, pasted from a web page or a Word file, stands after “%(key)s:”."),
    N_("It looks like a space but is a character of its own, so the name and its value run into one."),
    N_("Delete the space after the colon and type it anew: “%(key)s: ”."),
)
TYPOGRAPHIC_QUOTES = ProblemKind(
    "typographic-quotes",
    Severity.ERROR,
    N_("The name “%(key)s” stands in quotation marks that YAML takes for a part of it."),
    N_("No field has this name, so what stands after it is lost."),
    N_("Type the name without quotation marks: “%(key)s: ”."),
)

BLANK = "[ \\t\u3000\u00a0]"
KEY = r"[A-Za-z_][\w.-]*"
START = rf"^{BLANK}*(?:[-－—–]{BLANK}*)?"
WRITE = {"｛": "{", "｝": "}", "［": "[", "］": "]", "，": ",", "－": "-", "—": "-", "–": "-", "＃": "#", "＊": "*"}


@frozen
class Slip:
    """A slip on a line: `values` makes of what the pattern found the values of the message."""

    kind: ProblemKind
    pattern: str
    values: Callable[[re.Match[str]], dict[str, object]]


def _key(found: re.Match[str]) -> dict[str, object]:
    return {"key": found["key"]}


def _sign(found: re.Match[str]) -> dict[str, object]:
    return {"sign": found["at"], "write": "---" if len(found["at"]) > 2 else WRITE[found["at"]]}


UNQUOTED_REFERENCE = ProblemKind(
    "unquoted-reference",
    Severity.ERROR,
    N_("The text after “%(key)s:” begins with a figure or link and has no quotes."),
    N_("YAML takes a bracket at the beginning of a value for its own."),
    N_("Put the whole text in quotes: “%(write)s”."),
)


def _quoted(found: re.Match[str]) -> dict[str, object]:
    return {"key": found["key"], "write": f'{found["key"]}: "{found["at"].rstrip()}"'}


SLIPS = (
    Slip(UNQUOTED_REFERENCE, rf"{START}(?P<key>{KEY}):{BLANK}+(?P<at>(?:\{{\{{|\[\[).*)$", _quoted),
    Slip(FULL_WIDTH_COLON, rf"{START}(?P<key>{KEY}){BLANK}*(?P<at>：)", _key),
    Slip(FULL_WIDTH_COLON, rf"[{{｛,，]{BLANK}*(?P<key>{KEY})(?P<at>：)", _key),
    Slip(
        ODD_INDENTATION,
        "^(?P<at> *[\\t\u3000\u00a0]+ *)(?P<word>[^\\s:：]+)",
        lambda m: {"word": m["word"]},
    ),
    Slip(FULL_WIDTH_SIGN, rf"^{BLANK}*(?P<at>[－—–＃])(?![－—–])", _sign),
    Slip(FULL_WIDTH_SIGN, r"^(?P<at>[－—–─]{3,})$", _sign),
    Slip(FULL_WIDTH_SIGN, rf"{START}(?:{KEY}[:：])?{BLANK}*(?P<at>[｛［])", _sign),
    Slip(FULL_WIDTH_SIGN, rf"[{{｛\[［][^}}｝\]］]*(?P<at>，){BLANK}*{KEY}{BLANK}*[:：]", _sign),
    Slip(FULL_WIDTH_SIGN, rf"[{{\[][^{{\[]*(?P<at>[｝］]){BLANK}*$", _sign),
    Slip(TYPOGRAPHIC_QUOTES, rf"{START}(?P<at>[“”‘’＂＇])(?P<key>{KEY})[“”‘’＂＇]{BLANK}*[:：]", _key),
    Slip(NO_BREAK_SPACE, rf"{START}(?P<key>{KEY}):(?P<at>[\u00a0\u3000])", _key),
    Slip(NO_SPACE_AFTER_COLON, rf"{START}(?P<key>{KEY})(?P<at>:)(?=[^\s/])", _key),
)


def slips(lines: list[str], path: str, first_line: int, start: int = 0) -> Iterator[Problem]:
    """The slips on some lines of a file, the first of which is read from the character `start` on."""
    for number, line in enumerate(lines):
        read = " " * start + line[start:] if number == 0 else line
        if not read.lstrip().startswith("#"):
            yield from _on_line(read, Place(path, first_line + number))


def slips_of(scalar: Scalar) -> tuple[Problem, ...]:
    """What the keyboard may have spoilt in a value where something else than a single value is expected."""
    place = scalar.place
    return tuple(slips(list(scalar.lines), place.path, place.line, place.column - 1))


def _on_line(line: str, place: Place) -> Iterator[Problem]:
    reported: set[str] = set()
    for slip in SLIPS:
        found = re.search(slip.pattern, line)
        if found and slip.kind.code not in reported:
            reported.add(slip.kind.code)
            at = Place(place.path, place.line, found.start("at") + 1, len(found["at"]))
            yield slip.kind.at(at, **slip.values(found))
