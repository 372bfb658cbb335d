"""Everything that is to be published: every page with its address, template and view, the data, the sitemap, assets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from microsite.model.contract import Contract
from microsite.model.site import ERROR_PAGE, Site
from microsite.planning.addresses import address
from microsite.planning.assets import Assets
from microsite.planning.data import DataView, data_view
from microsite.planning.entries import HOME, entries
from microsite.planning.gallery import GALLERY, gallery_view
from microsite.planning.pages import error_view, page_view, title_view
from microsite.planning.setting import Setting
from microsite.planning.status import Status
from microsite.planning.status_page import STATUS, status_page
from microsite.planning.views import Alternate, Chrome, PageView
from microsite.problems import Place
from microsite.prose.markdown_text import ProseReader
from microsite.wording.language import Language
from microsite.wording.quantities import figure_text

CHOICE = "index.html"
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class SeveralLanguages:
    """A page in every language at once. `base` is the path of the site, for a page shown at any depth of it."""

    pages: tuple[PageView, ...]
    base: str = ""

    @property
    def tag(self) -> str:
        return self.pages[0].tag

    @property
    def chrome(self) -> Chrome:
        return self.pages[0].chrome


@dataclass(frozen=True)
class PlannedPage:
    """A page to render; `origin` is the file it comes from."""

    address: str
    template: str
    view: PageView | SeveralLanguages
    origin: Place


@dataclass(frozen=True)
class SitemapEntry:
    """An absolute address with its alternates."""

    location: str
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True)
class StaffPages:
    """What the pages show that stand in a preview only: the gallery of components, and what is left to do."""

    contracts: tuple[Contract, ...]
    status: Status


@dataclass(frozen=True)
class Plan:
    """What is to be rendered. The sitemap is empty while the site has no address of its own."""

    pages: tuple[PlannedPage, ...]
    data: DataView
    sitemap: tuple[SitemapEntry, ...]
    assets: Assets


def plan(
    site: Site,
    languages: tuple[Language, ...],
    reader: ProseReader,
    assets: Assets,
    staff_pages: StaffPages | None = None,
) -> Plan:
    """The plan of a site in which no error stands; with pages for its staff it is the plan of a preview."""
    default = site.configuration.default_language
    by_code = {language.code: language for language in languages}
    start = Setting(
        site=site,
        entries=entries(site),
        languages=by_code,
        reader=reader,
        assets=assets,
        figure_texts={language.code: _figure_texts(site, language) for language in languages},
        language=by_code[default],
        folder=default,
        address=CHOICE,
        preview=staff_pages is not None,
    )
    pages = tuple(_pages(start))
    return Plan(
        pages=(*pages, *_root_pages(start), *_staff_pages(start, staff_pages)),
        data=data_view(tuple(start.in_words_of(code) for code in _default_first(start))),
        sitemap=tuple(_sitemap(pages)),
        assets=assets,
    )


def _figure_texts(site: Site, language: Language) -> dict[str, str]:
    return {figure.id: figure_text(figure, site.unit[figure.unit], language) for figure in site.figures}


def _default_first(start: Setting) -> list[str]:
    return sorted(start.languages, key=lambda code: code != start.folder)


def _pages(start: Setting) -> Iterator[PlannedPage]:
    for code in start.languages:
        for entry in start.entries.values():
            setting = start.in_folder_of(code, entry.path)
            if setting.has(entry):
                view = page_view(setting, entry)
                yield PlannedPage(address(code, entry.path), entry.template, view, entry.place_for(code))


def _root_pages(start: Setting) -> Iterator[PlannedPage]:
    """The choice of a language, and the error page where the site has one."""
    home = start.entries[HOME]
    settings = [start.in_folder_of(code, "").at(CHOICE) for code in _default_first(start)]
    choices = tuple(title_view(setting, home) for setting in settings)
    yield PlannedPage(CHOICE, "choice.html", SeveralLanguages(choices), home.place_for(start.folder))
    texts = {text.language: text for text in start.site.pages if text.key == ERROR_PAGE}
    views = tuple(
        error_view(setting.at(NOT_FOUND), texts[setting.folder]) for setting in settings if setting.folder in texts
    )
    if views:
        base = urlsplit(start.site.configuration.url or "").path
        yield PlannedPage(NOT_FOUND, "error.html", SeveralLanguages(views, base), next(iter(texts.values())).place)


def _staff_pages(start: Setting, staff_pages: StaffPages | None) -> Iterator[PlannedPage]:
    for code in start.languages if staff_pages else ():
        if staff_pages and staff_pages.contracts:
            setting = start.in_folder_of(code, GALLERY)
            view, origin = gallery_view(setting, staff_pages.contracts), staff_pages.contracts[0].place
            yield PlannedPage(setting.address, GALLERY, view, origin)
        if staff_pages:
            setting = start.in_folder_of(code, STATUS)
            view = status_page(setting, staff_pages.status)
            yield PlannedPage(setting.address, STATUS, view, start.site.configuration.place)


def _sitemap(pages: tuple[PlannedPage, ...]) -> Iterator[SitemapEntry]:
    """Every page written in its own language."""
    for page in pages:
        if isinstance(page.view, PageView) and page.view.canonical and not page.view.text_tag:
            yield SitemapEntry(page.view.canonical, page.view.alternates)
