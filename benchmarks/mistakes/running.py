"""Runs a generator on a site of its own, with a time limit, and gathers what it printed and published."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.mistakes.peers import CACHE, ROOT, SITES, Generator
from benchmarks.mistakes.planting import Edit, Site, applied
from benchmarks.mistakes.printed import Printed, from_json, printed

SMALL = ROOT / "tests" / "sites" / "small"
SECONDS = 60
STOPPED = -1
ENVIRONMENT = {
    "NO_COLOR": "1",
    "PYTHONHASHSEED": "0",
    "COLUMNS": "500",
    "LC_ALL": "C.UTF-8",
    "ELEVENTY_SKIP_VERSION_CHECK": "1",
}


@dataclass(frozen=True)
class Run:
    """How a run ended: exit status, what was printed, and the pages published, by address."""

    status: int
    said: Printed
    pages: Mapping[str, str]

    @property
    def published(self) -> bool:
        return self.status == 0


def clean_site(generator: Generator) -> Site:
    """The site without a mistake; this project's is the small one of its tests, files of both joined."""
    site = _read(SITES / generator.key)
    if generator.key == "own":
        small = _read(SMALL)
        site = {**small, **{path: small.get(path, b"") + content for path, content in site.items()}}
    return site


def _read(folder: Path) -> Site:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@dataclass
class Bench:
    """A generator with the runs made so far, so that no site is run twice."""

    generator: Generator
    runs: dict[tuple[tuple[str, bytes], ...], Run] = field(default_factory=dict)

    def site(self, edits: tuple[Edit, ...] = ()) -> Site:
        return applied(edits, clean_site(self.generator), self.generator.places)

    def run(self, site: Site) -> Run:
        key = tuple(sorted(site.items()))
        if key not in self.runs:
            self.runs[key] = run(self.generator, site)
        return self.runs[key]


def run(generator: Generator, site: Site) -> Run:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "site"
        for path, content in site.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        for link, target in generator.links.items():
            (folder / link).symlink_to(target)
        return _own(generator, folder) if generator.key == "own" else _peer(generator, folder)


def _peer(generator: Generator, folder: Path) -> Run:
    status, output = _execute(generator.command, folder)
    said = printed(output, (folder, *generator.links.values(), CACHE))
    lines = tuple(line for line in said.lines if not generator.progress.match(line))
    return Run(status, Printed(lines, said.traced), _pages(folder / generator.output))


def _own(generator: Generator, folder: Path) -> Run:
    options = ("--site", str(folder), "--format", "json", "--messages", "en")
    status, output = _execute((*generator.command, "check", *options), folder)
    said = from_json(output) or printed(output, (folder, CACHE / "snapshot", ROOT))
    if status == 0:
        status, _ = _execute((*generator.command, "build", *options), folder)
    return Run(status, said, _pages(folder / generator.output))


def _execute(command: tuple[str, ...], folder: Path) -> tuple[int, str]:
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return STOPPED, f"stopped after {SECONDS} seconds"
    return done.returncode, done.stdout.decode(errors="replace")


def _pages(folder: Path) -> Mapping[str, str]:
    """The pages under a folder, without comments and without what white space between tags adds."""
    pages = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".html")
    return {path.relative_to(folder).as_posix(): _plain(path.read_bytes()) for path in pages}


def _plain(page: bytes) -> str:
    text = re.sub(r"<!--.*?-->", "", page.decode(errors="replace"), flags=re.DOTALL)
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"[ \t\r\n]+", " ", text)).strip()
