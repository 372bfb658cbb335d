"""Amounts counted in another language’s way."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

WRONG_AMOUNT = ProblemKind(
    "wrong-amount",
    Severity.ERROR,
    N_("“%(words)s” counts as Chinese does, not as this language does."),
    N_("Readers take it for a slip, or get the size of the amount wrong by a factor of ten or more."),
    N_("Record the amount as a figure in whole yuan and name it in the text; the site writes million and billion."),
    source=N_("Unicode CLDR, compact decimal formats of the language"),
)
RULE = pattern_rule(WRONG_AMOUNT)
