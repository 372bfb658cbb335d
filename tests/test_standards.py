"""Every page holds to the standards: HTML as the Nu checker has it, accessibility as axe-core has it, weight."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

NPM = Path(__file__).parent / "npm" / "node_modules"
VNU = NPM / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = NPM / "axe-core" / "axe.min.js"
FIRST_FLIGHT = 14_336  # bytes that a server sends before it waits for the first answer (RFC 6928)
LIGHT = ("index.html", "approval.html", "procedure.html", "enterprises/")
HEAVIEST = 40_000


def test_no_page_has_an_html_error_or_warning(output: Path) -> None:
    # A file has no origin, so the checker cannot see that relative addresses meet the 'self' of the policy.
    command = [
        "java",
        "-jar",
        str(VNU),
        "--skip-non-html",
        "--format",
        "json",
        "--filterpattern",
        ".*Content Security Policy.*",
    ]
    checked = subprocess.run([*command, str(output)], capture_output=True, text=True, check=False)
    messages = json.loads(checked.stderr)["messages"]
    assert [(message["url"].rpartition("/")[2], message["message"]) for message in messages] == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_violation(browser: Browser, output: Path, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    found = []
    for address in sorted(output.rglob("*.html")):
        page.goto(address.as_uri())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for violation in page.evaluate("axe.run()")["violations"]:
            found.append((address.name, violation["id"], [node["target"] for node in violation["nodes"]]))
    context.close()
    assert found == []


def weight(output: Path, address: Path) -> int:
    """The bytes of a page with the style and scripts that it loads, compressed as a server would."""
    html = address.read_bytes()
    loads = re.findall(r'<(?:link rel="stylesheet" href|script [^>]*src)="([^"]+)"', html.decode())
    parts = [html, *((address.parent / load).read_bytes() for load in loads)]
    return sum(len(gzip.compress(part, 9)) for part in parts)


def test_pages_that_investors_come_for_fit_in_one_first_flight(output: Path) -> None:
    weights = {address.relative_to(output).as_posix(): weight(output, address) for address in output.rglob("*.html")}
    light = {path: bytes_ for path, bytes_ in weights.items() if path[3:].startswith(LIGHT)}
    assert len(light) > 15
    assert {path: bytes_ for path, bytes_ in light.items() if bytes_ > FIRST_FLIGHT} == {}
    assert {path: bytes_ for path, bytes_ in weights.items() if bytes_ > HEAVIEST} == {}
