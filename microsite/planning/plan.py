"""Everything that is to be published: every page with its address, template and view, the data, the sitemap, assets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from microsite.deferred import Deferred
from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.model.groups import group_name
from microsite.model.page import ERROR_PAGE
from microsite.model.site import Site
from microsite.planning.addresses import address
from microsite.planning.assets import Assets
from microsite.planning.entries import HOME, Entry
from microsite.planning.inputs import Inputs
from microsite.planning.pages import absolute, alternates, error_view, page_view, title_view
from microsite.planning.setting import FigureTexts, PeriodTexts, Setting
from microsite.planning.views import Alternate, Chrome, PageView
from microsite.problems import Place
from microsite.prose.markdown_text import ProseReader
from microsite.wording.language import Language

if TYPE_CHECKING:  # a build does not load it
    from microsite.model.contract import Contract
    from microsite.planning.data import DataView
    from microsite.planning.status import Status

CHOICE = "index.html"
GALLERY, GALLERY_VIEW = "gallery.html", Deferred("planning.gallery", "gallery_view")
STATUS, STATUS_PAGE = "status.html", Deferred("planning.status_page", "status_page")
NOT_FOUND = "404.html"
DATA_VIEW = Deferred("planning.data", "data_view")


@frozen
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


class PlannedPage(NamedTuple):
    """A page to render, its view made when it is asked for; `origin` is the file it comes from, `tag` its language.

    Where its `inputs` are the same, so is its view. `group` names the files that it shows, where it shows any.
    """

    address: str
    template: str
    tag: str
    origin: Place
    view: Callable[[], PageView | SeveralLanguages]
    group: str | None = None
    made_from: Callable[[], str] | None = None

    @property
    def inputs(self) -> str:
        """What the view is made from; empty where it is to be made anew each time."""
        return self.made_from() if self.made_from else ""


@frozen
class SitemapEntry:
    """An absolute address with its alternates."""

    location: str
    alternates: tuple[Alternate, ...]


@frozen
class StaffPages:
    """What the pages show that stand in a preview only: the gallery of components, and what is left to do."""

    contracts: tuple[Contract, ...]
    status: Callable[[], Status]


@frozen
class Plan:
    """What is to be rendered, all of it or a page at a time. `start` is the site in its default language."""

    start: Setting
    inputs: Inputs
    staff_pages: StaffPages | None

    @property
    def assets(self) -> Assets:
        return self.start.assets

    @cached_property
    def pages(self) -> tuple[PlannedPage, ...]:
        return (*_pages(self.start, self.inputs), *self._others)

    @cached_property
    def _others(self) -> tuple[PlannedPage, ...]:
        """The pages that are of no entry."""
        return (*_root_pages(self.start, self.inputs), *_staff_pages(self.start, self.inputs, self.staff_pages))

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.path: entry for entry in self.start.entries.values()}

    def page(self, wanted: str) -> PlannedPage | None:
        """The page at an address; None where there is none."""
        folder, _, path = wanted.partition("/")
        entry = self._entries.get(path) if folder in self.start.languages else None
        if entry is None:
            return next((page for page in self._others if page.address == wanted), None)
        setting = self.start.in_folder_of(folder, "")
        return _page(setting, entry, self.inputs) if setting.has(entry) else None

    def data(self) -> DataView:
        view: DataView = DATA_VIEW(tuple(self.start.in_words_of(code) for code in _default_first(self.start)))
        return view

    @cached_property
    def sitemap(self) -> tuple[SitemapEntry, ...]:
        """Empty while the site has no address of its own."""
        return tuple(_sitemap(self.start)) if self.start.site.configuration.url else ()


def plan(
    site: Site,
    known: Mapping[str, Entry],
    languages: tuple[Language, ...],
    reader: ProseReader,
    assets: Assets,
    inputs: Inputs,
    staff_pages: StaffPages | None = None,
) -> Plan:
    """The plan of a site in which no error stands; with pages for its staff it is the plan of a preview."""
    default = site.configuration.default_language
    by_code = {language.code: language for language in languages}
    start = Setting(
        site=site,
        entries=known,
        languages=by_code,
        reader=reader,
        assets=assets,
        figure_texts={language.code: FigureTexts(site, language) for language in languages},
        period_texts={language.code: PeriodTexts(language) for language in languages},
        language=by_code[default],
        folder=default,
        address=CHOICE,
        preview=staff_pages is not None,
    )
    return Plan(start, inputs, staff_pages)


def _default_first(start: Setting) -> list[str]:
    return sorted(start.languages, key=lambda code: code != start.folder)


def _entries(start: Setting) -> Iterator[tuple[Setting, Entry]]:
    """Every page of an entry, with the setting of its language, not yet at its address."""
    for code in start.languages:
        setting = start.in_folder_of(code, "")
        for entry in start.entries.values():
            if setting.has(entry):
                yield setting, entry


def _pages(start: Setting, inputs: Inputs) -> Iterator[PlannedPage]:
    return (_page(setting, entry, inputs) for setting, entry in _entries(start))


def _page(setting: Setting, entry: Entry, inputs: Inputs) -> PlannedPage:
    group = entry.group.name
    return PlannedPage(
        address=address(setting.folder, entry.path),
        template=entry.template,
        tag=setting.language.tag,
        origin=entry.place_for(setting.folder),
        view=partial(_page_view, setting, entry),
        group=group,
        made_from=partial(inputs.of_page, group),
    )


def _page_view(setting: Setting, entry: Entry) -> PageView:
    return page_view(setting.at(address(setting.folder, entry.path)), entry)


def _root_pages(start: Setting, inputs: Inputs) -> Iterator[PlannedPage]:
    """The choice of a language, and the error page where the site has one."""
    home = start.entries[HOME]
    settings = [start.in_folder_of(code, "").at(CHOICE) for code in _default_first(start)]

    def choice() -> SeveralLanguages:
        return SeveralLanguages(tuple(title_view(setting, home) for setting in settings))

    origin, tag = home.place_for(start.folder), settings[0].language.tag
    yield PlannedPage(CHOICE, "choice.html", tag, origin, choice, None, lambda: inputs.around)
    texts = {text.language: text for text in start.site.pages if text.key == ERROR_PAGE}
    written = [(setting.at(NOT_FOUND), texts[setting.folder]) for setting in settings if setting.folder in texts]
    base = urlsplit(start.site.configuration.url or "").path

    def not_found() -> SeveralLanguages:
        return SeveralLanguages(tuple(error_view(setting, text) for setting, text in written), base)

    if written:
        origin, tag = next(iter(texts.values())).place, written[0][0].language.tag
        group = group_name(origin.path)
        yield PlannedPage(NOT_FOUND, "error.html", tag, origin, not_found, group, partial(inputs.of_page, group))


def _staff_pages(start: Setting, inputs: Inputs, staff_pages: StaffPages | None) -> Iterator[PlannedPage]:
    for code in start.languages if staff_pages else ():
        if staff_pages and staff_pages.contracts:
            setting, contracts = start.in_folder_of(code, GALLERY), staff_pages.contracts
            view, origin = partial(GALLERY_VIEW, setting, contracts), contracts[0].place
            made_from = partial(_shown_by_gallery, inputs, contracts)
            yield PlannedPage(setting.address, GALLERY, setting.language.tag, origin, view, None, made_from)
        if staff_pages:
            setting, place = start.in_folder_of(code, STATUS), start.site.configuration.place
            view = partial(_status_view, setting, staff_pages)
            yield PlannedPage(setting.address, STATUS, setting.language.tag, place, view)


def _shown_by_gallery(inputs: Inputs, contracts: tuple[Contract, ...]) -> str:
    return fingerprint(inputs.whole, repr(contracts))


def _status_view(setting: Setting, staff_pages: StaffPages) -> PageView:
    view: PageView = STATUS_PAGE(setting, staff_pages.status())
    return view


def _sitemap(start: Setting) -> Iterator[SitemapEntry]:
    """Every page written in its own language."""
    for setting, entry in _entries(start):
        at = address(setting.folder, entry.path)
        if not entry.written or setting.folder in entry.written:
            yield SitemapEntry(absolute(setting, at), alternates(setting.at(at), entry))
