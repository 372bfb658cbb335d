"""What a site is made from, read and checked: the stages before anything is planned."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from microsite.checking.content import Content
from microsite.checking.levels import check_settings, leveled
from microsite.checking.references import check_names
from microsite.checking.rules import check_content, check_group, rule_kinds, vocabulary
from microsite.deferred import Deferred
from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.assembly import build_site
from microsite.model.configuration import Configuration
from microsite.model.configuration_file import read_configuration, read_settings, stand_in
from microsite.model.fragments import Fragment
from microsite.model.groups import Group, read_groups
from microsite.model.outline import outline
from microsite.model.patterns import read_patterns
from microsite.model.site import CONFIGURATION, Site
from microsite.planning.assets import STYLESHEET, Assets, read_assets
from microsite.planning.entries import HOME, entries
from microsite.planning.inputs import Inputs
from microsite.problems import Problem, ProblemKind, Report, Severity, any_errors, in_order
from microsite.prose.markdown_text import ProseReader
from microsite.prose.mentions import look_for_mentions, mentions
from microsite.reading.content_files import ContentFile, Files, Touched, read_content
from microsite.reading.folders import Folders
from microsite.reading.paths import check_folders
from microsite.reading.pictures import picture_sizes
from microsite.wording.catalogue import Catalogues, available_languages, check_catalogue, read_catalogues
from microsite.wording.cldr import Cldr, UnknownLocaleError
from microsite.wording.language import Language

FOLDERS = ("content", "templates", "assets", "locales")
WITHOUT_CONSEQUENCES = Deferred("checking.consequences", "without_consequences")

Then = Callable[[str], object]  # what is done with a group of files, by its name

UNKNOWN_LOCALE = ProblemKind(
    "unknown-locale",
    Severity.ERROR,
    N_("CLDR has no locale “%(locale)s”."),
    N_("Dates and numbers of that language could not be written."),
    N_("Use a locale such as zh_Hans_CN, en_GB or ja."),
)


@frozen
class Overrides:
    """What the command line says besides the configuration, or instead of it."""

    url: str | None = None
    date: datetime.date | None = None
    release: bool = False
    preview: bool = False


@frozen
class Material:
    """Everything that a site is made from, the files of content/ as far as they could be read, and the reader of prose.

    `unstyled` stands for what lies outside content/, but for the style sheet.
    """

    files: Files
    content: Content
    reader: ProseReader
    inputs: Inputs
    assets: Assets
    unstyled: str

    @property
    def site(self) -> Site:
        return self.content.site


@frozen
class Reading:
    """The material, none where the settings have faults, and the problems found so far.

    `against_release` are those that only a release would have.
    """

    material: Material | None
    problems: tuple[Problem, ...]
    against_release: tuple[Problem, ...] = ()


def read(
    folders: Folders,
    overrides: Overrides,
    memory: Memory | None = None,
    touched: Touched = None,
    then: Callable[[Material], Then] | None = None,
) -> Reading:
    """Reading, model, and the rules over the model; of content/ only what was `touched` where that is known.

    What is wanted of each group of files `then` is best done where its texts have just been checked. Whether anything
    is wrong elsewhere is not known at that time.
    """
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    settings = read_settings(folders.site, memory, problems.append)
    configuration = read_configuration(settings, memory, problems.append)
    if configuration is None or settings is None:
        return Reading(None, in_order((*problems, *_elsewhere(folders, settings, overrides, memory))))
    configuration = _overridden(configuration, overrides)
    material = _material(folders, settings, configuration, overrides, memory, problems.append, touched)
    problems.extend(check_settings(configuration, rule_kinds()))
    sound = not any_errors((*problems, *check_names(material.content)))
    problems.extend(_checked(material, memory, then(material) if then and sound else None))
    found: tuple[Problem, ...] = tuple(WITHOUT_CONSEQUENCES(problems)) if problems else ()
    wanted = in_order(leveled(found, configuration, release=overrides.release))
    known = {(problem.place, problem.kind) for problem in wanted}
    released = in_order(leveled(found, configuration, release=True))
    against = tuple(problem for problem in released if (problem.place, problem.kind) not in known)
    return Reading(material, wanted, against)


def _elsewhere(
    folders: Folders, settings: ContentFile | None, overrides: Overrides, memory: Memory
) -> Iterator[Problem]:
    """What is wrong in the other files while the settings have faults, without the rules, whose levels they hold."""
    homes = {code: folders.site / f"content/pages/{HOME}.{code}.md" for code in available_languages(folders)}
    configuration = stand_in(settings, [code for code, home in homes.items() if home.is_file()])
    if configuration is None:
        return
    problems: list[Problem] = []
    settings = settings or ContentFile.of(CONFIGURATION, b"")
    material = _material(folders, settings, configuration, overrides, memory, problems.append)
    problems.extend(_checked(material, memory))
    for problem in WITHOUT_CONSEQUENCES(problems):
        if not problem.kind.is_rule and problem.place.path != CONFIGURATION:
            yield problem


def _checked(material: Material, memory: Memory, then: Then | None = None) -> Iterator[Problem]:
    """What the rules find, in each group of files once for as long as it and all that it may name stay the same."""
    content, inputs = material.content, material.inputs
    known = vocabulary(content, inputs)

    def check(source: tuple[Group, str, str]) -> tuple[Problem, ...]:
        found = check_group(source[0], content, material.reader)
        if then:
            then(source[0].name)
        return found

    of_all = partial(memory.recall_kept, ("rules", inputs.whole, known), lambda: tuple(check_content(content)))
    memory.ahead(of_all)
    # The pages of records list the others and take longest.
    ordered = sorted(inputs.groups.items(), key=lambda item: item[1].is_enterprise)
    of_groups = memory.renewed(
        ("checked",),
        {name: (group, inputs.beside(name), known) for name, group in ordered},
        check,
        lambda source: ("checked", *source[0].known_by, *source[1:]),
    )
    yield from of_all()
    yield from chain.from_iterable(of_groups.values())


def _material(
    folders: Folders,
    settings: ContentFile,
    configuration: Configuration,
    overrides: Overrides,
    memory: Memory,
    report: Report,
    touched: Touched = None,
) -> Material:
    """Everything that rules and pages need, each file read once: what is saved meanwhile is for the next build."""
    codes, catalogues = configuration.codes, read_catalogues(folders, configuration.codes)
    check_folders(folders.site, (*FOLDERS, CONFIGURATION), report)
    files = read_content(folders.site, memory, report, touched)
    patterns = partial(read_patterns, folders, codes, memory)
    wording = partial(_languages, configuration, catalogues, memory)
    for job in (patterns, wording):
        memory.ahead(partial(job, lambda problem: None))
    found = read_groups(files, codes, memory, report, partial(look_for_mentions, memory=memory))
    site = build_site(configuration, found.values(), report)
    names = site.glossary.names
    reader = memory.recall(("reader", names), lambda: ProseReader(names, memory))
    known_entries = entries(found, configuration, memory)
    of_settings: Fragment = (configuration,)
    found[CONFIGURATION] = Group(CONFIGURATION, (settings,), outline(of_settings, ()), lambda: of_settings)
    assets = read_assets(folders, report)
    content = Content(
        site=site,
        entries=known_entries,
        patterns=patterns(report),
        pictures=picture_sizes(folders),
        languages=memory.recall_reported(
            ("languages", tuple(each.identity for each in configuration.languages), catalogues.fingerprint),
            wording,
            report,
        ),
        memory=memory,
    )
    said = fingerprint(repr((overrides.url, overrides.date, overrides.preview)), catalogues.fingerprint)
    unstyled = {name: address for name, address in assets.addresses.items() if name != STYLESHEET}
    inputs = Inputs(
        groups=found,
        mentions=mentions(found, memory),
        settings=fingerprint(said, repr(assets.addresses)),
    )
    return Material(files, content, reader, inputs, assets, fingerprint(said, repr(unstyled)))


def _overridden(configuration: Configuration, overrides: Overrides) -> Configuration:
    return replace(configuration, url=overrides.url or configuration.url, date=overrides.date or configuration.date)


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
        languages.append(Language.of(catalogues, settings.code, settings.locale, settings.tag, settings.name, memory))
    return tuple(languages)
