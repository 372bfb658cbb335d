"""Every figure says what it covers: the zone, a project, an event, a law, an enterprise."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.marking import N_
from microsite.model.figure import Figure, FigureKind
from microsite.model.site import Site
from microsite.problems import Problem, ProblemKind, Severity

NO_SCOPE = ProblemKind(
    "no-scope",
    Severity.WARNING,
    N_("The figure “%(id)s” does not say what it covers."),
    N_("Data in advertising must name their scope; one project's time is easily taken for everybody's."),
    N_("Add a line “scope: {…}” in each language: the whole zone, one project, one event."),
    source=N_("Advertising Law of the People's Republic of China, Article 11"),
)

# A law covers everybody, a conversion what its base covers.
WITHOUT = (FigureKind.STATUTE, FigureKind.DERIVED)


def check_scope(written: Written) -> Iterator[Problem]:
    """Report figures that name neither a scope nor, in a profile, an enterprise, nor the stretch that they measure."""
    for figure in written.figures:
        if not _has_scope(figure, written.site):
            yield NO_SCOPE.at(figure.at("label"), id=figure.id)


def _has_scope(figure: Figure, site: Site) -> bool:
    of_an_enterprise = figure.group in site.enterprise
    return bool(figure.scope) or of_an_enterprise or figure.kind in WITHOUT


RULE = Rule((NO_SCOPE,), check_scope)
