"""The preview in a browser: problems over the page last seen, gone when mended; styles and places kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.small_site import SmallSite
from tests.test_preview import Preview, free_port, run_preview

FIGURES = "content/figures/speed.yaml"
PANEL = "#preview-problems section"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return SmallSite.copied_to(tmp_path / "展会 site")


@pytest.fixture
def preview(site: SmallSite) -> Iterator[Preview]:
    yield from run_preview(site.folder, free_port())


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(preview.address + "en/speed.html")
    opened.wait_for_function("window.LiveReload")
    opened.wait_for_timeout(300)
    yield opened
    opened.close()


def test_a_problem_stands_over_the_page_and_goes_away_by_itself(page: Page, site: SmallSite) -> None:
    site.replace(FIGURES, "value: 25", "value: many")
    panel = page.locator(PANEL)
    expect(panel).to_contain_text(f"{FIGURES}:3")
    expect(panel.locator("mark")).to_have_text("many")
    expect(panel).to_contain_text("Type digits")
    expect(page.locator("main")).to_contain_text("25 working days")
    page.locator("nav a").first.click()
    expect(page.locator(PANEL)).to_contain_text(f"{FIGURES}:3")
    site.replace(FIGURES, "value: many", "value: 26")
    expect(page.locator("#preview-problems")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("26 working days")


def test_a_style_is_swapped_without_a_reload(page: Page, site: SmallSite) -> None:
    page.evaluate("window.stays = true")
    site.write("assets/styles/own.css", "main { outline: 7px solid rgb(1, 2, 3); }")
    expect(page.locator("main")).to_have_css("outline-width", "7px")
    assert page.evaluate("window.stays")


def test_a_problem_goes_away_where_only_a_style_is_left_to_swap(page: Page, site: SmallSite) -> None:
    site.replace("content/pages/speed.en.md", "It took", "[[nowhere]] It took")
    expect(page.locator(PANEL)).to_contain_text("nowhere")
    page.evaluate("window.stays = true")
    site.write("assets/styles/own.css", "main { outline: 7px solid rgb(1, 2, 3); }")
    page.wait_for_timeout(500)
    site.replace("content/pages/speed.en.md", "[[nowhere]] ", "")
    expect(page.locator("#preview-problems")).to_be_hidden()
    expect(page.locator("main")).to_have_css("outline-width", "7px")
    assert page.evaluate("window.stays")


def test_the_last_of_some_styles_holds_in_whatever_order_they_come(page: Page, site: SmallSite) -> None:
    held: list[Route] = []
    page.route("**/site.*.css", lambda route: held.append(route))
    for number, width in enumerate((3, 5, 9), 1):
        site.write("assets/styles/own.css", f"main {{ outline: {width}px solid rgb(1, 2, 3); }}")
        while len(held) < number:
            page.wait_for_timeout(20)
    for route in (held[1], held[2], held[0]):
        route.continue_()
        page.wait_for_timeout(300)
    expect(page.locator("main")).to_have_css("outline-width", "9px")
    expect(page.locator("head link[rel=stylesheet]")).to_have_count(1)


def test_place_and_focus_stay_through_a_reload(page: Page, site: SmallSite) -> None:
    page.set_viewport_size({"width": 500, "height": 200})
    link = page.locator("main a").last
    link.focus()
    page.evaluate("scrollTo(0, 120)")
    site.replace("content/pages/speed.en.md", "It took", "In all it took")
    expect(page.locator("main")).to_contain_text("In all it took")
    expect(page.locator("main a").last).to_be_focused()
    assert page.evaluate("scrollY") == 120


def test_what_the_reader_has_opened_stays_open(page: Page, site: SmallSite) -> None:
    page.set_viewport_size({"width": 400, "height": 700})
    details = page.locator("header details")
    details.locator("summary").click()
    site.replace("content/pages/speed.en.md", "It took", "In all it took")
    expect(page.locator("main")).to_contain_text("In all it took")
    expect(details).to_have_attribute("open", "")


def test_problems_that_the_reader_has_folded_stay_folded(page: Page, site: SmallSite) -> None:
    site.replace(FIGURES, "value: 25", "value: many")
    folded = page.locator("#preview-problems details")
    folded.locator("summary").click()
    site.replace(FIGURES, "value: many", "value: none")
    expect(folded.locator("mark")).to_have_text("none")
    expect(folded).not_to_have_attribute("open", "")
    site.replace(FIGURES, "value: none", "value: 25")
    expect(page.locator("#preview-problems")).to_be_hidden()
    site.replace(FIGURES, "value: 25", "value: many")
    expect(folded).to_have_attribute("open", "")


def test_a_burst_of_saves_is_one_build(page: Page, preview: Preview, site: SmallSite) -> None:
    while not preview.said.empty():
        preview.said.get()
    for number in range(50):
        site.write(
            f"content/news/burst-{number}.zh.md", "---\ntitle: 速度\ndate: 2020-03-13\ndescription: 说明\n---\n文字\n"
        )
        site.write(f"content/news/~$burst-{number}.zh.md", b"\0")
    expect(page.locator("body")).to_be_visible()
    heard = preview.wait_for("Up to date.")
    page.wait_for_timeout(1500)
    while not preview.said.empty():
        heard += preview.said.get()
    assert 1 <= heard.count("Up to date.") <= 2


def test_content_that_is_deleted_and_comes_back_is_seen_again(page: Page, preview: Preview, site: SmallSite) -> None:
    content, away = site.folder / "content", site.folder.parent / "away"
    content.rename(away)
    preview.wait_for("still shows the last good site")
    away.rename(content)
    preview.wait_for("Up to date.")
    page.wait_for_timeout(500)
    site.replace(FIGURES, "value: 25", "value: 27")
    expect(page.locator("main")).to_contain_text("27 working days")


def test_content_that_comes_file_by_file_is_read_when_all_of_it_is_there(
    page: Page, preview: Preview, site: SmallSite
) -> None:
    content, away = site.folder / "content", site.folder.parent / "away"
    content.rename(away)
    preview.wait_for("still shows the last good site")
    page.wait_for_timeout(2000)
    while not preview.said.empty():
        preview.said.get()
    for file in sorted(path for path in away.rglob("*") if path.is_file()):
        site.write(str(content.relative_to(site.folder) / file.relative_to(away)), file.read_bytes())
        time.sleep(0.03)
    assert "error" not in preview.wait_for("Up to date.")
    expect(page.locator("#preview-problems")).to_be_hidden()


def test_templates_that_come_later_are_watched(page: Page, preview: Preview, site: SmallSite) -> None:
    (site.folder / "templates").mkdir()
    page.wait_for_timeout(700)
    site.write("templates/news.html", "<!doctype html><title>x</title><main>own news</main>")
    preview.wait_for("Up to date.")
    page.goto(preview.address + "en/news/first.html")
    expect(page.locator("main")).to_have_text("own news")


def test_a_page_that_livereload_does_not_reach_yet_follows_all_the_same(
    browser: Browser, preview: Preview, site: SmallSite
) -> None:
    page = browser.new_page()
    page.route("**/livereload.js*", lambda route: route.abort())
    with page.expect_websocket():
        page.goto(preview.address + "en/speed.html")
    page.wait_for_timeout(300)
    site.replace(FIGURES, "value: 25", "value: 28")
    expect(page.locator("main")).to_contain_text("28 working days")
    page.close()


def test_a_site_that_was_never_sound_shows_its_problems(browser: Browser, site: SmallSite) -> None:
    site.replace(FIGURES, "value: 25", "value: many")
    for preview in run_preview(site.folder, free_port()):
        opened = browser.new_page()
        opened.goto(preview.address)
        expect(opened.locator(PANEL)).to_contain_text(f"{FIGURES}:3")
        site.replace(FIGURES, "value: many", "value: 25")
        expect(opened.locator("h1").first).to_be_visible()
        opened.close()
