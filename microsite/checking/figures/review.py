"""A figure is looked at again by its review date, or after as many months as the site allows."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.marking import N_
from microsite.model.staleness import review_date
from microsite.problems import Problem, ProblemKind, Severity

REVIEW_DUE = ProblemKind(
    "figure-past-review",
    Severity.WARNING,
    N_("The figure “%(id)s” was to be looked at again by %(date)s."),
    N_("An old number that looks new misleads, and stale columns fail an inspection."),
    N_("Record the current number with its date; where the old one still holds, set “review” to the next date."),
    source=N_("Inspection Indicators for Government Websites and New Media (State Council General Office, 2019)"),
)


def check_review(written: Written) -> Iterator[Problem]:
    """Report figures whose review date has passed on the day the site speaks of."""
    configuration = written.site.configuration
    for figure in written.figures:
        due = review_date(figure, configuration)
        if due and due < configuration.date:
            yield REVIEW_DUE.at(figure.at("as_of"), id=figure.id, date=due.isoformat())


RULE = Rule((REVIEW_DUE,), check_review)
