"""Eleventy with Nunjucks. Its server builds incrementally, which it does only when told to."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.speed.generator import SKELETONS, Command, File, Generator, Packages, Places
from benchmarks.speed.prose import body, relative_links
from benchmarks.speed.typed_content import as_json, front_matter, site_words
from benchmarks.speed.workload import Enterprise, Workload

PROGRAM = "node_modules/@11ty/eleventy/cmd.cjs"
LOOPBACK = str(SKELETONS / "loopback.cjs")
DIALECT = relative_links(".html")


def profile(workload: Workload, enterprise: Enterprise, language: str, edit: int) -> File:
    text = front_matter(enterprise, language) + body(workload, enterprise, language, DIALECT, edit)
    return File(f"content/{language}/enterprises/{enterprise.slug}.md", text)


def rest(workload: Workload) -> Iterator[File]:
    yield File("content/_data/words.json", as_json(site_words(workload)))


def build(places: Places) -> Command:
    return ["node", str(places.tool / PROGRAM), "--quiet", f"--output={places.output}"]


def serve(places: Places, port: int) -> Command:
    """Its server listens on every address of the machine unless something keeps it from it."""
    options = ["--serve", "--incremental", "--quiet", f"--port={port}", f"--output={places.output}"]
    return ["node", "--require", LOOPBACK, str(places.tool / PROGRAM), *options]


ELEVENTY = Generator(
    name="eleventy",
    title="Eleventy",
    packages=Packages("npm", ("@11ty/eleventy@3.1.8", "markdown-it-anchor@10.0.0")),
    skeleton="eleventy",
    profile=profile,
    rest=rest,
    build=build,
    serve=serve,
)
