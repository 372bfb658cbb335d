"""One cause, one message: what only follows from another problem is left out until that one is mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from microsite.checking.figures.number_words import NUMBER_IN_WORDS
from microsite.checking.figures.numbers import NUMBER_IN_PROSE
from microsite.checking.languages.counterparts import MISSING
from microsite.checking.languages.parity import FIGURES_DIFFER
from microsite.checking.publication.empty_pages import EMPTY_PAGE
from microsite.checking.publication.personal_data import IDENTITY_NUMBER, MOBILE_NUMBER
from microsite.checking.references import (
    NO_HOME,
    UNKNOWN_ACTOR,
    UNKNOWN_ENTRY,
    UNKNOWN_FIGURE,
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
from microsite.problems import Place, Problem, Severity

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
    UNKNOWN_SOURCE: ("content/sources",),
    UNKNOWN_UNIT: ("content/units.yaml",),
    UNKNOWN_ACTOR: ("content/procedures",),
}
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
    on_line: dict[tuple[str, int], list[Problem]] = defaultdict(list)
    for problem in every:
        on_line[problem.place.path, problem.place.line].append(problem)
    for problem in every:
        follows = any(path.startswith(CAUSES.get(problem.kind, ("\0",))) for path in unread)
        follows |= any((problem.place.path, kind) in known for kind in CAUSES_BESIDE.get(problem.kind, ()))
        beside = on_line[problem.place.path, problem.place.line]
        if not follows and not any(_says_more(other, problem) for other in beside):
            yield problem


def _loses_content(problem: Problem) -> bool:
    """Whether what stands at the place of a problem may be missing from the model."""
    return problem.severity is Severity.ERROR and problem.kind not in CAUSES and not problem.kind.is_rule


def _says_more(other: Problem, problem: Problem) -> bool:
    specific = other.kind in MORE_SPECIFIC.get(problem.kind, ())
    return specific and _overlap(other.place, problem.place)


def _overlap(one: Place, other: Place) -> bool:
    return one.column < other.column + max(other.length, 1) and other.column < one.column + max(one.length, 1)
