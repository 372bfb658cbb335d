"""Astro with a content collection."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.speed.generator import Command, File, Generator, Packages, Places
from benchmarks.speed.prose import body, relative_links
from benchmarks.speed.typed_content import as_json, front_matter, site_words
from benchmarks.speed.workload import Enterprise, Workload

PROGRAM = "node_modules/astro/astro.js"
DIALECT = relative_links(".html")


def profile(workload: Workload, enterprise: Enterprise, language: str, edit: int) -> File:
    text = front_matter(enterprise, language) + body(workload, enterprise, language, DIALECT, edit)
    return File(f"content/{language}/{enterprise.slug}.md", text)


def rest(workload: Workload) -> Iterator[File]:
    yield File("src/words.json", as_json(site_words(workload)))


def build(places: Places) -> Command:
    return ["node", str(places.tool / PROGRAM), "build", "--silent", "--outDir", str(places.output)]


def serve(places: Places, port: int) -> Command:
    return ["node", str(places.tool / PROGRAM), "dev", "--silent", "--host", "127.0.0.1", "--port", str(port)]


ASTRO = Generator(
    name="astro",
    title="Astro",
    packages=Packages("npm", ("astro@5.18.2",)),
    skeleton="astro",
    profile=profile,
    rest=rest,
    build=build,
    serve=serve,
    environment={"ASTRO_TELEMETRY_DISABLED": "1"},
)
