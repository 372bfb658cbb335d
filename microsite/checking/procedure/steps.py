"""Every step of a procedure says who acts, what comes out and how long it takes, or that this is not published."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.model.procedure import Step
from microsite.problems import Problem, ProblemKind, Severity, did_you_mean

STEP_INCOMPLETE = ProblemKind(
    "step-incomplete",
    Severity.WARNING,
    N_("The step “%(id)s” does not say “%(name)s”."),
    N_("An investor must know whom to turn to, what to expect and how long it takes."),
    N_("Fill it in; where no source states it, add it to the step's “not_published: [who, result, time]”."),
    source=N_("UNCTAD eRegulations: each step with who, result, time, cost, legal basis and recourse"),
)
STATED_AND_NOT = ProblemKind(
    "stated-and-not-published",
    Severity.ERROR,
    N_("The step “%(id)s” states “%(name)s” and calls it not published."),
    N_("A reader would not know which of the two holds."),
    N_("Take “%(name)s” out of “not_published”, or delete what is stated."),
    source=N_("UNCTAD eRegulations: each step with who, result, time, cost, legal basis and recourse"),
)
UNKNOWN_DETAIL = ProblemKind(
    "unknown-detail",
    Severity.ERROR,
    N_("“%(name)s” is nothing that a step can leave unpublished."),
    N_("The word has no effect."),
    N_("Use these words only: %(known)s."),
)

DETAILS = ("who", "result", "time")


def check_steps(content: Content) -> Iterator[Problem]:
    """Report steps that leave open what an investor must know."""
    for procedure in content.site.procedures:
        for step in procedure.steps:
            yield from _step(step)


def _step(step: Step) -> Iterator[Problem]:
    for name in step.not_published:
        if name not in DETAILS:
            meant = did_you_mean(name, DETAILS)
            yield UNKNOWN_DETAIL.at(step.at("not_published"), name=name, known=", ".join(DETAILS), meant=meant)
    for name in DETAILS:
        stated = bool(getattr(step, name))
        if stated and name in step.not_published:
            yield STATED_AND_NOT.at(step.at("not_published"), id=step.id, name=name)
        elif not stated and name not in step.not_published:
            yield STEP_INCOMPLETE.at(step.at("id"), id=step.id, name=name)


RULE = Rule((STEP_INCOMPLETE, STATED_AND_NOT), check_steps)
