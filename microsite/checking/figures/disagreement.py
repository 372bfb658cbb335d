"""Two sources that give different numbers for one thing are both shown, with a note that says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.model.figure import Figure
from microsite.model.site import Site
from microsite.problems import Problem, ProblemKind, Severity

SOURCES_DISAGREE = ProblemKind(
    "sources-disagree",
    Severity.ERROR,
    N_("“%(id)s” and “%(other)s” give different numbers for the same thing, from different sources."),
    N_("A reader who meets both doubts either, and asks which is right."),
    N_("Say in the “note” of one of them how they differ, or keep the one that is right."),
    source=N_("Our World in Data, the origin of every figure"),
)


def check_disagreement(content: Content) -> Iterator[Problem]:
    """Report figures of one label, unit, period and scope whose values and sources differ without a note."""
    groups: dict[object, list[Figure]] = {}
    for figure in content.site.figures:
        groups.setdefault(_subject(figure, content.site), []).append(figure)
    for group in groups.values():
        for one, other in combinations(group, 2):
            differ = one.source != other.source and (one.value, one.qualifier) != (other.value, other.qualifier)
            if differ and not one.note and not other.note:
                yield SOURCES_DISAGREE.at(other.at("value"), id=other.id, other=one.id)


def _subject(figure: Figure, site: Site) -> object:
    """What a figure is about: two enterprises may word their figures alike."""
    scope = figure.scope.values if figure.scope else ()
    enterprise = figure.group if figure.group in site.enterprise else ""
    return enterprise, figure.label.values, figure.unit, figure.period, scope


RULE = Rule((SOURCES_DISAGREE,), check_disagreement)
