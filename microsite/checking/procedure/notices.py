"""A construction notice is not a construction permit, and neither is called the other."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

NOTICE_CALLED_PERMIT = ProblemKind(
    "notice-called-permit",
    Severity.ERROR,
    N_("“%(words)s” puts the construction notice and the construction permit for one another."),
    N_("They are two documents with different effects; an investor who confuses them may build without a permit."),
    N_("Name the one that is meant: the notice of the build-first model, or the permit that the law requires."),
    source=N_("Construction Law of the People's Republic of China, Articles 7 and 64"),
)
RULE = pattern_rule(NOTICE_CALLED_PERMIT)
