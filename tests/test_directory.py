"""The directory of enterprises filters and sorts, keeps its state in the address, and is whole without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, output: Path) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto((output / "en" / "enterprises" / "index.html").as_uri())
    yield opened
    opened.close()


def shown(page: Page) -> list[str]:
    """The industries of the cards that can be seen, in their order."""
    return page.locator(".card:visible .card-industry").all_inner_texts()


def test_an_industry_leaves_its_enterprises(page: Page) -> None:
    assert len(shown(page)) == 5
    page.get_by_label("Industry").select_option("Food")
    assert shown(page) == ["Food"]
    assert page.url.endswith("#industry=Food")


def test_two_choices_that_exclude_each_other_say_so(page: Page) -> None:
    page.get_by_label("Industry").select_option("Food")
    page.get_by_label("Status").select_option("Under construction")
    assert shown(page) == []
    assert page.get_by_text("No enterprise matches this choice.").is_visible()


def test_sorting_by_industry(page: Page) -> None:
    page.get_by_label("Order").select_option("industry")
    assert shown(page) == sorted(shown(page))
    page.get_by_label("Order").select_option("")
    assert shown(page) != sorted(shown(page))
    assert page.url.endswith("index.html")


def test_an_address_brings_its_choice_along(page: Page, output: Path) -> None:
    page.goto("about:blank")
    page.goto((output / "en" / "enterprises" / "index.html").as_uri() + "#status=Under+construction&industry=nonsense")
    assert shown(page) == ["Photovoltaic and electronic glass"]


def test_without_script_every_enterprise_stands_there(browser: Browser, output: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((output / "zh" / "enterprises" / "index.html").as_uri())
    assert len(shown(page)) == 5
    assert not page.locator("#directory-controls").is_visible()
    context.close()
