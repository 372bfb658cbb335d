"""An amount in two scale words."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

MIXED_UNITS = ProblemKind(
    "mixed-units",
    Severity.ERROR,
    N_("“%(words)s” writes one amount with two scale words."),
    N_("An amount has one scale word; two are easily misread and cannot be compared."),
    N_("Record the amount as a figure in whole yuan and name it in the text; the site writes it with one scale word."),
    source=N_("House style of this generator: one scale word an amount"),
)
RULE = pattern_rule(MIXED_UNITS)
