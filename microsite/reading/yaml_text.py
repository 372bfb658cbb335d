"""YAML text to nodes. Only the composer is used: nothing is constructed, so nothing can be executed or change type."""

from __future__ import annotations

import re

import yaml

from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reading.nodes import Mapping, Node, Scalar, Sequence

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BROKEN_YAML = ProblemKind(
    "broken-yaml",
    Severity.ERROR,
    N_("The line cannot be read as YAML: %(detail)s."),
    N_("Write “name: value” with a half-width colon and a space after it; put text that contains a colon in quotes."),
)
FULL_WIDTH_COLON = ProblemKind(
    "full-width-colon",
    Severity.ERROR,
    N_("There is a full-width colon “：” after “%(key)s”; YAML does not know it as a colon."),
    N_("Type a half-width colon and a space: “%(key)s: ”."),
)
DUPLICATE_KEY = ProblemKind(
    "duplicate-key",
    Severity.ERROR,
    N_("“%(key)s” stands twice here, first on line %(first)s."),
    N_("Keep one of the two and delete the other."),
)
NOT_PLAIN_KEY = ProblemKind(
    "not-plain-key",
    Severity.ERROR,
    N_("The name before the colon must be plain text."),
    N_("Put text that begins with { or [ in quotes."),
)

FULL_WIDTH_COLON_SIGN = "："
FULL_WIDTH_KEY = re.compile(r"^\s*(?:- )?([\w-]+)：")


def parse(text: str, path: str, report: Report, first_line: int = 1) -> Node | None:
    """The node that a YAML text holds, an empty mapping where it holds none; None after a syntax error was reported.

    `first_line` is the line of the file on which the text begins (front matter stands below its opening line).
    """
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        report(_syntax_problem(error, text, path, first_line))
        return None
    except yaml.YAMLError as error:
        report(BROKEN_YAML.at(Place(path, first_line), detail=str(error).splitlines()[0]))
        return None
    if root is None:
        return Mapping((), Place(path, first_line))
    full_width = FULL_WIDTH_KEY.match(text) if isinstance(root, yaml.ScalarNode) else None
    if full_width:
        report(FULL_WIDTH_COLON.at(Place(path, first_line, full_width.end()), key=full_width[1]))
        return None
    return _Converter(path, first_line, report).convert(root)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    lines = text.split("\n")
    at = error.problem_mark or error.context_mark
    line = at.line if at else 0
    for number in range(line, max(line - 3, -1), -1):
        match = FULL_WIDTH_KEY.match(lines[number]) if number < len(lines) else None
        if match:
            place = Place(path, first_line + number, match.end())
            return FULL_WIDTH_COLON.at(place, key=match[1])
    place = Place(path, first_line + line, (at.column if at else 0) + 1)
    return BROKEN_YAML.at(place, detail=error.problem or error.context or "")


class _Converter:
    def __init__(self, path: str, first_line: int, report: Report) -> None:
        self.path, self.first_line, self.report = path, first_line, report

    def place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def convert(self, node: yaml.Node) -> Node:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.convert(item) for item in node.value), self.place(node))
        return Scalar(node.value, self.place(node), quoted=getattr(node, "style", None) in ("'", '"'))

    def mapping(self, node: yaml.MappingNode) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        damaged = False
        for key_node, value_node in node.value:
            key = self.convert(key_node)
            if not isinstance(key, Scalar):
                self.report(NOT_PLAIN_KEY.at(key.place))
                damaged = True
            elif FULL_WIDTH_COLON_SIGN in key.text:
                self.report(FULL_WIDTH_COLON.at(key.place, key=key.text.partition(FULL_WIDTH_COLON_SIGN)[0]))
                damaged = True
            elif key.text in entries:
                first = entries[key.text][0].place.line
                self.report(DUPLICATE_KEY.at(key.place, key=key.text, first=first))
            else:
                entries[key.text] = (key, self.convert(value_node))
        return Mapping(tuple(entries.values()), self.place(node), damaged)
