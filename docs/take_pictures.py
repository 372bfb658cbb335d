"""Takes the pictures of docs/pictures from the real site: run it with the Python of .venv, after `build.py test`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from microsite import pipeline  # noqa: E402
from microsite.pipeline import Overrides  # noqa: E402
from microsite.publishing.publish import publish  # noqa: E402
from microsite.reading.folders import Folders  # noqa: E402
from tests.chromium import FLAGS, find_chromium  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
# Two pages side by side, as a picture of a picture: the browser lays it out.
SIDE_BY_SIDE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 32px; display: flex; gap: 32px; background: #e7e3da; }}
img {{ display: block; width: 720px; box-shadow: 0 1px 4px #0003; }}
</style><img src="{left}"><img src="{right}">"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        built = pipeline.build(Folders(ROOT), Overrides(), lambda message: None)
        problem = publish(built.files, site)
        if problem or not built.sound:
            sys.exit("The site has errors: run build.py check.")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        shots = []
        for language in ("zh", "en"):
            page.goto((site / language / "index.html").as_uri())
            shots.append(Path(folder) / f"{language}.png")
            page.screenshot(path=shots[-1])
        frame = Path(folder) / "frame.html"
        frame.write_text(SIDE_BY_SIDE.format(left=shots[0].as_uri(), right=shots[1].as_uri()), encoding="utf-8")
        page.set_viewport_size({"width": 1536, "height": 664})
        page.goto(frame.as_uri())
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / "home.png")
        browser.close()


if __name__ == "__main__":
    main()
