"""The planner counts in the browser as the engine counts, and says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from microsite.model.work_calendar import days
from microsite.planning.blocks.planner import months_after
from tests.test_working_days import CALENDAR

COUNT_ALL = """starts => starts.map((start) => {
  const input = document.getElementById("planner-start");
  input.value = start;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return [...document.querySelectorAll(".planner-end")].map(
    (end) => [...end.querySelectorAll("time")].map((time) => time.dateTime).join("/"));
})"""


@pytest.fixture
def page(browser: Browser, output: Path) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True)
    opened = context.new_page()
    opened.goto((output / "en" / "planner.html").as_uri())
    yield opened
    context.close()


def choose(page: Page, day: str) -> list[str]:
    page.fill("#planner-start", day)
    return [" ".join(text.split()) for text in page.locator(".planner-end").all_inner_texts()]


def counted(start: date) -> list[str]:
    """What the engine counts for the promise, the case and the former half year."""
    spans = [[CALENDAR.after(start, count) for count in counts] for counts in ((2, 5), (25,))]
    ends = ["" if None in span else "/".join(str(end) for end in span) for span in spans]
    return [*ends, months_after(start, 6).isoformat()]


def test_browser_and_engine_agree_on_every_start_of_2019_to_2026(page: Page) -> None:
    starts = list(days(date(2019, 1, 1), date(2026, 12, 31)))
    in_browser = page.evaluate(COUNT_ALL, [start.isoformat() for start in starts])
    assert in_browser == [counted(start) for start in starts]


def test_a_date_gives_the_ends_what_is_skipped_and_what_is_made_up(page: Page) -> None:
    assert choose(page, "2026-02-02") == ["4 February 2026 to 9 February 2026", "13 March 2026", "about 2 August 2026"]
    explanation = page.locator(".planner-days").nth(1).inner_text()
    assert "Spring Festival" in explanation and "14 February 2026" in explanation


def test_past_the_last_announced_year_it_is_an_estimate_and_past_that_it_refuses(page: Page) -> None:
    assert choose(page, "2026-12-20")[1].endswith("(estimate)")
    assert choose(page, "2027-12-20")[1] == "beyond the calendar"
    choose(page, "2018-05-01")
    assert "within the years of the calendar" in page.get_by_role("alert").inner_text()


def test_a_link_brings_the_start_along(page: Page, output: Path) -> None:
    page.fill("#planner-start", "2020-03-02")
    page.locator("#planner-start").dispatch_event("change")
    assert page.url.endswith("#start=2020-03-02")
    page.goto("about:blank")
    page.goto((output / "en" / "planner.html").as_uri() + "#start=2020-03-02")
    assert "7 April 2020" in page.locator(".planner-end").nth(1).inner_text()


def test_the_dates_can_be_saved_as_a_calendar(page: Page) -> None:
    page.fill("#planner-start", "2020-03-02")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a calendar").click()
    assert download.value.suggested_filename == "2020-03-02.ics"
    calendar = Path(download.value.path()).read_bytes().decode()
    assert calendar.count("BEGIN:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20200407\r\nDTEND;VALUE=DATE:20200408\r\n" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "nothing here is a promise" in calendar.replace("\r\n ", "")


def test_the_text_copied_says_what_it_is(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.fill("#planner-start", "2020-03-02")
    page.get_by_role("button", name="Copy as text").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Observed case" in copied and "7 April 2020" in copied and "nothing here is a promise" in copied


def test_without_script_the_coming_months_stand_there(browser: Browser, output: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((output / "zh" / "planner.html").as_uri())
    assert not page.locator("#planner").is_visible()
    rows = page.locator(".planner-table tbody tr").all_inner_texts()
    assert len(rows) == 12
    assert rows[0].split("\t") == [
        "2026年12月1日",
        "2026年12月3日至2026年12月8日",
        "2027年1月6日（估计）",
        "约2027年6月1日",
    ]
    context.close()
