"""Claims of leading or of filling a gap, which need somebody who says so."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.checking.wording.superlatives import is_attributed
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

UNSOURCED_CLAIM = ProblemKind(
    "unsourced-claim",
    Severity.WARNING,
    N_("“%(words)s” is a claim without a source."),
    N_("Data and conclusions in advertising must be true and name where they come from."),
    N_("Name who says so in the same section: [[source#section/paragraph]], or leave the claim out."),
    source=N_("Advertising Law of the People's Republic of China, Article 11"),
)
RULE = pattern_rule(UNSOURCED_CLAIM, unless=is_attributed)
