"""Pelican, with its cache of what it has read switched on."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.speed.generator import Command, File, Generator, Packages, Places
from benchmarks.speed.prose import body, relative_links
from benchmarks.speed.typed_content import as_json, bar_lists, site_words
from benchmarks.speed.workload import Enterprise, Workload

DIALECT = relative_links(".html")


def profile(workload: Workload, enterprise: Enterprise, language: str, edit: int) -> File:
    facts, milestones = ("\n    ".join(lines) for lines in bar_lists(enterprise, language))
    head = {
        "Title": enterprise.name[language],
        "Description": enterprise.description[language],
        "Slug": enterprise.slug,
        "Lang": language,
        "Facts": facts,
        "Milestones": milestones,
    }
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    text = lines + "\n" + body(workload, enterprise, language, DIALECT, edit)
    return File(f"content/enterprises/{enterprise.slug}.{language}.md", text)


def rest(workload: Workload) -> Iterator[File]:
    yield File("words.json", as_json(site_words(workload)))


def _command(places: Places) -> Command:
    return [str(places.tool / "bin" / "pelican"), "--settings", "pelicanconf.py", "--output", str(places.output)]


def serve(places: Places, port: int) -> Command:
    return [*_command(places), "--listen", "--autoreload", "--bind", "127.0.0.1", "--port", str(port)]


PELICAN = Generator(
    name="pelican",
    title="Pelican",
    packages=Packages("pip", ("pelican==4.12.0", "Markdown==3.11.3", "Jinja2==3.1.6")),
    skeleton="pelican",
    profile=profile,
    rest=rest,
    build=_command,
    serve=serve,
)
