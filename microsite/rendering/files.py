"""A plan to the bytes of every file of the site."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cache
from pathlib import PurePath

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from microsite.marking import N_
from microsite.memory import Memory
from microsite.planning.plan import Plan, PlannedPage
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reading.folders import Folders
from microsite.rendering.data_files import data_files
from microsite.rendering.environment import environment
from microsite.rendering.templates import ENDINGS, TEMPLATES, SourcesLoader, template_sources
from microsite.wording.language import Language

SITEMAP = "sitemap.xml"

BROKEN_TEMPLATE = ProblemKind(
    "broken-template",
    Severity.ERROR,
    N_("The template cannot be used for %(page)s: %(detail)s."),
    N_("Every page that is made with it would be missing."),
    N_("Take the template from before the last change, or ask whoever changed it."),
)

Files = dict[str, bytes]
Environments = Callable[[str], Environment]


def render(plan: Plan, folders: Folders, languages: tuple[Language, ...], memory: Memory, report: Report) -> Files:
    """Every file by its address, in the order of addresses; without the pages whose templates are reported."""
    by_tag = {language.tag: language for language in languages}
    sources = template_sources(folders, report)

    @cache
    def environments(tag: str) -> Environment:
        language = by_tag[tag]
        made = lambda: environment(SourcesLoader(sources, report), language)  # noqa: E731
        return memory.recall(("environment", sources, language), made)

    broken = set[Place]()

    def report_once(problem: Problem) -> None:
        if problem.place not in broken:
            broken.add(problem.place)
            report(problem)

    pages = ((page.address, _page(page, environments, memory, report_once)) for page in plan.pages)
    files = {address: data for address, data in pages if data is not None}
    files |= data_files(plan.data)
    if plan.sitemap:
        template = environments(languages[0].tag).get_template(SITEMAP)
        files[SITEMAP] = template.render(entries=plan.sitemap).encode()
    files |= {plan.assets.addresses[name]: data for name, data in plan.assets.contents.items()}
    return dict(sorted(files.items()))


def _page(page: PlannedPage, environments: Environments, memory: Memory, report: Report) -> bytes | None:
    """The bytes of a page: those of the build before where its view and its templates are the same."""
    environment = environments(page.view.tag)
    try:
        return memory.recall(
            ("page", environment, page.template, page.view),
            lambda: environment.get_template(page.template).render(page=page.view).encode(),
        )
    except Exception as error:
        problem = _problem(error, page)
        if problem is None:
            raise
        report(problem)
        return None


def _problem(error: Exception, page: PlannedPage) -> Problem | None:
    """What is wrong with a template, at the line of the one that the page's template led to; None if none led there."""
    name, line = page.template, 0
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            parts = PurePath(frame.filename).parts
            if TEMPLATES in parts and frame.filename.endswith(ENDINGS):
                name, line = "/".join(parts[parts.index(TEMPLATES) + 1 :]), frame.lineno or 0
    if not line and not isinstance(error, TemplateError):
        return None
    said = getattr(error, "message", None) or f"{type(error).__name__}: {error}"
    return BROKEN_TEMPLATE.at(Place(f"{TEMPLATES}/{name}", line), page=page.address, detail=said.rstrip("."))
