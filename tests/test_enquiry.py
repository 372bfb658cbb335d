"""An enquiry is put into words on the page and sent by nobody but the reader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from microsite import pipeline
from microsite.model.configuration import Overrides
from microsite.publishing.publish import publish
from microsite.reading.folders import REPOSITORY, Folders

PREVIEW = "Preview only: fill in office, telephone, email"


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first site with a contact filled in."""
    site = tmp_path_factory.mktemp("answered") / "site"
    shutil.copytree(REPOSITORY / "content", site / "content")
    configuration = (REPOSITORY / "site_config.yaml").read_text(encoding="utf-8")
    filled = configuration.replace("  email:\n", "  email: invest@example.org\n").replace(
        "  telephone:\n", "  telephone: 0734 000 0000\n", 1
    )
    (site / "site_config.yaml").write_text(filled, encoding="utf-8")
    built = pipeline.build(Folders(site), Overrides(), lambda message: None)
    assert publish(built.files, site / "output") is None
    return site / "output"


@pytest.fixture
def page(browser: Browser, answered: Path) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto((answered / "en" / "contact.html").as_uri())
    yield opened
    opened.close()


def contact_page(*, preview: bool) -> str:
    built = pipeline.build(Folders(REPOSITORY), Overrides(preview=preview), lambda message: None)
    return built.files["en/contact.html"].decode()


def test_what_is_typed_becomes_a_text(page: Page) -> None:
    page.get_by_label("Industry and products").fill("Glass & ceramics")
    page.get_by_label("How to reach you").fill("a@example.org")
    assert page.locator(".enquiry-text").inner_text() == (
        "Investment enquiry\nIndustry and products: Glass & ceramics\nHow to reach you: a@example.org"
    )


def test_the_e_mail_is_the_readers_own(page: Page) -> None:
    page.get_by_label("Industry and products").fill("Glass & ceramics?")
    with page.expect_event("request", lambda request: request.url.startswith("mailto:")) as request:
        page.get_by_role("button", name="Write an e-mail").click()
    address = request.value.url
    assert address.startswith("mailto:invest@example.org?subject=Investment%20enquiry&body=")
    assert unquote(address).endswith("Industry and products: Glass & ceramics?")


def test_contact_details_are_there_and_can_be_used(page: Page) -> None:
    assert page.get_by_role("link", name="0734 000 0000").get_attribute("href") == "tel:07340000000"
    assert page.get_by_role("link", name="invest@example.org").get_attribute("href") == "mailto:invest@example.org"


def test_without_a_contact_the_published_page_shows_nothing_in_its_place() -> None:
    published = contact_page(preview=False)
    assert "enquiry-text" not in published and "Preview only" not in published
    assert "<script" not in published


def test_without_a_contact_the_preview_tells_staff_what_is_missing() -> None:
    assert contact_page(preview=True).count(PREVIEW) == 2
