"""What several tests start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from microsite import pipeline
from microsite.model.configuration import Overrides
from microsite.publishing.publish import publish
from microsite.reading.folders import REPOSITORY, Folders
from tests.chromium import FLAGS, find_chromium
from tests.small_site import SmallSite

settings.register_profile("suite", deadline=None, max_examples=200)
settings.load_profile("suite")


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    """A copy of the small site, to be changed."""
    return SmallSite.copied_to(tmp_path / "site")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first site, published into a folder with a space and a Chinese name."""
    folder = tmp_path_factory.mktemp("展会 U盘") / "招商网站"
    built = pipeline.build(Folders(REPOSITORY), Overrides(), lambda message: None)
    assert publish(built.files, folder) is None
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; that there is none fails the test."""
    executable = find_chromium()
    assert executable, "no browser: run `python3 build.py test`, which installs it or says how"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield started
        started.close()
