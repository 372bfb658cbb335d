"""The published site in a real browser, opened as a file from a folder with a space and a Chinese name."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page

PHONE, DESKTOP = 360, 1440


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": DESKTOP, "height": 900})
    yield opened
    opened.close()


def addresses(output: Path) -> list[Path]:
    return sorted(output.rglob("*.html"))


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (PHONE, "dark"), (DESKTOP, "light")])
def test_no_page_overflows_complains_or_asks_another_host(
    browser: Browser, output: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", lambda request: requests.append(request.url))
    wide = []
    for address in addresses(output):
        page.goto(address.as_uri())
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address.name)
    context.close()
    assert complaints == []
    assert wide == []
    assert [url for url in requests if not unquote(url).startswith(output.as_uri()[:8])] == []


def test_every_page_has_its_style_and_one_heading(page: Page, output: Path) -> None:
    for address in addresses(output):
        page.goto(address.as_uri())
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", address
        expected = 2 if address.parent == output else 1
        assert page.locator("h1").count() == expected, address


def test_the_language_switch_leads_to_the_same_page(page: Page, output: Path) -> None:
    page.goto((output / "zh" / "enterprises" / "nakin.html").as_uri())
    page.get_by_role("link", name="English").click()
    assert unquote(page.url).endswith("/en/enterprises/nakin.html")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    assert unquote(page.url).endswith("/zh/enterprises/nakin.html")


def test_a_figure_leads_to_its_record_by_keyboard(page: Page, output: Path) -> None:
    page.goto((output / "en" / "index.html").as_uri())
    page.locator(".speed-case .to-record").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources.html#figure-permit-time")
    record = page.locator("#figure-permit-time")
    assert "25 working days" in record.inner_text()
    assert record.bounding_box() is not None and page.locator("#figure-permit-time:target").count() == 1


def test_the_choice_of_a_language_needs_no_script(browser: Browser, output: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((output / "index.html").as_uri())
    page.get_by_role("link", name="English", exact=True).click()
    assert unquote(page.url).endswith("/en/index.html")
    context.close()


def test_the_first_key_press_reaches_a_link_past_the_menus(page: Page, output: Path) -> None:
    page.goto((output / "zh" / "approval.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("zh/index.html", "h1"),
        ("zh/index.html", ".standfirst"),
        ("zh/approval.html", "h2"),
        ("zh/enterprises/nakin.html", ".facts dd"),
        ("en/enterprises/nakin.html", ".unofficial span"),
    ],
)
def test_chinese_is_drawn_with_chinese_fonts(page: Page, output: Path, path: str, selector: str) -> None:
    page.goto((output / path).as_uri())
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    node = session.send("DOM.querySelector", {"nodeId": root["nodeId"], "selector": f"main {selector}"})
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    assert fonts
    assert all(re.search("CJK|YaHei|PingFang|HarmonyOS|MiSans", font["familyName"]) for font in fonts), fonts


@pytest.fixture
def under_a_path(output: Path) -> Iterator[str]:
    """The address of the site as a column of a larger portal."""
    handler = partial(QuietHandler, directory=str(output.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{quote(output.name)}/"
    server.shutdown()
    server.server_close()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *arguments: object) -> None:
        pass


def test_the_same_output_serves_under_a_path(page: Page, output: Path, under_a_path: str) -> None:
    complaints: list[str] = []
    failures: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("response", lambda response: failures.append(response.url) if response.status >= 400 else None)
    for address in addresses(output):
        page.goto(under_a_path + quote(address.relative_to(output).as_posix()))
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", address
    assert complaints == [] and failures == []


@pytest.mark.parametrize("path", ["planner.html", "enterprises/index.html", "approval.html"])
def test_every_control_is_reached_by_keyboard_and_its_focus_is_seen(page: Page, output: Path, path: str) -> None:
    page.goto((output / "en" / path).as_uri())
    controls = page.locator("main :is(a, button, input, select, summary):visible")
    wanted = controls.evaluate_all("elements => elements.map((element, number) => element.dataset.number = number)")
    reached: set[str] = set()
    for _ in range(len(wanted) * 4 + 40):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const it = document.activeElement; const style = getComputedStyle(it);"
            " return [it.dataset.number ?? '', style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]; }"
        )
        if focused[0]:
            assert focused[1], page.evaluate("document.activeElement.outerHTML")
            reached.add(focused[0])
    assert len(reached) == len(wanted)


def test_print_leaves_out_what_paper_cannot_use(page: Page, output: Path) -> None:
    page.goto((output / "zh" / "approval.html").as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".menu").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000
