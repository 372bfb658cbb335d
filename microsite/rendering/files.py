"""A plan to the bytes of every file of the site."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import PurePath
from typing import TypeVar

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from microsite.deferred import Deferred
from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.mappings import Key
from microsite.marking import N_
from microsite.memory import Memory
from microsite.planning.plan import Plan, PlannedPage
from microsite.problems import Place, Problem, ProblemKind, Report, Severity
from microsite.reading.folders import Folders
from microsite.rendering.environment import environment
from microsite.rendering.site_files import SiteFile, SiteFiles
from microsite.rendering.templates import ENDINGS, TEMPLATES, Sources, SourcesLoader, template_sources
from microsite.tables import Row
from microsite.wording.language import Language

V = TypeVar("V")
SITEMAP = "sitemap.xml"

BROKEN_TEMPLATE = ProblemKind(
    "broken-template",
    Severity.ERROR,
    N_("The template cannot be used for %(page)s: %(detail)s."),
    N_("Every page that is made with it would be missing."),
    N_("Take the template from before the last change, or ask whoever changed it."),
)

DATA, DATA_FILES = "data", Deferred("rendering.data_files", "data_files")
Made = tuple[str, tuple[Problem, ...]]  # the fingerprint of a page, or else what is wrong with its templates


@frozen
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
        data, problems = self._attempt(page, self.bytes_of)
        for problem in problems:
            self.report(problem)
        return data

    def pages(self, pages: Mapping[str, PlannedPage]) -> dict[str, str]:
        """The fingerprints of pages by their addresses, all rendered now that are not known.

        Those whose templates are reported are left out.
        """
        made = self.memory.renewed(("pages",), pages, self._made, self._key, _itself)
        for _, problems in made.values():
            for problem in problems:
                self.report(problem)
        return {address: known_by for address, (known_by, _) in made.items() if known_by}

    def render_ahead(self, page: PlannedPage) -> Made:
        """Render a page before all of them are."""
        return self.memory.row(page, self._made, self._key)

    def bytes_of(self, page: PlannedPage) -> bytes:
        """The bytes of a page, rendered only where they are not known."""
        if not page.made_from:
            return self._rendered(page)
        return self.memory.recall_large(self._key(page), partial(self._rendered, page))

    def _made(self, page: PlannedPage) -> Made:
        known_by, problems = self._attempt(page, lambda page: fingerprint(self.bytes_of(page)))
        return known_by or "", problems

    def _attempt(self, page: PlannedPage, make: Callable[[PlannedPage], V]) -> tuple[V | None, tuple[Problem, ...]]:
        """What is made of a page, or what is wrong with its templates."""
        try:
            return make(page), ()
        except Exception as error:
            problem = _problem(error, page)
            if problem is None:
                raise
            return None, (problem,)

    def data(self, plan: Plan) -> dict[str, SiteFile]:
        """The files of data."""
        names = partial(self._data_names, plan)
        made = self.memory.renewed((DATA,), {DATA: plan.inputs.whole}, names, _data_key, _itself)
        return {
            address: SiteFile(name, partial(self._data_file, plan, address)) for address, name in made[DATA].items()
        }

    def data_ahead(self, plan: Plan) -> None:
        """Make the files of data before all else is rendered."""
        self.memory.row(plan.inputs.whole, partial(self._data_names, plan), _data_key)

    def _data(self, plan: Plan) -> dict[str, bytes]:
        return self.memory.recall_kept(_data_key(plan.inputs.whole), lambda: DATA_FILES(plan.data()))

    def _data_file(self, plan: Plan, address: str) -> bytes:
        return self._data(plan)[address]

    def _data_names(self, plan: Plan, whole: str) -> dict[str, str]:
        return {address: fingerprint(data) for address, data in self._data(plan).items()}

    def sitemap(self, plan: Plan) -> dict[str, bytes]:
        """The sitemap, where there is one."""
        if not plan.sitemap:
            return {}
        template = self._environment(next(iter(self.languages))).get_template(SITEMAP)
        return {SITEMAP: template.render(entries=plan.sitemap).encode()}

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


def render(plan: Plan, renderer: Renderer) -> SiteFiles:
    """Every file by its address; without the pages whose templates are reported.

    The last pages come first: they list the others and take longest.
    """
    pages = {page.address: page for page in reversed(plan.pages)}
    made = renderer.pages({address: page for address, page in pages.items() if page.made_from})
    files = {address: SiteFile(name, partial(renderer.bytes_of, pages[address])) for address, name in made.items()}
    others = {page.address: renderer.page(page) for page in plan.pages if not page.made_from}
    files |= {address: SiteFile.of(data) for address, data in others.items() if data is not None}
    files |= renderer.data(plan)
    files |= {address: SiteFile.of(data) for address, data in renderer.sitemap(plan).items()}
    assets = plan.assets
    files |= {assets.addresses[name]: SiteFile.of(data) for name, data in assets.contents.items()}
    return SiteFiles(files)


def _itself(row: Row) -> tuple[Key]:
    """The key of what is kept apart for a row: that of the row."""
    return (row.known_by or (),)


def _data_key(whole: str) -> Key:
    return DATA, whole


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
