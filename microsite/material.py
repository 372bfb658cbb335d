"""What a site is made of, from its sources, checked: the stages before anything is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from microsite.checking.content import Content
from microsite.checking.levels import check_settings, leveled
from microsite.checking.references import check_names
from microsite.checking.rules import check_content, check_group, rule_kinds, vocabulary
from microsite.deferred import Deferred
from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.memory import Memory
from microsite.model.assembly import build_site
from microsite.model.configuration import Configuration, Overrides
from microsite.model.configuration_file import stand_in
from microsite.model.fragments import Fragment
from microsite.model.groups import Group
from microsite.model.outline import outline
from microsite.model.patterns import read_patterns
from microsite.model.site import CONFIGURATION, Site
from microsite.planning.assets import ASSETS, STYLES, STYLESHEET, Assets, read_assets
from microsite.planning.entries import HOME, entries
from microsite.planning.inputs import Inputs
from microsite.problems import Problem, Report, any_errors, in_order
from microsite.prose.markdown_text import ProseReader
from microsite.prose.mentions import mentions
from microsite.reading.content_files import ContentFile, Files
from microsite.reading.folders import Folders
from microsite.reading.pictures import picture_sizes
from microsite.sources import Contents, Sources, read_contents, read_languages, read_sources
from microsite.wording.catalogue import available_languages, catalogue_path

WITHOUT_CONSEQUENCES = Deferred("checking.consequences", "without_consequences")

Then = Callable[[str], object]  # what is done with a group of files, by its name


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
    sources: Sources | None = None,
    then: Callable[[Material], Then] | None = None,
) -> Reading:
    """Reading, model, and the rules over the model; the `sources` may have been read already.

    What is wanted of each group of files `then` is best done where its texts have just been checked. Whether anything
    is wrong elsewhere is not known at that time.
    """
    memory = Memory() if memory is None else memory
    sources = sources or read_sources(folders, overrides, memory)
    problems, settings, configuration = list(sources.problems), sources.settings, sources.configuration
    if settings is None or configuration is None or sources.contents is None:
        return Reading(None, in_order((*problems, *_elsewhere(folders, settings, overrides, memory))))
    material = _material(folders, settings, configuration, sources.contents, overrides, memory, problems.append)
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
    contents = read_contents(folders, configuration, memory, problems.append)
    material = _material(folders, settings, configuration, contents, overrides, memory, problems.append)
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
    of_groups = memory.renewed(
        ("checked",),
        {name: (group, inputs.beside(name), known) for name, group in inputs.groups.items()},
        check,
        lambda source: ("checked", *source[0].known_by, *source[1:]),
        # Pages that list enterprises have all their records read, which had better stand in one process only.
        here={name for name, group in inputs.groups.items() if not group.is_enterprise},
    )
    yield from of_all()
    yield from chain.from_iterable(of_groups.values())


def _material(
    folders: Folders,
    settings: ContentFile,
    configuration: Configuration,
    contents: Contents,
    overrides: Overrides,
    memory: Memory,
    report: Report,
) -> Material:
    """Everything that rules and pages need."""
    catalogues, found = contents.catalogues, dict(contents.groups)
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
        patterns=read_patterns(folders, configuration.codes, memory, report),
        pictures=picture_sizes(folders),
        languages=read_languages(configuration, catalogues, memory, report),
        memory=memory,
    )
    wording = {catalogue_path(code): catalogues.fingerprint_of(code) for code in catalogues.by_language}
    unstyled = {f"{ASSETS}/{name}": address for name, address in assets.addresses.items() if name != STYLESHEET}
    apart = {"": repr((overrides.url, overrides.date, overrides.preview))} | wording | unstyled
    inputs = Inputs(
        groups=found,
        mentions=mentions(found, memory),
        shared=apart | {f"{ASSETS}/{STYLES}".rstrip("/"): assets.addresses[STYLESHEET]},
    )
    return Material(contents.files, content, reader, inputs, assets, fingerprint(repr(apart)))
