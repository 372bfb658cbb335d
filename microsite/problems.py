"""A problem is data: what kind it is, where it stands, and the values its wording needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple, TypeVar

from microsite.frozen import frozen

V = TypeVar("V")


class Severity(StrEnum):
    """How much a problem matters: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a file of the site: its path relative to the site's folder, with `/`; line and column from 1, or 0.

    `length` is how many characters from the column on are meant. There are a hundred in an enterprise, and a tuple is
    soon made.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 0

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int, int]]:
        """Kept by the hundred: in half the time that a named tuple takes by itself."""
        return Place, (self.path, self.line, self.column, self.length)


class Places(NamedTuple):
    """Places in one file by names, in a seventh of the room that they take singly: a large site has many."""

    path: str = ""
    names: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()  # the line, the column and the length of each

    def __reduce__(self) -> tuple[type[Places], tuple[str, tuple[str, ...], tuple[int, ...]]]:
        return Places, (self.path, self.names, self.marks)

    def get(self, name: str, otherwise: Place) -> Place:
        """The place of a name, or else another one."""
        if name not in self.names:
            return otherwise
        first = 3 * self.names.index(name)
        return Place(self.path, *self.marks[first : first + 3])


@frozen
class ProblemKind:
    """A permanent code with its wording: what is wrong, why that matters, and in the hint what to type (message ids).

    A kind with a `source`, the law, standard or reasoning behind it, is a content rule: a site may set its level and
    except places from it. What only a published site must have is asked for at a `release`.
    """

    code: str
    severity: Severity
    message: str
    why: str
    hint: str
    source: str = ""
    release: bool = False

    @property
    def is_rule(self) -> bool:
        return bool(self.source)

    def at(self, place: Place, **values: object) -> Problem:
        return Problem(self, place, values)


@frozen
class Problem:
    """One thing wrong at one place. A value named `meant` is what was probably meant; its wording adds itself.

    `level` is the site's own for a content rule.
    """

    kind: ProblemKind
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    level: Severity | None = None

    @property
    def severity(self) -> Severity:
        return self.level or self.kind.severity


Report = Callable[[Problem], None]


class Message(str):
    """A value of a problem that is itself a message id, to be translated where the problem is shown."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and line, each once."""
    unique = {(problem.place, problem.kind.code, str(problem.values)): problem for problem in problems}
    return tuple(unique[key] for key in sorted(unique))


def any_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word nearest to a mistyped one, or an empty string."""
    import difflib  # takes as long to load as three modules of the engine, and is seldom needed

    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def with_problems(make: Callable[[Report], V]) -> tuple[V, tuple[Problem, ...]]:
    """What is made, with the problems that are reported meanwhile."""
    problems: list[Problem] = []
    value = make(problems.append)
    return value, tuple(problems)


def reported(made: tuple[V, Iterable[Problem]], report: Report) -> V:
    """What was made with_problems, these reported again."""
    value, problems = made
    for problem in problems:
        report(problem)
    return value
