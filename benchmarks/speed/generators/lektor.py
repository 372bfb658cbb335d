"""Lektor, which remembers what it has built in the user's cache folder."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.speed.generator import Command, File, Generator, Packages, Places
from benchmarks.speed.prose import Dialect, body
from benchmarks.speed.typed_content import as_json, bar_lists, site_words
from benchmarks.speed.workload import Enterprise, Workload

DIALECT = Dialect(link=lambda enterprise, language: f"[{enterprise.name[language]}](../{enterprise.slug}/)")


def profile(workload: Workload, enterprise: Enterprise, language: str, edit: int) -> File:
    facts, milestones = ("\n".join(lines) for lines in bar_lists(enterprise, language))
    fields = {
        "name": " " + enterprise.name[language],
        "description": " " + enterprise.description[language],
        "facts": "\n\n" + facts,
        "milestones": "\n\n" + milestones,
        "body": "\n\n" + body(workload, enterprise, language, DIALECT, edit),
    }
    text = "\n---\n".join(f"{name}:{value}" for name, value in fields.items())
    return File(f"content/{enterprise.slug}/contents+{language}.lr", text)


def rest(workload: Workload) -> Iterator[File]:
    yield File("databags/words.json", as_json(site_words(workload)))


def _program(places: Places) -> str:
    return str(places.tool / "bin" / "lektor")


def build(places: Places) -> Command:
    return [_program(places), "build", "--output-path", str(places.output)]


def serve(places: Places, port: int) -> Command:
    options = ["--host", "127.0.0.1", "--port", str(port), "--output-path", str(places.output)]
    return [_program(places), "server", *options]


LEKTOR = Generator(
    name="lektor",
    title="Lektor",
    packages=Packages("pip", ("lektor==3.3.14", "lektor-markdown-header-anchors==0.4.0", "Jinja2==3.1.6")),
    skeleton="lektor",
    profile=profile,
    rest=rest,
    build=build,
    serve=serve,
    address=lambda slug, language: f"{language}/enterprises/{slug}/index.html",
)
