"""A term of the glossary has one right wording in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.checking.masking import BLANK
from microsite.marking import N_
from microsite.problems import Problem, ProblemKind, Severity

OTHER_WORDING = ProblemKind(
    "term-worded-otherwise",
    Severity.WARNING,
    N_("“%(words)s” is not the wording that the glossary has for this term."),
    N_("Two words for one thing look like two things, above all in approval."),
    N_("Write “%(write)s”, as content/glossary.yaml has it."),
    source=N_("ISO 704:2022, Terminology work: one term for one concept"),
)


def check_terms(written: Written) -> Iterator[Problem]:
    """Report wordings that the glossary rules out."""
    for term in written.site.glossary.terms:
        for language, wordings in term.instead_of:
            for wording in wordings:
                pattern = re.compile(_whole_words(wording), re.IGNORECASE)
                for text in written.texts:
                    if text.language == language and text.place.path != term.place.path:
                        right = term.term[language]
                        words = text.words.replace(right, BLANK * len(right))
                        for found in pattern.finditer(words):
                            place = text.place_at(found.start(), found.end())
                            yield OTHER_WORDING.at(place, words=found[0], write=right)


def _whole_words(wording: str) -> str:
    """A pattern for a wording that is not found inside a longer word of letters."""
    return rf"(?<![A-Za-z]){re.escape(wording)}(?![A-Za-z])" if wording.isascii() else re.escape(wording)


RULE = Rule((OTHER_WORDING,), check_terms)
