"""Serious misstatements: those of a language's list, and those that the site adds in content/glossary.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checking.content import Found, Rule, Written
from microsite.marking import N_
from microsite.model.expressions import Expression
from microsite.model.glossary import Misstatement
from microsite.model.patterns import Pattern
from microsite.problems import Problem, ProblemKind, Severity

MISSTATEMENT = ProblemKind(
    "misstatement",
    Severity.ERROR,
    N_("“%(words)s” is a serious misstatement."),
    N_("One serious misstatement is enough for a public website to fail its inspection."),
    N_("Write “%(write)s”."),
    source=N_("Inspection Indicators for Government Websites and New Media (State Council General Office, 2019)"),
)


def check_misstatements(written: Written) -> Iterator[Problem]:
    """Report every wording of the two lists."""
    for found in (*written.find(MISSTATEMENT.code), *_of_the_site(written)):
        yield found.problem(MISSTATEMENT)


def _of_the_site(written: Written) -> Iterator[Found]:
    patterns = [_pattern(each) for each in written.site.glossary.misstatements]
    for text in written.texts:
        for pattern in patterns:
            yield from (Found(text, match, pattern) for match in pattern.find.compiled.finditer(text.words))


def _pattern(misstatement: Misstatement) -> Pattern:
    find = Expression.of(re.escape(misstatement.wrong))
    return Pattern(find=find, write=misstatement.right.replace("\\", r"\\"), place=misstatement.place)


RULE = Rule((MISSTATEMENT,), check_misstatements)
