"""Zensical, MkDocs' successor, with the same theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.speed.generator import Command, File, Packages, Places
from benchmarks.speed.generators.mkdocs import MKDOCS, configuration, indexes
from benchmarks.speed.typed_content import as_json
from benchmarks.speed.workload import Workload

NOT_FOUND = "<!doctype html>\n<html>\n<head><title>404</title></head>\n<body><p>404</p></body>\n</html>\n"


def rest(workload: Workload) -> Iterator[File]:
    theme = {"theme": {"name": "material", "custom_dir": "theme", "font": False}, "plugins": []}
    extensions = {"markdown_extensions": ["tables", "toc"]}
    yield File("mkdocs.yml", as_json(configuration(workload) | theme | extensions | {"site_dir": "output"}))
    yield File("theme/404.html", NOT_FOUND)
    yield from indexes()


def build(places: Places) -> Command:
    return [str(places.tool / "bin" / "zensical"), "build"]


def serve(places: Places, port: int) -> Command:
    return [str(places.tool / "bin" / "zensical"), "serve", "--dev-addr", f"127.0.0.1:{port}"]


ZENSICAL = replace(
    MKDOCS,
    name="zensical",
    title="Zensical",
    packages=Packages("pip", ("zensical==0.0.73", "Markdown==3.11.3")),
    rest=rest,
    build=build,
    serve=serve,
    extra_pages=1,  # 404.html, which it makes always
)
