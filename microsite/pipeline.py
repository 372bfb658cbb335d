"""The order of the stages. Each takes the value of the stage before and reports problems; none writes anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from babel.core import Locale, UnknownLocaleError

from microsite.checking.consequences import without_consequences
from microsite.checking.content import Content
from microsite.checking.levels import check_settings, leveled
from microsite.checking.links import check_links, check_styles
from microsite.checking.rules import check_content, check_group, rule_kinds, vocabulary
from microsite.marking import N_
from microsite.memory import Memory, fingerprint
from microsite.model.assembly import build_site, read_fragments
from microsite.model.configuration import Configuration
from microsite.model.configuration_file import read_configuration, stand_in
from microsite.model.contract import read_contracts
from microsite.model.groups import groups
from microsite.model.patterns import read_patterns
from microsite.model.site import CONFIGURATION, Site
from microsite.planning.assets import Assets, read_assets
from microsite.planning.entries import HOME, entries
from microsite.planning.inputs import Inputs
from microsite.planning.plan import Plan, StaffPages, plan
from microsite.planning.status import status
from microsite.problems import Problem, ProblemKind, Report, Severity, any_errors, in_order
from microsite.prose.markdown_text import ProseReader
from microsite.prose.mentions import mentions
from microsite.publishing.addresses import check_addresses
from microsite.reading.documents import content_file, read_content
from microsite.reading.files import read_bytes
from microsite.reading.folders import Folders
from microsite.reading.paths import check_folders
from microsite.reading.pictures import picture_sizes
from microsite.rendering.files import Files, Renderer, render
from microsite.wording.catalogue import available_languages, catalogue_bytes, check_catalogues
from microsite.wording.language import Language

FOLDERS = ("content", "templates", "assets", "locales")

UNKNOWN_LOCALE = ProblemKind(
    "unknown-locale",
    Severity.ERROR,
    N_("CLDR has no locale “%(locale)s”."),
    N_("Dates and numbers of that language could not be written."),
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
class Material:
    """Everything that a site is made from, as far as it could be read, and the reader of its prose."""

    content: Content
    reader: ProseReader
    inputs: Inputs
    assets: Assets

    @property
    def site(self) -> Site:
        return self.content.site


@dataclass(frozen=True)
class Reading:
    """The material, none where the settings have faults, and the problems found so far.

    `against_release` are those that only a release would have.
    """

    material: Material | None
    problems: tuple[Problem, ...]
    against_release: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Built:
    """A site's files, none where an error stands, and all problems in order."""

    files: Files
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        return bool(self.files) and not any_errors(self.problems)


Progress = Callable[[str], None]


def read(folders: Folders, overrides: Overrides, memory: Memory | None = None) -> Reading:
    """Reading, model, and the rules over the model."""
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    configuration = read_configuration(folders.site, problems.append)
    if configuration is None:
        return Reading(None, in_order((*problems, *_elsewhere(folders, overrides, memory))))
    configuration = _overridden(configuration, overrides)
    material = _material(folders, configuration, overrides, memory, problems.append)
    problems.extend(check_settings(configuration, rule_kinds()))
    problems.extend(_checked(material, memory))
    found = tuple(without_consequences(problems))
    wanted = in_order(leveled(found, configuration, release=overrides.release))
    known = {(problem.place, problem.kind) for problem in wanted}
    released = in_order(leveled(found, configuration, release=True))
    against = tuple(problem for problem in released if (problem.place, problem.kind) not in known)
    return Reading(material, wanted, against)


def _elsewhere(folders: Folders, overrides: Overrides, memory: Memory) -> Iterator[Problem]:
    """What is wrong in the other files while the settings have faults, without the rules, whose levels they hold."""
    homes = {code: folders.site / f"content/pages/{HOME}.{code}.md" for code in available_languages(folders)}
    configuration = stand_in(folders.site, [code for code, home in homes.items() if home.is_file()])
    if configuration is None:
        return
    problems: list[Problem] = []
    material = _material(folders, configuration, overrides, memory, problems.append)
    problems.extend(_checked(material, memory))
    for problem in without_consequences(problems):
        if not problem.kind.is_rule and problem.place.path != CONFIGURATION:
            yield problem


def build(folders: Folders, overrides: Overrides, progress: Progress, memory: Memory | None = None) -> Built:
    """All stages up to the bytes of every file. With the memory of a build before, only what has changed is done."""
    memory = Memory() if memory is None else memory
    built = _build(folders, overrides, progress, memory)
    memory.end_build()
    return built


def _build(folders: Folders, overrides: Overrides, progress: Progress, memory: Memory) -> Built:
    progress(N_("Reading and checking the content"))
    reading = read(folders, overrides, memory)
    material, problems = reading.material, list(reading.problems)
    if material is None or any_errors(problems):
        return Built({}, in_order(problems))
    progress(N_("Rendering the pages"))
    planned = _planned(folders, material, reading, overrides, problems.append)
    renderer = Renderer.of(folders, material.content.languages, memory, problems.append)
    files = render(planned, renderer)
    unusable = check_addresses(files)
    if unusable:
        problems.append(unusable)
    if any_errors(problems):
        return Built({}, in_order(problems))
    progress(N_("Checking the links"))
    origins = {page.address: page.origin for page in planned.pages}
    problems.extend(check_styles(files))
    problems.extend(check_links(files, origins, material.inputs.lines, memory))
    return Built({} if any_errors(problems) else files, in_order(problems))


def _planned(folders: Folders, material: Material, reading: Reading, overrides: Overrides, report: Report) -> Plan:
    content, staff_pages = material.content, None
    if overrides.preview:
        staff_pages = StaffPages(read_contracts(folders, report), status(content.site, reading.against_release))
    return plan(
        content.site, content.entries, content.languages, material.reader, material.assets, material.inputs, staff_pages
    )


def _checked(material: Material, memory: Memory) -> Iterator[Problem]:
    """What the rules find, in each group of files once for as long as it and all that it may name stay the same."""
    content, inputs = material.content, material.inputs
    yield from check_content(content)
    known = vocabulary(content, inputs)
    jobs = {
        ("checked", inputs.of_check(name, known)): partial(check_group, group, content, material.reader)
        for name, group in inputs.groups.items()
    }
    memory.recall_all(jobs)
    for key, job in jobs.items():
        yield from memory.recall_kept(key, job)


def _material(
    folders: Folders, configuration: Configuration, overrides: Overrides, memory: Memory, report: Report
) -> Material:
    """Everything that rules and pages need."""
    codes, catalogues = configuration.codes, catalogue_bytes(folders, configuration.codes)
    of_catalogues = memory.recall_kept(
        ("catalogues", *codes, fingerprint(*catalogues)), lambda: tuple(check_catalogues(folders, codes))
    )
    for problem in of_catalogues:
        report(problem)
    check_folders(folders.site, (*FOLDERS, CONFIGURATION), report)
    files = read_content(folders.site, memory, report)
    fragments = read_fragments(files, codes, memory, report)
    site = build_site(configuration, fragments, report)
    names = site.glossary.names
    reader = memory.recall(("reader", names), lambda: ProseReader(names, memory))
    settings = content_file(CONFIGURATION, read_bytes(folders.site, CONFIGURATION, report) or b"", memory)
    found = groups((*files, settings), {**fragments, CONFIGURATION: (configuration,)})
    assets = read_assets(folders, report)
    content = Content(
        site=site,
        entries=entries(site),
        patterns=read_patterns(folders, codes, memory, report),
        pictures=picture_sizes(folders),
        languages=memory.recall_reported(
            ("languages", tuple(each.identity for each in configuration.languages), catalogues),
            lambda report: _languages(configuration, folders, memory, report),
            report,
        ),
        memory=memory,
    )
    said = (overrides.url, overrides.date, overrides.preview, assets.addresses)
    inputs = Inputs(
        groups=found,
        mentions=mentions(found, reader, names, memory),
        settings=fingerprint(repr(said), *catalogues),
    )
    return Material(content, reader, inputs, assets)


def _overridden(configuration: Configuration, overrides: Overrides) -> Configuration:
    return replace(configuration, url=overrides.url or configuration.url, date=overrides.date or configuration.date)


def _languages(configuration: Configuration, folders: Folders, memory: Memory, report: Report) -> tuple[Language, ...]:
    languages = []
    for settings in configuration.languages:
        try:
            Locale.parse(settings.locale)
        except (UnknownLocaleError, ValueError, TypeError):
            report(UNKNOWN_LOCALE.at(settings.at("locale"), locale=settings.locale))
            continue
        languages.append(Language.load(folders, settings.code, settings.locale, settings.tag, settings.name, memory))
    return tuple(languages)
