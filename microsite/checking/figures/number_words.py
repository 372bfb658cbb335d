"""Numbers typed in words, which are numbers all the same."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

NUMBER_IN_WORDS = ProblemKind(
    "number-in-words",
    Severity.WARNING,
    N_("“%(words)s” is a number typed in the text."),
    N_("A number typed twice can differ between pages and languages; a figure is written once, with its source."),
    N_("Record it as a figure and name it: {{ permit-time }}."),
    source=N_("Our World in Data, the origin of every figure; here: one record a figure"),
)
RULE = pattern_rule(NUMBER_IN_WORDS)
