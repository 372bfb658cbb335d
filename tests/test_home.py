"""The home page answers in one screen: what was achieved, what is promised, how it was before, who says so, and the ways on."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

ANSWERS = (
    ".speed-case .figure",
    ".speed-case .speed-source",
    ".speed-before .figure",
    ".speed-promise .figure",
    ".speed-links a",
)


@pytest.mark.parametrize(("width", "height"), [(360, 780), (1440, 900)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_screen_answers(browser: Browser, output: Path, language: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto((output / language / "index.html").as_uri())
    for answer in ANSWERS:
        for element in page.locator(answer).all():
            box = element.bounding_box()
            assert box and box["y"] + box["height"] <= height, (answer, box)
    page.close()


def test_the_menu_of_a_phone_folds_and_opens_without_a_script(browser: Browser, output: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto((output / "en" / "index.html").as_uri())
    menu = page.get_by_role("navigation", name="Main menu")
    assert not menu.get_by_role("link", name="Procedure").is_visible()
    menu.get_by_text("Menu").click()
    menu.get_by_role("link", name="Procedure").click()
    assert page.url.endswith("/en/procedure.html")
    context.close()


def test_the_menu_of_a_wide_screen_is_open(browser: Browser, output: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((output / "zh" / "index.html").as_uri())
    menu = page.get_by_role("navigation", name="主菜单")
    assert menu.get_by_role("link", name="办理流程").is_visible()
    assert not menu.get_by_text("导航", exact=True).is_visible()
    page.close()
