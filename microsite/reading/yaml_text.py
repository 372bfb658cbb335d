"""YAML text to nodes. Only the composer is used: nothing is constructed, so nothing can be executed or change type."""

from __future__ import annotations

import re
from itertools import accumulate

import yaml
from yaml.constructor import SafeConstructor

from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reading.nodes import Mapping, Node, Scalar, Sequence
from microsite.reading.slips import slips
from microsite.reading.syntax import syntax_problems
from microsite.reading.text import DAMAGED

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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
STRING = "tag:yaml.org,2002:str"
DEEPEST = 50
# How deep a text can go is bounded by its brackets and by where its lines begin.
BRACKET = re.compile(r"[\[\]{}]")
FAR_IN = re.compile(r"^(?=[ ?-]{50})(?:[?-] | )*", re.MULTILINE)
SUSPICIOUS = re.compile("[:：{｛\\[［－—–＃“‘＂\u3000\u00a0]")


def parse(text: str, path: str, report: Report, first_line: int = 1) -> Node | None:
    """The node that a YAML text holds, an empty mapping where it holds none; None after a syntax error was reported.

    `first_line` is the line of the file on which the text begins (front matter stands below its opening line).
    """
    try:
        too_deep = _line_too_deep(text)
        if too_deep is not None:
            report(TOO_DEEP.at(Place(path, first_line + too_deep), limit=DEEPEST))
            return None
        root = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        for problem in syntax_problems(error, text, path, first_line):
            report(problem)
        return None
    if root is None:
        return Mapping((), Place(path, first_line))
    return _Converter(text, path, first_line, report).convert(root)


def _line_too_deep(text: str) -> int | None:
    """The line on which a text goes deeper than the composer, which calls itself, can follow without harm."""
    if _bracket_depth(text) <= DEEPEST and not FAR_IN.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return event.start_mark.line if event.start_mark else 0
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _bracket_depth(text: str) -> int:
    steps = (1 if found[0] in "[{" else -1 for found in BRACKET.finditer(text))
    return max(accumulate(steps), default=0)


class _Converter:
    def __init__(self, text: str, path: str, first_line: int, report: Report) -> None:
        self.lines, self.path, self.first_line, self.report = text.split("\n"), path, first_line, report
        # Most texts hold no sign of what is looked for in each of their values.
        self.may_have_signs = any(sign in text for sign in SPECIAL_SIGNS)
        self.may_be_cut = "#" in text
        self.may_be_damaged = "\\" in text or CONTROL.search(text) is not None

    def place(self, node: yaml.Node) -> Place:
        line, column = node.start_mark.line, node.start_mark.column
        length = node.end_mark.column - column if node.end_mark.line == line else 0
        return Place(self.path, line + self.first_line, column + 1, length)

    def convert(self, node: yaml.Node) -> Node:
        sign = self.special_sign(node) if self.may_have_signs else ""
        if sign:
            self.report(SPECIAL_SIGN.at(self.place(node), sign=sign))
        elif isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        elif isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.convert(item) for item in node.value), self.place(node))
        return self.scalar(node) if isinstance(node, yaml.ScalarNode) else Mapping((), self.place(node), damaged=True)

    def scalar(self, node: yaml.ScalarNode) -> Scalar:
        if self.may_be_damaged and CONTROL.search(node.value):
            self.report(DAMAGED.at(self.place(node)))
        if self.may_be_cut and self.in_block(node):
            self.report_cut(node)
        quoted = node.style in ("'", '"')
        return Scalar(
            node.value,
            self.place(node),
            quoted=quoted,
            changes=not quoted and node.tag != STRING and _changes(node),
            lines=() if quoted else tuple(self.lines[node.start_mark.line : node.end_mark.line + 1]),
        )

    def report_cut(self, node: yaml.ScalarNode) -> None:
        """Report what stands behind a value, cut off as a comment."""
        line, end = node.end_mark.line, max(node.end_mark.column - 1, 0)
        cut = CUT_OFF.match(self.lines[line], end)
        if cut:
            at = Place(self.path, line + self.first_line, cut.start(1) + 1, len(cut[1]))
            self.report(CUT.at(at, cut=cut[1]))

    def in_block(self, node: yaml.ScalarNode) -> bool:
        """Whether a value is unquoted text on lines that there are."""
        return not node.style and node.end_mark.line < len(self.lines) and node.value != ""

    def special_sign(self, node: yaml.Node) -> str:
        """An anchor, alias or tag before a node; an alias would also let a few lines stand for thousands."""
        line, column = node.start_mark.line, node.start_mark.column
        first = self.lines[line][column : column + 1] if line < len(self.lines) else ""
        return first if first and first in SPECIAL_SIGNS else ""

    def mapping(self, node: yaml.MappingNode) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        damaged = False
        for key_node, value_node in node.value:
            key = self.convert(key_node)
            if not isinstance(key, Scalar):
                self.report(NOT_PLAIN_KEY.at(key.place))
                damaged = True
                continue
            spoilt = self.spoilt_key(key)
            if spoilt:
                for problem in spoilt:
                    self.report(problem)
                damaged = True
            elif key.text in entries:
                first = entries[key.text][0].place.line
                self.report(DUPLICATE_KEY.at(key.place, key=key.text, first=first))
            else:
                entries[key.text] = (key, self.convert(value_node))
        return Mapping(tuple(entries.values()), self.place(node), damaged)

    def spoilt_key(self, key: Scalar) -> list[Problem]:
        """The slips on the line of a key that holds a sign no key has."""
        if key.quoted or not SUSPICIOUS.search(key.text):
            return []
        line = self.lines[key.place.line - self.first_line]
        return list(slips([line], self.path, key.place.line))


def _changes(node: yaml.ScalarNode) -> bool:
    """Whether YAML would construct another value than the text typed."""
    if node.value == "":
        return False
    try:
        value = SafeConstructor().construct_object(node)
    except (ValueError, yaml.YAMLError):
        return True
    return bool(str(value) != node.value)
