"""The languages say the same: every short text in each of them, the same figures in each translation of a page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain

from microsite.checking.content import Rule, Written
from microsite.checking.references import unknown_language
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.model.localized import localized_values
from microsite.problems import Problem, ProblemKind, Severity
from microsite.prose.parts import DateReference, FigureReference

NO_WORDING = ProblemKind(
    "no-wording",
    Severity.ERROR,
    N_("The wording in the language “%(language)s” is missing."),
    N_("Readers of that language would see another language's words."),
    N_("Add “%(language)s: …” beside the other languages."),
)
FIGURES_DIFFER = ProblemKind(
    "figures-differ",
    Severity.ERROR,
    N_("The figure or date “%(name)s” stands in the text of “%(other)s”, but not in this one."),
    N_("Readers of the two languages would be told different things."),
    N_("Add {{ %(name)s }} here, or take it out there: both languages give the same figures."),
    source=N_("World Bank, Global Investment Promotion Best Practices: content in the investor's language"),
)


def check_wordings(written: Written) -> Iterator[Problem]:
    """Report wording that a language lacks, and wording in a language that the site does not have."""
    site, codes = written.site, written.site.configuration.codes
    for localized, _ in chain.from_iterable(localized_values(part) for part in written.group.parts):
        for code in codes:
            if code not in localized.languages:
                yield NO_WORDING.at(localized.place, language=code)
        for code in localized.languages:
            if code not in codes:
                yield unknown_language(code, localized.place_of(code), site)


def check_same_figures(written: Written) -> Iterator[Problem]:
    """Report figures and dates that only one translation gives."""
    known = {text.key for text, _ in written.references}
    texts = (text for text in written.texts if text.key in known)
    for group in _translations(texts).values():
        given = {text.language: (text, _given(text, written.site.figure)) for text in group.values()}
        for text, here in given.values():
            missing = {name: other for other, (_, there) in given.items() for name in there if name not in here}
            for name, other in sorted(missing.items()):
                yield FIGURES_DIFFER.at(text.place, name=name, other=other)


def _translations(texts: Iterable[WrittenText]) -> dict[str, dict[str, WrittenText]]:
    """Texts that are each other's translations, by language."""
    groups: dict[str, dict[str, WrittenText]] = {}
    for text in texts:
        groups.setdefault(text.key, {})[text.language] = text
    return groups


def _given(text: WrittenText, known: Container[str]) -> list[str]:
    """The figures that there are and the dates of a text."""
    figures = [part.id for part in text.parts if isinstance(part, FigureReference) and part.id in known]
    return figures + [str(part.period) for part in text.parts if isinstance(part, DateReference)]


RULE = Rule((FIGURES_DIFFER,), check_same_figures)
