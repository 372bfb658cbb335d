"""Dates that can be read as two different days."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

AMBIGUOUS_DATE = ProblemKind(
    "ambiguous-date",
    Severity.ERROR,
    N_("“%(words)s” can be read as two different days."),
    N_("Some readers put the day first, others the month."),
    N_("Write the date as {{ 2020-04-21 }}; each language then writes it in its own way."),
    source=N_("ISO 8601-1:2019, Date and time"),
)
RULE = pattern_rule(AMBIGUOUS_DATE)
