"""This repository's generator, with small templates of the site's own and with the repository's full ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.speed.generator import SKELETONS, Command, File, Generator, Packages, Places
from benchmarks.speed.machine import PYTHON
from benchmarks.speed.prose import Dialect, body
from benchmarks.speed.words import LANGUAGES, Both
from benchmarks.speed.workload import Enterprise, Figure, Workload
from microsite.commands.request import KEPT
from microsite.fingerprints import fingerprint

ROOT = Path(__file__).resolve().parents[3]
BUILD = str(ROOT / "build.py")
SOURCE = {"source": "statistics", "locator": "enterprises"}
AS_OF = "2026-03"
DIALECT = Dialect(
    link=lambda enterprise, language: f"[[{enterprise.slug}]]",
    figure=lambda enterprise, figure, language: f"{{{{ {enterprise.slug}.{figure.name} }}}}",
    date=lambda milestone, language: f"{{{{ {milestone.day} }}}}",
)
RECORDS = {
    "zh": "---\ntitle: 来源\ndescription: 数字的来源。\n---\n\n::: sources\n\n::: records\n",
    "en": "---\ntitle: Sources\ndescription: Where figures come from.\n---\n\n::: sources\n\n::: records\n",
}


def profile(workload: Workload, enterprise: Enterprise, language: str, edit: int) -> File:
    head = f"---\ndescription: {json.dumps(enterprise.description[language], ensure_ascii=False)}\n---\n\n"
    text = head + body(workload, enterprise, language, DIALECT, edit)
    return File(f"content/enterprises/{enterprise.slug}/profile.{language}.md", text)


def rest(workload: Workload) -> Iterator[File]:
    menu = ", ".join(["index", *(enterprise.slug for enterprise in workload.menu())])
    configuration = (SKELETONS / "ours" / "site_config.yaml").read_text(encoding="utf-8")
    yield File("site_config.yaml", f"{configuration}menus:\n  main: [{menu}]\n")
    for enterprise in workload.enterprises():
        yield File(f"content/enterprises/{enterprise.slug}/profile.yaml", "\n".join(_record(enterprise)) + "\n")


def rest_with_records(workload: Workload) -> Iterator[File]:
    """The content with the page of sources and records, which the full templates link every figure to."""
    yield from rest(workload)
    for language, text in RECORDS.items():
        yield File(f"content/pages/sources.{language}.md", text)


def _record(enterprise: Enterprise) -> Iterator[str]:
    """The lines of a profile.yaml, as staff would write it."""
    yield f"name: {_flow(enterprise.name)}"
    yield f"short_name: {_flow(enterprise.name)}"
    yield f"industry: {_flow(enterprise.industry)}"
    yield f"products: {_flow(enterprise.products)}"
    yield f"status: {_flow(enterprise.state)}"
    yield from _fields(SOURCE)
    yield "milestones:"
    for milestone in enterprise.milestones:
        yield f"  - date: {milestone.day}"
        yield from _fields({"what": _flow(milestone.what), **SOURCE}, indent=4)
    yield "figures:"
    for figure in enterprise.figures:
        yield f"  {figure.name}:"
        yield from _fields(_figure(figure), indent=4)


def _figure(figure: Figure) -> dict[str, Any]:
    label = _flow(figure.label)
    return {"label": label, "value": figure.value, "unit": figure.unit, "kind": "statistic", "as_of": AS_OF, **SOURCE}


def _fields(fields: dict[str, Any], indent: int = 0) -> Iterator[str]:
    for name, value in fields.items():
        yield f"{' ' * indent}{name}: {value}"


def _flow(words: Both) -> str:
    return "{" + ", ".join(f"{code}: {json.dumps(words[code], ensure_ascii=False)}" for code in LANGUAGES) + "}"


def build(places: Places) -> Command:
    return [PYTHON, BUILD, "--site", str(places.site), "--output", str(places.output)]


def serve(places: Places, port: int) -> Command:
    return [PYTHON, BUILD, "serve", "--no-browser", "--port", str(port), "--site", str(places.site)]


def caches(places: Places) -> Iterator[Path]:
    """What it keeps of a site for the next build."""
    yield from (ROOT / KEPT).glob(f"{fingerprint(str(places.site))}-*")


OURS = Generator(
    name="ours",
    title="This generator",
    packages=Packages(),
    skeleton="ours",
    profile=profile,
    rest=rest,
    build=build,
    serve=serve,
    extra_pages=1,  # the choice of a language
    caches=caches,
)
FULL = replace(
    OURS,
    name="full",
    title="This generator, full templates",
    rest=rest_with_records,
    without=("templates",),
    extra_pages=3,
)
