"""YAML text to nodes. Only the parser's events are used: nothing is constructed, so nothing can be executed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    ScalarNode,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.composer import ComposerError
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reading.nodes import Mapping, Node, Scalar, Sequence
from microsite.reading.slips import slips
from microsite.reading.syntax import syntax_problems
from microsite.reading.text import DAMAGED

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RESOLVER: Any = Resolver()
Event = Any  # of the parser in C, or of the one in Python
Mark = Any

DUPLICATE_KEY = ProblemKind(
    "duplicate-key",
    Severity.ERROR,
    N_("“%(key)s” stands twice here, first on line %(first)s."),
    N_("Only one of the two can hold, and which one was meant is not known."),
    N_("Keep one of the two and delete the other."),
)
NOT_PLAIN_KEY = ProblemKind(
    "not-plain-key",
    Severity.ERROR,
    N_("The name before the colon must be plain text."),
    N_("Only plain text can name an entry."),
    N_("Put text that begins with { or [ in quotes."),
)
SPECIAL_SIGN = ProblemKind(
    "special-sign",
    Severity.ERROR,
    N_("“%(sign)s” at the beginning of a value has a special meaning in YAML."),
    N_("The word after it would be missing from the site."),
    N_("Put the value in quotes."),
)
TOO_DEEP = ProblemKind(
    "nested-too-deep",
    Severity.ERROR,
    N_("Brackets or entries stand inside each other more than %(limit)s deep."),
    N_("No content needs that; a key has probably got stuck."),
    N_("Delete what is not meant to be there."),
)

CUT = ProblemKind(
    "text-cut-off",
    Severity.WARNING,
    N_("“%(cut)s” was left out: after a space “#” begins a comment."),
    N_("What stands behind it would be missing from the site."),
    N_("If it is a part of the text, put the text in quotes; if it is a comment, type a space after the “#”."),
)
CUT_OFF = re.compile(r"\S?\s+(#[^\s#].*)$")
CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # which an escape in double quotes may hide
SPECIAL_SIGNS = "&*!"
DEEPEST = 50
MOST_WORDS = 4096  # of which it is remembered how YAML reads them
SUSPICIOUS = re.compile("[:：{｛\\[［－—–＃“‘＂\u3000\u00a0]")


class _TooDeepError(Exception):
    """A node lies deeper than nodes are followed."""


def parse(text: str, path: str, report: Report, first_line: int = 1) -> Node | None:
    """The node that a YAML text holds, an empty mapping where it holds none; None after a syntax error was reported.

    `first_line` is the line of the file on which the text begins (front matter stands below its opening line).
    """
    problems: list[Problem] = []
    try:
        root = _Composer(text, path, first_line, problems.append).root()
    except yaml.YAMLError as error:
        root, problems = None, list(syntax_problems(error, text, path, first_line))
    except _TooDeepError as too_deep:
        root, problems = None, [TOO_DEEP.at(Place(path, *too_deep.args), limit=DEEPEST)]
    for problem in problems:
        report(problem)
    return root


class _Composer:
    """Makes nodes of the events of a parser, one after the other."""

    def __init__(self, text: str, path: str, first_line: int, report: Report) -> None:
        self.next: Callable[[], Event] = Loader(text).get_event
        self.lines, self.path, self.first_line, self.report = text.split("\n"), path, first_line, report
        self.depth, self.anchors = 0, set[str | None]()
        # Most texts hold no sign of what is looked for in each of their values.
        self.may_have_signs = any(sign in text for sign in SPECIAL_SIGNS)
        self.may_be_cut = "#" in text
        self.may_be_damaged = "\\" in text or CONTROL.search(text) is not None

    def root(self) -> Node:
        """The node of the one document. Raises YAMLError where there is more than one, or no YAML."""
        self.next()
        event = self.next()
        if isinstance(event, StreamEndEvent):
            return Mapping((), self.path, self.first_line, 0, 0)
        first = self.next()
        root = self.node(first)
        self.next()
        event = self.next()
        if not isinstance(event, StreamEndEvent):
            raise ComposerError("expected one", first.start_mark, "found another document", event.start_mark)
        return root

    def at(self, start: Mark, end: Mark) -> tuple[str, int, int, int]:
        """What makes the place of a node."""
        line, column = start.line, start.column
        return self.path, line + self.first_line, column + 1, end.column - column if end.line == line else 0

    def node(self, event: Event) -> Node:
        """The node that begins with an event."""
        if self.may_have_signs and (sign := self.special_sign(event)):
            return self.signed(event, sign)
        if type(event) is ScalarEvent:
            return self.scalar(event)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeepError(event.start_mark.line + self.first_line)
        node = self.mapping(event) if isinstance(event, MappingStartEvent) else self.sequence(event)
        self.depth -= 1
        return node

    def signed(self, event: Event, sign: str) -> Node:
        """A node with a sign before it, which is reported, and nothing within it."""
        at = self.at(event.start_mark, self.skip(event))
        self.report(SPECIAL_SIGN.at(Place(*at), sign=sign))
        if isinstance(event, CollectionStartEvent):
            return Mapping((), *at, damaged=True)
        return Scalar(event.value if isinstance(event, ScalarEvent) else event.anchor, *at, quoted=True)

    def skip(self, event: Event) -> Mark:
        """Leave out the node that begins with an event; where it ends. Raises YAMLError for an alias of nothing."""
        depth = 0
        while True:
            anchor, mark = getattr(event, "anchor", None), event.start_mark
            if isinstance(event, AliasEvent) and anchor not in self.anchors:
                raise ComposerError(problem="undefined alias", problem_mark=mark)
            self.anchors.add(anchor)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if not depth:
                return event.end_mark
            event = self.next()

    def scalar(self, event: Event) -> Scalar:
        text, start, end, style = event.value, event.start_mark, event.end_mark, event.style
        first, last, column = start.line, end.line, start.column  # as in `at`, whose call would take longer than this
        at = self.path, first + self.first_line, column + 1, end.column - column if first == last else 0
        if self.may_be_damaged and CONTROL.search(text):
            self.report(DAMAGED.at(Place(*at)))
        if self.may_be_cut and text and not style and last < len(self.lines):
            self.report_cut(end)
        if style in ("'", '"'):
            return Scalar(text, *at, quoted=True)
        return Scalar(text, *at, False, not style and _changes(text), tuple(self.lines[first : last + 1]))

    def report_cut(self, end: Mark) -> None:
        """Report what stands behind a value, cut off as a comment."""
        cut = CUT_OFF.match(self.lines[end.line], max(end.column - 1, 0))
        if cut:
            at = Place(self.path, end.line + self.first_line, cut.start(1) + 1, len(cut[1]))
            self.report(CUT.at(at, cut=cut[1]))

    def special_sign(self, event: Event) -> str:
        """An anchor, alias or tag before a node; an alias would also let a few lines stand for thousands."""
        line, column = event.start_mark.line, event.start_mark.column
        first = self.lines[line][column : column + 1] if line < len(self.lines) else ""
        return first if first and first in SPECIAL_SIGNS else ""

    def sequence(self, start: Event) -> Sequence:
        items = []
        while type(event := self.next()) is not SequenceEndEvent:
            items.append(self.node(event))
        return Sequence(tuple(items), *self.at(start.start_mark, event.end_mark))

    def mapping(self, start: Event) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        damaged = False
        while type(event := self.next()) is not MappingEndEvent:
            key = self.node(event)
            if not isinstance(key, Scalar):
                self.report(NOT_PLAIN_KEY.at(key.place))
                damaged = True
            elif spoilt := self.spoilt_key(key):
                for problem in spoilt:
                    self.report(problem)
                damaged = True
            elif key.text in entries:
                first = entries[key.text][0].line
                self.report(DUPLICATE_KEY.at(key.place, key=key.text, first=first))
            else:
                entries[key.text] = (key, self.node(self.next()))
                continue
            self.skip(self.next())
        return Mapping(tuple(entries.values()), *self.at(start.start_mark, event.end_mark), damaged=damaged)

    def spoilt_key(self, key: Scalar) -> list[Problem]:
        """The slips on the line of a key that holds a sign no key has."""
        if key.quoted or not SUSPICIOUS.search(key.text):
            return []
        line = self.lines[key.line - self.first_line]
        return list(slips([line], self.path, key.line))


@lru_cache(maxsize=MOST_WORDS)
def _changes(text: str) -> bool:
    """Whether YAML would construct another value than the text typed, were it not in quotes."""
    if text == "":
        return False
    tag = RESOLVER.resolve(ScalarNode, text, (True, False))
    try:
        value = SafeConstructor().construct_object(ScalarNode(tag, text))
    except (ValueError, yaml.YAMLError):
        return True
    return bool(str(value) != text)
