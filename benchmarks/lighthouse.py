"""Measures the pages investors come for with Lighthouse on its phone profile, and writes docs/lighthouse.md.

Run it with the Python of .venv, after `build.py test`. The site is served from this computer, compressed, as any web
server would serve it.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tornado.httpserver import HTTPServer  # noqa: E402
from tornado.netutil import bind_sockets  # noqa: E402
from tornado.web import Application, StaticFileHandler  # noqa: E402

from microsite import pipeline  # noqa: E402
from microsite.model.configuration import Overrides  # noqa: E402
from microsite.publishing.publish import publish  # noqa: E402
from microsite.reading.folders import Folders  # noqa: E402
from tests.chromium import FLAGS, find_chromium  # noqa: E402

NPM = ROOT / "benchmarks" / "npm"
RESULT = ROOT / "docs" / "lighthouse.md"
PATHS = ("index", "approval", "enterprises/yanxiangxiang")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight")


def main() -> None:
    install()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        with served(site) as address:
            built = pipeline.build(Folders(ROOT), Overrides(url=address), lambda message: None)
            if not built.sound or publish(built.files, site):
                sys.exit("The site has errors: run build.py check.")
            rows = [measured(address + f"{language}/{path}.html") for language in ("zh", "en") for path in PATHS]
    RESULT.write_text(report(rows), encoding="utf-8")
    print(report(rows))


def install() -> None:
    npm = shutil.which("npm") or sys.exit("npm is needed: install Node.js.")
    if not (NPM / "node_modules").is_dir():
        subprocess.run([npm, "install", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=NPM, check=True)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder in a thread, compressed; gives its address."""
    sockets = bind_sockets(0, address="127.0.0.1")
    loops: list[asyncio.AbstractEventLoop] = []
    started = threading.Event()

    async def serve() -> None:
        files = (r"/(.*)", StaticFileHandler, {"path": str(folder), "default_filename": "index.html"})
        HTTPServer(Application([files], compress_response=True)).add_sockets(sockets)
        loops.append(asyncio.get_running_loop())
        started.set()
        await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    started.wait()
    yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}/"


def measured(address: str) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    print(address, flush=True)
    command = [
        "node",
        str(NPM / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        "--output=json",
        "--quiet",
    ]
    flags = "--chrome-flags=--headless=new " + " ".join(FLAGS)
    environment = os.environ | {"CHROME_PATH": find_chromium() or ""}
    done = subprocess.run([*command, flags], env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def report(rows: list[dict[str, Any]]) -> str:
    head = ["page", *CATEGORIES, "largest paint", "blocking", "shift", "bytes"]
    lines = [
        "# Lighthouse",
        "",
        f"Version {rows[0]['lighthouseVersion']}, its default phone profile (slow network and processor simulated),",
        "one run a page, served compressed from the same computer. Again: `.venv/bin/python benchmarks/lighthouse.py`.",
        "",
        "| " + " | ".join(head) + " |",
        "| --- " * len(head) + "|",
    ]
    for row in rows:
        path = "/".join(row["finalDisplayedUrl"].split("/")[3:])
        scores = [str(round(row["categories"][name]["score"] * 100)) for name in CATEGORIES]
        values = [
            row["audits"][name]["displayValue"].replace("\u00a0", " ").removeprefix("Total size was ")
            for name in METRICS
        ]
        lines.append("| " + " | ".join([path, *scores, *values]) + " |")
    lost = sorted({f"- {audit['id']}: {audit['title']}" for row in rows for audit in failed(row)})
    return "\n".join([*lines, *(["", "Audits that cost points:", "", *lost] if lost else []), ""])


def failed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The audits that carry weight and did not score in full."""
    for name in CATEGORIES:
        for reference in row["categories"][name]["auditRefs"]:
            audit = row["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield audit


if __name__ == "__main__":
    main()
