"""Full-width digits and letters."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

FULL_WIDTH = ProblemKind(
    "full-width-character",
    Severity.ERROR,
    N_("“%(words)s” is written with full-width digits or letters."),
    N_("They are set too wide, and neither search nor a screen reader finds the word."),
    N_("Type it with half-width digits and letters: switch the input method from full width (全角) to half width."),
    source=N_("GB/T 15835-2011, General rules for writing numerals, section 5"),
)
RULE = pattern_rule(FULL_WIDTH)
