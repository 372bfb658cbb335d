"""One cause, one message: what only follows from another problem is left out until that one is mended."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from microsite.checking.figures.number_words import NUMBER_IN_WORDS
from microsite.checking.figures.numbers import NUMBER_IN_PROSE
from microsite.checking.languages.counterparts import MISSING
from microsite.checking.languages.parity import FIGURES_DIFFER
from microsite.checking.procedure.names import UNKNOWN_ACTOR
from microsite.checking.publication.empty_pages import EMPTY_PAGE
from microsite.checking.publication.personal_data import IDENTITY_NUMBER, MOBILE_NUMBER
from microsite.checking.references import (
    NO_HOME,
    NO_PROFILE,
    UNKNOWN_ENTRY,
    UNKNOWN_FIGURE,
    UNKNOWN_LANGUAGE,
    UNKNOWN_SOURCE,
    UNKNOWN_UNIT,
    WRONG_ARGUMENTS,
)
from microsite.checking.typesetting.ambiguous_dates import AMBIGUOUS_DATE
from microsite.checking.typesetting.amounts import WRONG_AMOUNT
from microsite.checking.typesetting.full_width import FULL_WIDTH
from microsite.checking.typesetting.marks import FULL_WIDTH_MARK, OPEN_REFERENCE
from microsite.checking.typesetting.mixed_units import MIXED_UNITS
from microsite.model.derivation import NOT_COMPUTABLE, UNKNOWN_BASE
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.reading.documents import NO_LANGUAGE

FIGURES = ("content/figures", "content/enterprises", "content/holidays")
PROSE = ("content/pages", "content/news", "content/enterprises")
# What may be missing only because a file in these folders could not be read.
CAUSES = {
    UNKNOWN_FIGURE: FIGURES,
    UNKNOWN_BASE: FIGURES,
    NOT_COMPUTABLE: FIGURES,
    WRONG_ARGUMENTS: (*FIGURES, "content/procedures"),
    UNKNOWN_ENTRY: PROSE,
    NO_HOME: PROSE,
    MISSING: PROSE,
    EMPTY_PAGE: PROSE,
    NO_PROFILE: ("content/enterprises",),
    UNKNOWN_SOURCE: ("content/sources",),
    UNKNOWN_UNIT: ("content/units.yaml",),
    UNKNOWN_ACTOR: ("content/procedures",),
}
# What names something that is missing once and for all, where many places name it.
ONE_CAUSE = (UNKNOWN_SOURCE, UNKNOWN_UNIT, UNKNOWN_LANGUAGE, NO_LANGUAGE)
MANY = 5
# What in the same file may be the reason.
CAUSES_BESIDE = {FIGURES_DIFFER: (UNKNOWN_FIGURE, FULL_WIDTH_MARK, OPEN_REFERENCE)}
# What says more of the same words than these do.
MORE_SPECIFIC = {
    NUMBER_IN_PROSE: (
        *(MIXED_UNITS, FULL_WIDTH, WRONG_AMOUNT, AMBIGUOUS_DATE, NUMBER_IN_WORDS),
        *(IDENTITY_NUMBER, MOBILE_NUMBER),
    ),
    WRONG_AMOUNT: (MIXED_UNITS,),
    MOBILE_NUMBER: (IDENTITY_NUMBER,),
}


def without_consequences(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that stand on their own."""
    every = tuple(problems)
    unread = {each.place.path for each in every if _loses_content(each)}
    known = {(each.place.path, each.kind) for each in every}
    on_line: dict[tuple[str, int, ProblemKind], list[Problem]] = defaultdict(list)
    for problem in every:
        on_line[problem.place.path, problem.place.line, problem.kind].append(problem)
    for problem in _first_of_many(every):
        follows = any(path.startswith(CAUSES.get(problem.kind, ("\0",))) for path in unread)
        follows |= any((problem.place.path, kind) in known for kind in CAUSES_BESIDE.get(problem.kind, ()))
        place, specific = problem.place, MORE_SPECIFIC.get(problem.kind, ())
        beside = (other for kind in specific for other in on_line[place.path, place.line, kind])
        if not follows and not any(_overlap(other.place, place) for other in beside):
            yield problem


def _first_of_many(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """The problems, but of those that name the same missing thing in many places only the first."""
    named = Counter((problem.kind, problem.values.get("name")) for problem in problems)
    seen = set[object]()
    for problem in problems:
        missing = problem.kind, problem.values.get("name")
        if problem.kind not in ONE_CAUSE or named[missing] < MANY or missing not in seen:
            seen.add(missing)
            yield problem


def _loses_content(problem: Problem) -> bool:
    """Whether what stands at the place of a problem may be missing from the model."""
    return problem.severity is Severity.ERROR and problem.kind not in CAUSES and not problem.kind.is_rule


def _overlap(one: Place, other: Place) -> bool:
    return one.column < other.column + max(other.length, 1) and other.column < one.column + max(one.length, 1)
