"""The order of the stages. Each takes the value of the stage before and reports problems; none writes anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from babel.core import UnknownLocaleError

from microsite.checking.consequences import without_consequences
from microsite.checking.links import check_links
from microsite.checking.rules import check_site
from microsite.marking import N_
from microsite.model.configuration import Configuration
from microsite.model.contract import read_contracts
from microsite.model.site import Site, build_site, read_configuration
from microsite.planning.assets import read_assets
from microsite.planning.plan import plan
from microsite.problems import Problem, ProblemKind, Report, Severity, any_errors, in_order
from microsite.prose.markdown_text import ProseReader
from microsite.reading.documents import read_documents
from microsite.reading.folders import Folders
from microsite.rendering.files import Files, render
from microsite.wording.catalogue import check_catalogues
from microsite.wording.language import Language

UNKNOWN_LOCALE = ProblemKind(
    "unknown-locale",
    Severity.ERROR,
    N_("CLDR has no locale “%(locale)s”."),
    N_("Use a locale such as zh_Hans_CN, en_GB or ja."),
)


@dataclass(frozen=True)
class Overrides:
    """What the command line says besides the configuration, or instead of it."""

    url: str | None = None
    date: datetime.date | None = None
    release: bool = False
    preview: bool = False


@dataclass(frozen=True)
class Content:
    """A site as far as it could be read, the reader of its prose, and the problems found so far."""

    site: Site | None
    reader: ProseReader
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Built:
    """A site's files, none where an error stands, and all problems in order."""

    files: Files
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        return not any_errors(self.problems)


Progress = Callable[[str], None]


def read(folders: Folders, overrides: Overrides) -> Content:
    """Reading, model, and the rules over the model."""
    problems: list[Problem] = []
    configuration = read_configuration(folders.site, problems.append)
    if configuration is None:
        return Content(None, ProseReader(()), in_order(problems))
    configuration = _overridden(configuration, overrides)
    check_catalogues(folders, configuration.codes, problems.append)
    documents = read_documents(folders.site, configuration.codes, problems.append)
    site = build_site(configuration, documents, problems.append)
    reader = ProseReader(site.glossary.names)
    problems.extend(check_site(site, reader, release=overrides.release))
    return Content(site, reader, in_order(without_consequences(problems)))


def build(folders: Folders, overrides: Overrides, progress: Progress) -> Built:
    """All stages up to the bytes of every file."""
    progress(N_("Reading and checking the content"))
    content = read(folders, overrides)
    problems = list(content.problems)
    languages = _languages(content.site.configuration, folders, problems.append) if content.site else ()
    if content.site is None or any_errors(problems):
        return Built({}, in_order(problems))
    progress(N_("Rendering the pages"))
    assets = read_assets(folders, problems.append)
    contracts = read_contracts(folders, problems.append) if overrides.preview else None
    planned = plan(content.site, languages, content.reader, assets, contracts)
    files = render(planned, folders, languages)
    progress(N_("Checking the links"))
    problems.extend(check_links(files, {page.address: page.origin for page in planned.pages}))
    return Built({} if any_errors(problems) else files, in_order(problems))


def _overridden(configuration: Configuration, overrides: Overrides) -> Configuration:
    return replace(configuration, url=overrides.url or configuration.url, date=overrides.date or configuration.date)


def _languages(configuration: Configuration, folders: Folders, report: Report) -> tuple[Language, ...]:
    languages = []
    for settings in configuration.languages:
        try:
            languages.append(Language.load(folders, settings.code, settings.locale, settings.tag, settings.name))
        except (UnknownLocaleError, ValueError):
            report(UNKNOWN_LOCALE.at(settings.at("locale"), locale=settings.locale))
    return tuple(languages)
