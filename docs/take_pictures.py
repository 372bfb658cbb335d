"""Takes the pictures of docs/pictures from the real site: run it with the Python of .venv, after `build.py test`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, ViewportSize, sync_playwright  # noqa: E402

from microsite import pipeline  # noqa: E402
from microsite.model.configuration import Overrides  # noqa: E402
from microsite.publishing.publish import publish  # noqa: E402
from microsite.reading.folders import Folders  # noqa: E402
from tests.chromium import FLAGS, find_chromium  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
# Two pages side by side, as a picture of a picture: the browser lays it out.
SIDE_BY_SIDE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 32px; display: flex; gap: 32px; background: #e7e3da; }}
img {{ display: block; width: 720px; box-shadow: 0 1px 4px #0003; }}
</style><img src="{left}"><img src="{right}">"""


PAGES = {"home": "index.html", "approval": "approval.html"}
SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 780},
    "desktop": {"width": 1280, "height": 800},
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        built = pipeline.build(Folders(ROOT), Overrides(), lambda message: None)
        if not built.sound or publish(built.files, site):
            sys.exit("The site has errors: run build.py check.")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        PICTURES.mkdir(exist_ok=True)
        for screen in SCREENS:
            for scheme in ("light", "dark"):
                take(browser, site, screen, scheme)
        side_by_side(browser, Path(folder))
        browser.close()


def take(browser: Browser, site: Path, screen: str, scheme: Literal["light", "dark"]) -> None:
    """The first screen of each page in each language."""
    page = browser.new_page(viewport=SCREENS[screen], color_scheme=scheme)
    for name, path in PAGES.items():
        for language in sorted(folder.name for folder in site.iterdir() if (folder / path).is_file()):
            page.goto((site / language / path).as_uri())
            page.screenshot(path=PICTURES / f"{name}-{language}-{screen}-{scheme}.png")
    page.close()


def side_by_side(browser: Browser, folder: Path) -> None:
    """The picture of the README: two languages of the home page, laid out by the browser."""
    shots = sorted(PICTURES.glob("home-*-desktop-light.png"), reverse=True)
    frame = folder / "frame.html"
    frame.write_text(SIDE_BY_SIDE.format(left=shots[0].as_uri(), right=shots[1].as_uri()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1536, "height": 514})
    page.goto(frame.as_uri())
    page.screenshot(path=PICTURES / "home.png")
    page.close()


if __name__ == "__main__":
    main()
