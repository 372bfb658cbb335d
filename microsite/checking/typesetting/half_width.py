"""Half-width punctuation in Chinese text."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

HALF_WIDTH = ProblemKind(
    "half-width-punctuation",
    Severity.WARNING,
    N_("“%(words)s” is half-width punctuation between Chinese characters."),
    N_("It looks cramped, and Chinese has marks of its own."),
    N_("Switch the keyboard to Chinese and type “%(write)s”."),
    source=N_("GB/T 15834-2011, Use of punctuation marks, section 5"),
)
RULE = pattern_rule(HALF_WIDTH)
