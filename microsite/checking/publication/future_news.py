"""News is of the past: none is dated after the day the site speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.problems import Problem, ProblemKind, Severity

FUTURE_NEWS = ProblemKind(
    "future-news",
    Severity.ERROR,
    N_("The news item is dated %(date)s, after the day of the site, %(today)s."),
    N_("False dates fail an inspection; what has not happened is no news."),
    N_("Correct the date, or the “date” in site_config.yaml; an announcement belongs on a page."),
    source=N_("Inspection Indicators for Government Websites and New Media (State Council General Office, 2019)"),
)


def check_future_news(content: Content) -> Iterator[Problem]:
    """Report news that begins after the site's date."""
    today = content.site.configuration.date
    for news in content.site.news:
        if news.date.first_day > today:
            yield FUTURE_NEWS.at(news.at("date"), date=str(news.date), today=today.isoformat())


RULE = Rule((FUTURE_NEWS,), check_future_news)
