"""Measures how long after a save the new page is seen in Chromium, for every kind of file, and prints the medians.

Run it with the Python of .venv, after `build.py test`. The preview runs on a site of so many enterprises, with the
repository's templates, catalogues and styles in its own folder.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from benchmarks.speed.generators.ours import FULL, serve  # noqa: E402
from benchmarks.speed.processes import serving  # noqa: E402
from benchmarks.speed.quiet import wait_until_quiet  # noqa: E402
from benchmarks.speed.site import Site, make_site  # noqa: E402
from benchmarks.speed.workload import Workload  # noqa: E402
from tests.chromium import FLAGS, find_chromium  # noqa: E402

PORT = 8765
SAVES = 7
PATIENCE = 30.0  # seconds
# Looks every few milliseconds for a marked word in the text and in a property that the style sheet sets.
WATCH = """
let last = "";
setInterval(() => {
  const style = document.body && getComputedStyle(document.documentElement).getPropertyValue("--seen");
  const found = document.body && [...(document.body.textContent.match(/Seen[a-z]+/g) || []), style].join(" ");
  if (found && found !== last) seen(last = found);
}, 4);
"""


def _in_markdown(folder: Path, word: str) -> None:
    _edit(folder / "profile.en.md", r"\n*(?:Seen\w+\n*)?\Z", f"\n\n{word}\n")


def _in_yaml(folder: Path, word: str) -> None:
    _edit(folder / "profile.yaml", r'(?<=en: ")(?:Seen\w+ )?', f"{word} ")


def _in_template(folder: Path, word: str) -> None:
    template = folder.parents[2] / "templates" / "enterprise.html"
    _edit(template, r"(?<={% block main %}\n)(?:<p>Seen\w+</p>\n)?", f"<p>{word}</p>\n")


def _in_catalogue(folder: Path, word: str) -> None:
    catalogue = folder.parents[2] / "locales" / "en" / "LC_MESSAGES" / "messages.po"
    _edit(catalogue, r'(?<=msgid "Dates"\nmsgstr ")[^"]*', word)


def _in_style(folder: Path, word: str) -> None:
    _edit(folder.parents[2] / "assets" / "styles" / "prose.css", r"(?::root{--seen:\w+})?\Z", f":root{{--seen:{word}}}")


KINDS: dict[str, Callable[[Path, str], None]] = {
    "Markdown": _in_markdown,
    "YAML": _in_yaml,
    "template": _in_template,
    "catalogue": _in_catalogue,
    "style": _in_style,
}


def _edit(file: Path, pattern: str, replacement: str) -> None:
    """Put the new words in place of those of the last save."""
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, lambda found: replacement, text, count=1), encoding="utf-8")


class Screen:
    """What a page shows of the marked words, and when it came to show one."""

    def __init__(self, page: Page) -> None:
        self._page, self._shown, self._since = page, "", 0.0
        page.expose_function("seen", self._note)
        page.add_init_script(WATCH)

    def _note(self, words: str) -> None:
        self._shown, self._since = words, time.perf_counter()

    def time_of(self, word: str) -> float:
        """The time since which a word is shown. TimeoutError where it does not come."""
        limit = time.perf_counter() + PATIENCE
        while word not in self._shown:
            if time.perf_counter() > limit:
                raise TimeoutError(word)
            self._page.wait_for_timeout(2)
        return self._since


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="60,1000", help="numbers of enterprises")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    print("| enterprises | " + " | ".join(KINDS) + " |", "| ---: |" + " ---: |" * len(KINDS), sep="\n")
    for size in sizes:
        medians = _measured(size)
        print(f"| {size:,} | " + " | ".join(f"{seconds:.3f}" for seconds in medians) + " |", flush=True)
    return 0


def _measured(size: int) -> list[float]:
    """The median of some saves of each kind, in seconds."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = make_site(FULL, Workload(size), Path(folder))
        for name in ("templates", "locales", "assets"):
            shutil.copytree(ROOT / name, site.workspace.site / name)
        with serving(serve(site.places, PORT), site.workspace, {}) as server:
            _wait_until_it_answers()
            wait_until_quiet(server.pid)
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
            medians = _saves(browser.new_page(), site, lambda: wait_until_quiet(server.pid))
            browser.close()
            return medians


def _wait_until_it_answers() -> None:
    limit = time.perf_counter() + PATIENCE
    while time.perf_counter() < limit:
        with suppress(OSError), socket.create_connection(("localhost", PORT), timeout=PATIENCE):
            return
        time.sleep(0.1)


def _saves(page: Page, site: Site, rest: Callable[[], None]) -> list[float]:
    enterprise = next(iter(site.workload.enterprises()))
    screen = Screen(page)
    page.goto(f"http://localhost:{PORT}/en/enterprises/{enterprise.slug}.html")
    folder = site.workspace.site / "content" / "enterprises" / enterprise.slug
    medians = []
    for save in KINDS.values():
        times = []
        for number in range(SAVES):
            rest()
            word = f"Seen{'abcdefg'[number]}{save.__name__.replace('_', '')}"
            start = time.perf_counter()
            save(folder, word)
            times.append(screen.time_of(word) - start)
        medians.append(statistics.median(times))
    return medians


if __name__ == "__main__":
    sys.exit(main())
