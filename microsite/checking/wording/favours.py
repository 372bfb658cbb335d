"""Favours that a local government must not promise an investor."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

ILLEGAL_FAVOUR = ProblemKind(
    "illegal-favour",
    Severity.ERROR,
    N_("“%(words)s” names a favour that must not be promised."),
    N_("Favours for single operators in taxes, subsidies, fees or land are forbidden without a basis in law."),
    N_("Delete it, or describe the published policy that everybody can use, with its source."),
    source=N_("Regulations on Fair Competition Review (State Council Decree No. 783), Article 10"),
)
RULE = pattern_rule(ILLEGAL_FAVOUR)
