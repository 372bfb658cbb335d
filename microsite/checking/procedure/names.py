"""What a procedure names exists: its actors, and figures that are lengths of time; no step is named twice."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.references import UNKNOWN_FIGURE
from microsite.marking import N_
from microsite.model.configuration_file import TWICE
from microsite.model.figure import Figure
from microsite.model.procedure import Procedure
from microsite.model.site import Site
from microsite.model.unit import Family
from microsite.problems import Place, Problem, ProblemKind, Severity, did_you_mean

UNKNOWN_ACTOR = ProblemKind(
    "unknown-actor",
    Severity.ERROR,
    N_("“%(name)s” is not among the procedure's actors."),
    N_("Investors would not know whom to turn to at this step."),
    N_("The actors are: %(known)s."),
)
NO_STEPS = ProblemKind(
    "no-steps",
    Severity.ERROR,
    N_("The procedure has no steps."),
    N_("There would be nothing to follow."),
    N_("Add steps, each on lines that begin with “- id: …”."),
)
NO_DURATION = ProblemKind(
    "no-duration",
    Severity.ERROR,
    N_("The figure “%(name)s” is no length of time."),
    N_("The step would seem to take money or pieces."),
    N_("Name a figure whose unit is working-day, day, month or year."),
)
TIME_UNCLEAR = ProblemKind(
    "unclear-step-time",
    Severity.ERROR,
    N_("A step's time must say exactly one of: figure, within, stage."),
    N_("A promised time and a stage of the works must not be mixed up."),
    N_("Keep the one that is stated and delete the others; leave “time” out where none is."),
)


def check_procedure_names(site: Site) -> Iterator[Problem]:
    """Report every name in the site's procedures that leads nowhere, or to the wrong thing."""
    for procedure in site.procedures:
        yield from _of_procedure(procedure, site)


def _of_procedure(procedure: Procedure, site: Site) -> Iterator[Problem]:
    actors, seen = dict(procedure.actors), dict[str, Place]()
    if not procedure.steps:
        yield NO_STEPS.at(procedure.at("steps"))
    for step in procedure.steps:
        first = seen.setdefault(step.id, step.place)
        if first is not step.place:
            yield TWICE.at(step.at("id"), id=step.id, first=first.path, line=first.line)
        for actor in step.who:
            if actor not in actors:
                meant = did_you_mean(actor, actors)
                yield UNKNOWN_ACTOR.at(step.at("who"), name=actor, known=", ".join(actors), meant=meant)
        if step.time is None:
            continue
        stated = [step.time.figure, step.time.within, step.time.stage]
        if sum(each is not None for each in stated) != 1:
            yield TIME_UNCLEAR.at(step.time.place)
        for name in filter(None, (step.time.figure, step.time.within)):
            if name not in site.figure:
                yield UNKNOWN_FIGURE.at(step.time.place, name=name, meant=did_you_mean(name, site.figure))
            elif site.figure[name].unit in site.unit and not _is_duration(site.figure[name], site):
                yield NO_DURATION.at(step.time.place, name=name)


def _is_duration(figure: Figure, site: Site) -> bool:
    return site.unit[figure.unit].family is Family.DURATION
