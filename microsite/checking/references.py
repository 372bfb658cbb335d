"""Everything that is named exists: figures, entries, sources and places in them, blocks, units, actors."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from microsite.checking.content import Content, Written
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.model.enterprise import Enterprise, Milestone
from microsite.model.figure import Figure
from microsite.model.page import Profile
from microsite.model.procedure import Procedure
from microsite.model.site import Site
from microsite.planning.blocks import BLOCKS, known_arguments
from microsite.planning.entries import HOME
from microsite.problems import Place, Problem, ProblemKind, Severity, did_you_mean
from microsite.prose.parts import BlockReference, Citation, EntryReference, FigureReference, Reference

UNKNOWN_FIGURE = ProblemKind(
    "unknown-figure",
    Severity.ERROR,
    N_("There is no figure “%(name)s”."),
    N_("Where it is named, the page would have a gap instead of a number."),
    N_("Use the id of a figure in content/figures, or SLUG.name for one of an enterprise."),
)
UNKNOWN_ENTRY = ProblemKind(
    "unknown-entry",
    Severity.ERROR,
    N_("There is no page, news item or enterprise “%(name)s”."),
    N_("The link would lead nowhere."),
    N_("Use a file's path in content/pages without language and ending, news/NAME, or an enterprise's slug."),
)
UNKNOWN_SOURCE = ProblemKind(
    "unknown-source",
    Severity.ERROR,
    N_("There is no source “%(name)s”."),
    N_("A statement without its source cannot be checked."),
    N_("Use the name of a file in content/sources, without its ending."),
)
UNKNOWN_LOCATOR = ProblemKind(
    "unknown-locator",
    Severity.ERROR,
    N_("The source “%(source)s” has no place “%(name)s”."),
    N_("A reader could not find the place in the source."),
    N_("Write SECTION or SECTION/PARAGRAPH. The sections of this source are: %(known)s."),
)
UNKNOWN_UNIT = ProblemKind(
    "unknown-unit",
    Severity.ERROR,
    N_("There is no unit “%(name)s”."),
    N_("Without its unit a number means nothing."),
    N_("Use a unit of content/units.yaml, or add it there."),
)
UNKNOWN_BLOCK = ProblemKind(
    "unknown-block",
    Severity.ERROR,
    N_("There is no block “%(name)s”."),
    N_("Where the line stands, the page would show nothing."),
    N_("The blocks are: %(known)s."),
)
WRONG_ARGUMENTS = ProblemKind(
    "wrong-block-arguments",
    Severity.ERROR,
    N_("The block “%(name)s” cannot be shown with what stands after its name."),
    N_("The block would not know what to show."),
    N_("Give it %(count)s: existing figure ids, or the name of a file in content/figures, a procedure or a slug."),
)
UNKNOWN_PICTURE = ProblemKind(
    "unknown-picture",
    Severity.ERROR,
    N_("There is no picture “%(name)s” in assets/."),
    N_("Readers would see an empty frame."),
    N_("Put the picture into assets/ and write its path from there, such as photos/plant.jpg."),
)
UNKNOWN_LANGUAGE = ProblemKind(
    "unknown-language",
    Severity.ERROR,
    N_("“%(name)s” is not a language of the site."),
    N_("What is written for it would appear nowhere."),
    N_("The languages are: %(known)s."),
)
NO_HOME = ProblemKind(
    "no-home-page",
    Severity.ERROR,
    N_("The site has no home page."),
    N_("Readers arrive there first."),
    N_("Add content/pages/index.LANGUAGE.md."),
)
NO_PROFILE = ProblemKind(
    "no-profile",
    Severity.ERROR,
    N_("There is no profile.yaml beside this text, so “%(name)s” has no page."),
    N_("The text would appear nowhere."),
    N_("Add profile.yaml in the same folder, or move the text to content/pages."),
)

PARAGRAPH = re.compile(r"^[1-9][0-9]{0,3}$")


def check_names(content: Content) -> Iterator[Problem]:
    """Report every name in the settings that leads nowhere, and a site without its home page."""
    site, known_entries = content.site, content.entries
    menus = site.configuration.menus
    for menu in ("main", "more"):
        for key in getattr(menus, menu):
            if key not in known_entries:
                yield UNKNOWN_ENTRY.at(menus.at(menu), name=key, meant=did_you_mean(key, known_entries))
    if HOME not in known_entries:
        yield NO_HOME.at(Place("content/pages"))
    default = site.configuration.default_language
    if default not in site.configuration.codes:
        yield unknown_language(default, site.configuration.at("default_language"), site)


def check_records(written: Written) -> Iterator[Problem]:
    """Report every name in records that leads nowhere."""
    site, by_type = written.site, written.group.by_type
    for figure in written.figures:
        yield from _figure(figure, site)
    for procedure in by_type.get(Procedure, ()):
        yield from _source(procedure, site)
    for enterprise in by_type.get(Enterprise, ()):
        yield from _enterprise(enterprise, site, written.content.pictures)
    for profile in by_type.get(Profile, ()):
        if profile.key not in site.enterprise:
            yield NO_PROFILE.at(profile.place, name=profile.key)


def _enterprise(enterprise: Enterprise, site: Site, pictures: Collection[str]) -> Iterator[Problem]:
    yield from _source(enterprise, site)
    for code in enterprise.unofficial:
        if code not in site.configuration.codes:
            yield unknown_language(code, enterprise.at("unofficial"), site)
    photo = enterprise.photo
    if photo and f"assets/{photo.file}" not in pictures:
        yield UNKNOWN_PICTURE.at(photo.at("file"), name=photo.file, meant=_meant_picture(photo.file, pictures))
    for milestone in enterprise.milestones:
        yield from _source(milestone, site)


def check_texts(written: Written) -> Iterator[Problem]:
    """Report every name in texts that leads nowhere."""
    for text, reference in written.references:
        yield from _reference(reference, text, written.site, written.content.entries)


def unknown_language(code: str, place: Place, site: Site) -> Problem:
    """What is said of a language that the site does not have."""
    codes = site.configuration.codes
    return UNKNOWN_LANGUAGE.at(place, name=code, known=", ".join(codes), meant=did_you_mean(code, codes))


def _meant_picture(name: str, pictures: Collection[str]) -> str:
    return did_you_mean(name, (path.removeprefix("assets/") for path in pictures))


def _figure(figure: Figure, site: Site) -> Iterator[Problem]:
    if figure.unit not in site.unit:
        yield UNKNOWN_UNIT.at(figure.at("unit"), name=figure.unit, meant=did_you_mean(figure.unit, site.unit))
    yield from _source(figure, site)


def _source(record: Figure | Enterprise | Milestone | Procedure, site: Site) -> Iterator[Problem]:
    yield from _place_in_source(record.source, record.locator, site, record.at)


def _place_in_source(source_id: str, locator: str, site: Site, place_of: Callable[[str], Place]) -> Iterator[Problem]:
    source = site.source.get(source_id)
    if source is None:
        yield UNKNOWN_SOURCE.at(place_of("source"), name=source_id, meant=did_you_mean(source_id, site.source))
        return
    section, slash, number = locator.partition("/")
    known = dict(source.sections)
    if section not in known or (slash and not PARAGRAPH.match(number)):
        meant = "" if section in known else did_you_mean(section, known)
        named = ", ".join(known)
        yield UNKNOWN_LOCATOR.at(place_of("locator"), source=source_id, name=locator, known=named, meant=meant)


def _reference(
    reference: Reference, text: WrittenText, site: Site, known_entries: Collection[str]
) -> Iterator[Problem]:
    match reference:
        case FigureReference() if reference.id not in site.figure:
            meant = did_you_mean(reference.id, site.figure)
            yield UNKNOWN_FIGURE.at(text.place_of_part(reference), name=reference.id, meant=meant)
        case EntryReference() if reference.key not in known_entries:
            meant = did_you_mean(reference.key, known_entries)
            yield UNKNOWN_ENTRY.at(text.place_of_part(reference), name=reference.key, meant=meant)
        case Citation():
            place = text.place_of_part(reference)
            places = {"source": place, "locator": place}
            yield from _place_in_source(reference.source, reference.locator, site, places.__getitem__)
        case BlockReference():
            yield from _block(reference, site, text.place_of_part(reference))


def _block(reference: BlockReference, site: Site, place: Place) -> Iterator[Problem]:
    block = BLOCKS.get(reference.name)
    if block is None:
        meant = did_you_mean(reference.name, BLOCKS)
        yield UNKNOWN_BLOCK.at(place, name=reference.name, known=", ".join(sorted(BLOCKS)), meant=meant)
        return
    arguments = reference.argument.split()
    wrong = len(arguments) != len(block.takes)
    for argument, takes in zip(arguments, block.takes, strict=False):
        known = known_arguments(takes, site)
        if argument not in known:
            meant = did_you_mean(argument, known)
            yield WRONG_ARGUMENTS.at(place, name=reference.name, count=len(block.takes), meant=meant)
            return
    if wrong:
        yield WRONG_ARGUMENTS.at(place, name=reference.name, count=len(block.takes))
