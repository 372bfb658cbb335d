"""A figure that is old on the day the site speaks of says so itself."""

from __future__ import annotations

from datetime import date

from tests.small_site import SmallSite

SAID = "not updated since"


def test_an_old_figure_says_so_wherever_its_date_stands(small: SmallSite) -> None:
    for address in ("en/sources.html", "en/enterprises/glassworks.html"):
        assert SAID in small.page(address)


def test_a_fresh_one_does_not(small: SmallSite) -> None:
    for address in ("en/sources.html", "en/enterprises/glassworks.html"):
        assert SAID not in small.page(address, date=date(2022, 4, 30))
        assert SAID in small.page(address, date=date(2022, 5, 1))


def test_the_site_says_how_many_months_are_too_many(small: SmallSite) -> None:
    small.replace("site_config.yaml", "date: 2026-11-24", "date: 2026-11-24\nstale_after_months: 120")
    assert SAID not in small.page("en/sources.html")


def test_a_statute_does_not_age(small: SmallSite) -> None:
    small.replace("content/figures/speed.yaml", "kind: promise", "kind: statute")
    page = small.page("en/sources.html")
    assert SAID not in page[page.index('id="figure-notice-time"') : page.index('id="figure-glassworks-investment"')]
