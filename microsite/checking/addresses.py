"""No two pages have one address, and none is named as an enterprise is."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.marking import N_
from microsite.model.page import News, Page
from microsite.model.site import Site
from microsite.problems import Problem, ProblemKind, Severity

ADDRESS_TWICE = ProblemKind(
    "address-twice",
    Severity.ERROR,
    N_("The page would have the address or name of “%(other)s”."),
    N_("Of two pages with one address only one can be reached."),
    N_("Give this file another name."),
)


STAFF_PAGES = ("gallery", "status")  # what a preview shows beside the site
PREVIEW = "build.py serve"


def check_addresses(site: Site) -> Iterator[Problem]:
    """Report pages whose key or address an enterprise or a news item has."""
    taken = {enterprise.slug: enterprise.place.path for enterprise in site.enterprises}
    taken |= {f"enterprises/{enterprise.slug}": enterprise.place.path for enterprise in site.enterprises}
    taken |= dict.fromkeys(STAFF_PAGES, PREVIEW)
    taken |= {f"news/{news.key}": news.place.path for news in site.news}
    for text in site.prose:
        if isinstance(text, Page) and text.key in taken:
            yield ADDRESS_TWICE.at(text.place, other=taken[text.key])
        elif isinstance(text, News) and text.key == "index":
            yield ADDRESS_TWICE.at(text.place, other="content/pages/news/index")
