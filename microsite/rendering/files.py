"""A plan to the bytes of every file of the site."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import PurePath

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from microsite.marking import N_
from microsite.planning.plan import Plan, PlannedPage
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reading.folders import Folders
from microsite.rendering.data_files import data_files
from microsite.rendering.environment import environment
from microsite.rendering.templates import TEMPLATES, LayeredLoader
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


def render(plan: Plan, folders: Folders, languages: tuple[Language, ...], report: Report) -> Files:
    """Every file by its address, in the order of addresses; without the pages whose templates are reported."""
    by_tag = {language.tag: language for language in languages}
    loader = LayeredLoader(folders, report)
    environments = lru_cache(maxsize=None)(lambda tag: environment(loader, by_tag[tag]))
    pages = ((page.address, _page(page, environments, report)) for page in plan.pages)
    files = {address: data for address, data in pages if data is not None}
    files |= data_files(plan.data)
    if plan.sitemap:
        template = environments(languages[0].tag).get_template(SITEMAP)
        files[SITEMAP] = template.render(entries=plan.sitemap).encode()
    files |= {plan.assets.addresses[name]: data for name, data in plan.assets.contents.items()}
    return dict(sorted(files.items()))


def _page(page: PlannedPage, environments: Environments, report: Report) -> bytes | None:
    try:
        template = environments(page.view.tag).get_template(page.template)
        return template.render(page=page.view).encode()
    except TemplateError as error:
        report(_problem(error, page))
        return None


def _problem(error: TemplateError, page: PlannedPage) -> Problem:
    """What is wrong with a template, at the line of the one that the page's template led to."""
    name, line = page.template, 0
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            parts = PurePath(frame.filename).parts
            if TEMPLATES in parts and frame.filename.endswith((".html", ".xml")):
                name, line = "/".join(parts[parts.index(TEMPLATES) + 1 :]), frame.lineno or 0
    return BROKEN_TEMPLATE.at(Place(f"{TEMPLATES}/{name}", line), page=page.address, detail=error.message or str(error))
