"""A plan to the bytes of every file of the site."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePath

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from microsite.fingerprints import fingerprint
from microsite.marking import N_
from microsite.memory import Key, Memory
from microsite.planning.plan import Plan, PlannedPage
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reading.folders import Folders
from microsite.rendering.data_files import data_files
from microsite.rendering.environment import environment
from microsite.rendering.templates import ENDINGS, TEMPLATES, Sources, SourcesLoader, template_sources
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


@dataclass(frozen=True)
class Renderer:
    """Renders the pages of a plan, each once for as long as its inputs, its templates and its wording stay the same."""

    sources: Sources
    languages: Mapping[str, Language]
    memory: Memory
    report: Report

    @classmethod
    def of(cls, folders: Folders, languages: Iterable[Language], memory: Memory, report: Report) -> Renderer:
        """A renderer with the templates of a site as they are now; broken ones are reported once each."""
        broken = set[Place]()

        def report_once(problem: Problem) -> None:
            if problem.place not in broken:
                broken.add(problem.place)
                report(problem)

        sources = template_sources(folders, memory, report)
        return cls(sources, {language.tag: language for language in languages}, memory, report_once)

    @cached_property
    def templates(self) -> str:
        """What all templates are known by."""
        return fingerprint(*(part for name, _, data in self.sources for part in (name, data)))

    def page(self, page: PlannedPage) -> bytes | None:
        """The bytes of a page; None where its templates are reported."""
        try:
            if not page.made_from:
                return self._rendered(page)
            return self.memory.recall_kept(self._key(page), lambda: self._rendered(page))
        except Exception as error:
            problem = _problem(error, page)
            if problem is None:
                raise
            self.report(problem)
            return None

    def other_files(self, plan: Plan) -> dict[str, bytes]:
        """The files of data, and the sitemap where there is one."""
        files = dict(self.memory.recall_kept(_data_key(plan), partial(_data, plan)))
        if plan.sitemap:
            template = self._environment(next(iter(self.languages))).get_template(SITEMAP)
            files[SITEMAP] = template.render(entries=plan.sitemap).encode()
        return files

    def ready(self, plan: Plan) -> None:
        """Have the data and the pages ready, made in several processes where they are many.

        The last pages come first: they list the others and take longest.
        """
        pages = {self._key(page): partial(self._rendered, page) for page in reversed(plan.pages) if page.made_from}
        self.memory.recall_all({_data_key(plan): partial(_data, plan), **pages})

    def _key(self, page: PlannedPage) -> Key:
        return "page", page.address, page.template, page.tag, page.inputs, self.templates

    def _rendered(self, page: PlannedPage) -> bytes:
        return self._environment(page.tag).get_template(page.template).render(page=page.view()).encode()

    def _environment(self, tag: str) -> Environment:
        language = self.languages[tag]
        return self.memory.recall(
            ("environment", self.templates, language),
            lambda: environment(SourcesLoader(self.sources, self.report), language, self.memory),
        )


def render(plan: Plan, renderer: Renderer) -> Files:
    """Every file by its address, in the order of addresses; without the pages whose templates are reported."""
    renderer.ready(plan)
    pages = ((page.address, renderer.page(page)) for page in plan.pages)
    files = {address: data for address, data in pages if data is not None}
    files |= renderer.other_files(plan)
    files |= {plan.assets.addresses[name]: data for name, data in plan.assets.contents.items()}
    return dict(sorted(files.items()))


def _data(plan: Plan) -> dict[str, bytes]:
    return data_files(plan.data())


def _data_key(plan: Plan) -> Key:
    return "data", plan.inputs.whole


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
