"""Hyphens in the place of the mark of a range."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

HYPHEN_IN_RANGE = ProblemKind(
    "hyphen-in-range",
    Severity.WARNING,
    N_("“%(words)s” gives a range with a hyphen."),
    N_("A hyphen joins words; a reader may take the second part for a subtraction or a number of its own."),
    N_("Write “至” or “—” between the two."),
    source=N_("GB/T 15834-2011, Use of punctuation marks, section 4.13"),
)
RULE = pattern_rule(HYPHEN_IN_RANGE)
