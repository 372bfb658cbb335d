"""One cause, one message: what may only follow from a file that could not be read is left out until that is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from microsite.checking.references import (
    NO_HOME,
    UNKNOWN_ENTRY,
    UNKNOWN_FIGURE,
    UNKNOWN_SOURCE,
    UNKNOWN_UNIT,
    WRONG_ARGUMENTS,
)
from microsite.model.derivation import NOT_COMPUTABLE, UNKNOWN_BASE
from microsite.problems import Problem, Severity

FIGURES = ("content/figures", "content/enterprises", "content/holidays")
PROSE = ("content/pages", "content/news", "content/enterprises")
CAUSES = {
    UNKNOWN_FIGURE: FIGURES,
    UNKNOWN_BASE: FIGURES,
    NOT_COMPUTABLE: FIGURES,
    WRONG_ARGUMENTS: (*FIGURES, "content/procedures"),
    UNKNOWN_ENTRY: PROSE,
    NO_HOME: PROSE,
    UNKNOWN_SOURCE: ("content/sources",),
    UNKNOWN_UNIT: ("content/units.yaml",),
}


def without_consequences(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that stand on their own."""
    every = tuple(problems)
    causes = {each.place.path for each in every if each.severity is Severity.ERROR and each.kind not in CAUSES}
    for problem in every:
        folders = CAUSES.get(problem.kind, ())
        if not any(path.startswith(folders) for path in causes if folders):
            yield problem
