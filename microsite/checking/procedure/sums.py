"""A sum of steps' times says so where steps are missing from it."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.model.figure import Method
from microsite.model.procedure import Procedure
from microsite.problems import Problem, ProblemKind, Severity

SUM_HIDES_UNKNOWN = ProblemKind(
    "sum-hides-unknown",
    Severity.ERROR,
    N_("“%(id)s” adds up times of “%(procedure)s”, in which %(count)s steps state no time."),
    N_("The whole would look shorter than it can be."),
    N_("Say in its “note” which steps are not in the sum, or leave the sum out."),
    source=N_("UNCTAD eRegulations, total duration of a procedure"),
)


def check_sums(content: Content) -> Iterator[Problem]:
    """Report sums over a procedure with untimed steps that no note explains."""
    for figure in content.site.figures:
        derivation = figure.derivation
        if derivation is None or derivation.method is not Method.SUM or figure.note:
            continue
        for procedure in content.site.procedures:
            untimed = sum(step.time is None for step in procedure.steps)
            if untimed and _times(procedure) & set(derivation.of):
                yield SUM_HIDES_UNKNOWN.at(derivation.at("of"), id=figure.id, procedure=procedure.id, count=untimed)


def _times(procedure: Procedure) -> set[str | None]:
    return {step.time.figure for step in procedure.steps if step.time and step.time.figure}


RULE = Rule((SUM_HIDES_UNKNOWN,), check_sums)
