"""Punctuation of another script."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

FOREIGN_PUNCTUATION = ProblemKind(
    "foreign-punctuation",
    Severity.WARNING,
    N_("“%(words)s” is Chinese punctuation in a text of another language."),
    N_("It leaves gaps, and many fonts have no such mark."),
    N_("Write “%(write)s”."),
    source=N_("W3C, Requirements for Chinese Text Layout (clreq), section 3.1.6"),
)
RULE = pattern_rule(FOREIGN_PUNCTUATION)
