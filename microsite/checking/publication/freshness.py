"""News and the home page are no older than the site allows itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.model.page import Page
from microsite.planning.entries import HOME
from microsite.problems import Place, Problem, ProblemKind, Severity

NEWS_TOO_OLD = ProblemKind(
    "news-too-old",
    Severity.WARNING,
    N_("The latest news is of %(date)s; the site allows itself %(days)s days."),
    N_("A news column that is not kept up fails an inspection."),
    N_("Add a news item, change “limits: news_days” in site_config.yaml, or except it with the reason."),
    source=N_("Inspection Indicators for Government Websites and New Media (State Council General Office, 2019)"),
)
HOME_TOO_OLD = ProblemKind(
    "home-too-old",
    Severity.WARNING,
    N_("The home page was last brought up to date on %(date)s; the site allows itself %(days)s days."),
    N_("A home page that stands still for weeks fails an inspection."),
    N_("Look the home page over and set “updated” at its top, or add a news item."),
    source=N_("Inspection Indicators for Government Websites and New Media (State Council General Office, 2019)"),
)


def check_freshness(content: Content) -> Iterator[Problem]:
    """Report news and a home page past the site's limits; without limits nothing is too old."""
    configuration, limits = content.site.configuration, content.site.configuration.limits
    latest = max((news.date.last_day for news in content.site.news), default=None)
    if limits.news_days is not None and latest and latest < _earliest(configuration.date, limits.news_days):
        yield NEWS_TOO_OLD.at(Place("content/news/"), date=latest.isoformat(), days=limits.news_days)
    for page in content.site.pages if limits.home_days is not None else ():
        changed = _changed(page, latest)
        if page.key == HOME and changed and changed < _earliest(configuration.date, limits.home_days or 0):
            yield HOME_TOO_OLD.at(page.at("updated"), date=changed.isoformat(), days=limits.home_days)


def _changed(page: Page, latest: date | None) -> date | None:
    """When a page last changed: as it says itself, or with the latest news that it shows."""
    return max((day for day in (page.updated, latest) if day), default=None)


def _earliest(today: date, days: int) -> date:
    return today - timedelta(min(days, (today - date.min).days))


RULE = Rule((NEWS_TOO_OLD, HOME_TOO_OLD), check_freshness)
