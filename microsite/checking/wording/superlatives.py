"""Absolute claims, which advertising must not make; what a source says of its time and place is attributed to it."""

from __future__ import annotations

from microsite.checking.content import Found, pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

SUPERLATIVE = ProblemKind(
    "superlative",
    Severity.ERROR,
    N_("“%(words)s” is an absolute claim without a source."),
    N_("Advertising must not use words such as “national-level”, “highest” or “best”; fines begin at 200,000 yuan."),
    N_("Say what is known instead, or name who says so in the same section: [[source#section/paragraph]]."),
    source=N_("Advertising Law of the People's Republic of China, Articles 9 (3) and 57"),
)


def is_attributed(found: Found) -> bool:
    return found.attributed


RULE = pattern_rule(SUPERLATIVE, unless=is_attributed)
