"""MkDocs with a theme of the site's own and without plugins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.speed.generator import Command, File, Generator, Packages, Places
from benchmarks.speed.prose import body, relative_links
from benchmarks.speed.typed_content import as_json, front_matter, site_words
from benchmarks.speed.words import LANGUAGES, Both
from benchmarks.speed.workload import INDEX, SITE, Enterprise, Workload

DIALECT = relative_links(".md")
LISTS = Both("示例开发区的企业。", "The enterprises of Example Zone.")


def profile(workload: Workload, enterprise: Enterprise, language: str, edit: int) -> File:
    head = front_matter(enterprise, language, language=language, slug=enterprise.slug)
    return File(
        f"docs/{language}/enterprises/{enterprise.slug}.md",
        head + body(workload, enterprise, language, DIALECT, edit),
    )


def configuration(workload: Workload) -> dict[str, Any]:
    return {
        "site_name": SITE.en,
        "docs_dir": "docs",
        "use_directory_urls": False,
        "extra": {"words": site_words(workload)},
    }


def rest(workload: Workload) -> Iterator[File]:
    theme = {"theme": {"name": None, "custom_dir": "theme"}, "plugins": []}
    yield File("mkdocs.yml", as_json(configuration(workload) | theme))
    yield from indexes()


def indexes() -> Iterator[File]:
    """The page of each language that lists its enterprises."""
    for language in LANGUAGES:
        head = f"template: index.html\nlanguage: {language}\ntitle: {INDEX[language]}\ndescription: {LISTS[language]}\n"
        yield File(f"docs/{language}/index.md", f"---\n{head}---\n")


def _program(places: Places) -> str:
    return str(places.tool / "bin" / "mkdocs")


def build(places: Places) -> Command:
    return [_program(places), "build", "--quiet", "--site-dir", str(places.output)]


def serve(places: Places, port: int) -> Command:
    return [_program(places), "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]


MKDOCS = Generator(
    name="mkdocs",
    title="MkDocs",
    packages=Packages("pip", ("mkdocs==1.6.1", "Markdown==3.11.3", "Jinja2==3.1.6")),
    skeleton="mkdocs",
    profile=profile,
    rest=rest,
    build=build,
    serve=serve,
)
