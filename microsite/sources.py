"""The files of a site read, before any is checked or a page planned; it loads nothing that only later stages need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.configuration import Configuration, Overrides
from microsite.model.configuration_file import read_configuration, read_settings
from microsite.model.groups import Group, read_groups
from microsite.model.patterns import read_patterns
from microsite.model.site import CONFIGURATION
from microsite.problems import Problem, ProblemKind, Report, Severity
from microsite.prose.mentions import look_for_mentions
from microsite.reading.content_files import ContentFile, Files, Touched, read_content
from microsite.reading.folders import Folders
from microsite.reading.paths import check_folders
from microsite.unchanged import FOLDERS
from microsite.wording.catalogue import Catalogues, check_catalogue, read_catalogues
from microsite.wording.cldr import Cldr, UnknownLocaleError
from microsite.wording.language import Language

READING = N_("Reading and checking the content")  # what is being done from here on

UNKNOWN_LOCALE = ProblemKind(
    "unknown-locale",
    Severity.ERROR,
    N_("CLDR has no locale “%(locale)s”."),
    N_("Dates and numbers of that language could not be written."),
    N_("Use a locale such as zh_Hans_CN, en_GB or ja."),
)


@frozen
class Contents:
    """The catalogues, the files of content/ as far as they could be read, and the groups they make, by name."""

    catalogues: Catalogues
    files: Files
    groups: Mapping[str, Group]


@frozen
class Sources:
    """The settings and what they say, with what they leave to the command line; the contents where they are sound."""

    settings: ContentFile | None
    configuration: Configuration | None
    contents: Contents | None
    problems: tuple[Problem, ...]


def read_sources(folders: Folders, overrides: Overrides, memory: Memory, touched: Touched = None) -> Sources:
    """Read what a site is made from, each file once: what is saved meanwhile is for the next build.

    Of content/ only what was `touched` is read again where that is known.
    """
    problems: list[Problem] = []
    settings = read_settings(folders.site, memory, problems.append)
    configuration = read_configuration(settings, memory, problems.append)
    if configuration is None or settings is None:
        return Sources(settings, None, None, tuple(problems))
    url, date = overrides.url or configuration.url, overrides.date or configuration.date
    configuration = replace(configuration, url=url, date=date)
    contents = read_contents(folders, configuration, memory, problems.append, touched)
    return Sources(settings, configuration, contents, tuple(problems))


def read_contents(
    folders: Folders, configuration: Configuration, memory: Memory, report: Report, touched: Touched = None
) -> Contents:
    """Read what stands in the folders of a site, and its languages ahead of whoever asks for them."""
    codes = configuration.codes
    catalogues = read_catalogues(folders, codes)
    check_folders(folders.site, (*FOLDERS, CONFIGURATION), report)
    files = read_content(folders.site, memory, report, touched)
    for job in (
        partial(read_patterns, folders, codes, memory),
        partial(read_languages, configuration, catalogues, memory),
    ):
        memory.ahead(partial(job, lambda problem: None))
    groups = read_groups(files, codes, memory, report, partial(look_for_mentions, memory=memory))
    return Contents(catalogues, files, groups)


def read_languages(
    configuration: Configuration, catalogues: Catalogues, memory: Memory, report: Report
) -> tuple[Language, ...]:
    """The languages of a site; one of a locale that is not known is reported and left out."""
    identities = tuple(each.identity for each in configuration.languages)
    return memory.recall_reported(
        ("languages", identities, catalogues.fingerprint),
        partial(_languages, configuration, catalogues, memory),
        report,
    )


def _languages(
    configuration: Configuration, catalogues: Catalogues, memory: Memory, report: Report
) -> tuple[Language, ...]:
    languages = []
    for settings in configuration.languages:
        key = "catalogue checked", settings.code, catalogues.fingerprint_of(settings.code)
        check, common = partial(check_catalogue, catalogues, settings.code), settings.code in catalogues.of_engine
        for problem in memory.recall_kept(key, check, common=common):
            report(problem)
        try:
            Cldr(settings.locale, memory).name  # noqa: B018 (it is asked for to hear whether there is one)
        except UnknownLocaleError:
            report(UNKNOWN_LOCALE.at(settings.at("locale"), locale=settings.locale))
            continue
        language = Language.of(catalogues, settings.code, settings.locale, settings.tag, settings.name, memory)
        language.cldr.load()  # best before this process is copied
        languages.append(language)
    return tuple(languages)
