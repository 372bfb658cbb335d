"""Every component has a template, a contract and examples; the gallery shows them in the preview and nowhere else."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from microsite import pipeline
from microsite.model.configuration import Overrides
from microsite.planning.blocks import BLOCKS
from microsite.publishing.publish import publish
from microsite.reading.folders import REPOSITORY, Folders
from tests.small_site import SmallSite, describe
from tests.test_standards import AXE, VNU

TEMPLATES = REPOSITORY / "templates" / "blocks"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first site as its preview has it."""
    folder = tmp_path_factory.mktemp("preview") / "site"
    built = pipeline.build(Folders(REPOSITORY), Overrides(preview=True), lambda message: None)
    assert built.sound, [describe(problem) for problem in built.problems]
    assert publish(built.files, folder) is None
    return folder


def test_every_component_has_a_template_and_a_contract_and_no_other_has() -> None:
    for ending in (".html", ".yaml"):
        assert {path.stem for path in TEMPLATES.glob("*" + ending)} == set(BLOCKS)
    assert {path.stem for path in TEMPLATES.glob("*.css")} <= set(BLOCKS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_gallery_shows_every_component_with_an_example(preview: Path, language: str) -> None:
    page = (preview / language / "gallery.html").read_text(encoding="utf-8")
    for name in BLOCKS:
        assert f'<h2 id="component-{name}">' in page
        assert f"<code>::: {name}" in page


def test_the_gallery_is_not_published(output: Path) -> None:
    assert not list(output.rglob("gallery.html"))


def test_a_site_shows_the_examples_that_its_content_fits(small: SmallSite) -> None:
    built = small.build(preview=True)
    assert built.sound, [describe(problem) for problem in built.problems]
    page = built.files["en/gallery.html"].decode()
    assert "<code>::: enterprises</code>" in page
    assert "<code>::: procedure build-first</code>" not in page


def test_a_contract_with_a_slip_is_reported(small: SmallSite) -> None:
    small.write("templates/blocks/news.yaml", "about:\n  en: x\nexample:\n  - ''\n")
    reported = [describe(problem) for problem in small.build(preview=True).problems]
    assert reported == ["unknown-field templates/blocks/news.yaml:3"]


def test_the_gallery_holds_to_the_standards(browser: Browser, preview: Path) -> None:
    gallery = preview / "en" / "gallery.html"
    command = ["java", "-jar", str(VNU), "--format", "json", "--filterpattern", ".*Content Security Policy.*"]
    checked = subprocess.run([*command, str(gallery)], capture_output=True, text=True, check=False)
    assert json.loads(checked.stderr)["messages"] == []
    for width in (360, 1440):
        context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        page = context.new_page()
        page.goto(gallery.as_uri())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = page.evaluate("axe.run()")["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        context.close()
