"""The languages say the same: every short text in each of them, the same figures in each translation of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from microsite.checking.references import UNKNOWN_LANGUAGE
from microsite.checking.texts import WrittenText, localized_values
from microsite.marking import N_
from microsite.model.site import Site
from microsite.problems import Problem, ProblemKind, Severity, did_you_mean
from microsite.prose.parts import FigureReference

NO_WORDING = ProblemKind(
    "no-wording",
    Severity.ERROR,
    N_("The wording in the language “%(language)s” is missing."),
    N_("Add “%(language)s: …” beside the other languages."),
)
FIGURES_DIFFER = ProblemKind(
    "figures-differ",
    Severity.ERROR,
    N_("The figure “%(name)s” stands in the text of “%(other)s”, but not in this one."),
    N_("Add {{ %(name)s }} here, or take it out there: both languages give the same figures."),
)


def check_parity(site: Site, texts: Iterable[WrittenText]) -> Iterator[Problem]:
    """Report wording that a language lacks, and figures that only one translation gives."""
    codes = site.configuration.codes
    for localized in localized_values(site):
        for code in codes:
            if code not in localized.languages:
                yield NO_WORDING.at(localized.place, language=code)
        for code in localized.languages:
            if code not in codes:
                meant = did_you_mean(code, codes)
                yield UNKNOWN_LANGUAGE.at(localized.place, name=code, known=", ".join(codes), meant=meant)
    translations: dict[str, list[WrittenText]] = defaultdict(list)
    for text in texts:
        translations[text.key].append(text)
    for group in translations.values():
        yield from _same_figures(group)


def _same_figures(group: list[WrittenText]) -> Iterator[Problem]:
    given = {text: [part.id for part in text.parts if isinstance(part, FigureReference)] for text in group}
    for text, here in given.items():
        missing = {name: other for other, there in given.items() for name in there if name not in here}
        for name, other in sorted(missing.items(), key=lambda pair: pair[0]):
            yield FIGURES_DIFFER.at(text.place, name=name, other=other.language)
