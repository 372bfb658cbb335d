"""What is only expected is marked as such in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.model.figure import Figure, FigureKind
from microsite.model.site import Site
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.wording.catalogue import catalogue_path
from microsite.wording.language import Language
from microsite.wording.quantities import figure_text

UNMARKED = ProblemKind(
    "projection-unmarked",
    Severity.ERROR,
    N_("In the language “%(language)s” the projection “%(id)s” reads like a fact: “%(text)s”."),
    N_("What was only expected would be published as if it had happened."),
    N_("Write a word such as “projected” into the wording of “projected amount” in this catalogue."),
    source=N_("Advertising Law of the People's Republic of China, Articles 4, 25 and 28"),
)


def check_projections(content: Content) -> Iterator[Problem]:
    """Report a language in which a projection has the words of a statistic."""
    projected = [figure for figure in content.site.figures if figure.projected]
    for language in content.languages:
        for figure in projected:
            text = _text(figure, content.site, language)
            if text and text == _text(replace(figure, kind=FigureKind.STATISTIC), content.site, language):
                place = Place(catalogue_path(language.code))
                yield UNMARKED.at(place, language=language.code, id=figure.id, text=text)


def _text(figure: Figure, site: Site, language: Language) -> str:
    """The figure in words; empty where other rules have reported why it has none."""
    unit = site.unit.get(figure.unit)
    try:
        return figure_text(figure, unit, language) if unit else ""
    except (ValueError, ArithmeticError):
        return ""


RULE = Rule((UNMARKED,), check_projections)
