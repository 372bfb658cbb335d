"""Files to fragments of the site, and these to the site: what is wrong with any is reported, and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from microsite.marking import N_
from microsite.memory import Memory, reported, with_problems
from microsite.model.configuration import Configuration
from microsite.model.configuration_file import TWICE
from microsite.model.derivation import derive
from microsite.model.enterprise import Enterprise
from microsite.model.fields import Declared, read_fields
from microsite.model.figure import Figure
from microsite.model.glossary import Glossary
from microsite.model.holidays import YEAR_GAP, HolidayYear, check_year
from microsite.model.page import CONTENT_TYPES, News, Page, Profile
from microsite.model.procedure import Procedure
from microsite.model.site import ERROR_PAGE, Site
from microsite.model.source import Source
from microsite.model.unit import Unit
from microsite.model.values import is_id
from microsite.model.work_calendar import WorkCalendar
from microsite.problems import Place, ProblemKind, Report, Severity, did_you_mean
from microsite.reading.documents import ContentFile, Record, Text, read_document
from microsite.reading.nodes import Mapping as MappingNode
from microsite.reading.nodes import Node

UNUSABLE_NAME = ProblemKind(
    "unusable-name",
    Severity.ERROR,
    N_("“%(name)s” cannot be part of an address."),
    N_("The name becomes part of a web address or an anchor, which other characters would break."),
    N_("Rename it with small letters a to z, digits and hyphens, beginning with a letter."),
)
MISPLACED = ProblemKind(
    "misplaced-file",
    Severity.ERROR,
    N_("No content of this kind belongs here."),
    N_("The folder decides what a file is, so here it would appear nowhere."),
    N_("Put pages in content/pages, news in content/news, profiles in content/enterprises/SLUG."),
)

Fragment = tuple[Any, ...]
Fragments = Mapping[str, Fragment]

DEPTH = 3  # of content/FOLDER/NAME.yaml
UNITS, GLOSSARY = "content/units.yaml", "content/glossary.yaml"


def read_fragment(file: ContentFile, languages: tuple[str, ...], memory: Memory, report: Report) -> Fragment:
    """The part of a site that a file of content/ holds: records, or prose; nothing where it cannot be used."""
    document = read_document(file, languages, memory, report)
    if document is None:
        return ()
    return _prose(document, report) if isinstance(document, Text) else _records(document, report)


def read_fragments(
    files: Sequence[ContentFile], languages: tuple[str, ...], memory: Memory, report: Report
) -> dict[str, Fragment]:
    """The fragment of each file by its path, read once for as long as the file stays as it is."""
    jobs = {
        ("fragment", file.fingerprint, *languages): partial(
            with_problems, partial(read_fragment, file, languages, memory)
        )
        for file in files
    }
    memory.recall_all(jobs)
    read = (reported(memory.recall_kept(key, job), report) for key, job in jobs.items())
    return dict(zip((file.path for file in files), read, strict=True))


def build_site(configuration: Configuration, fragments: Fragments, report: Report) -> Site:
    """The site that the fragments make up, in the order of their files."""
    parts: dict[type, list[Any]] = {}
    for fragment in fragments.values():
        for part in fragment:
            parts.setdefault(type(part), []).append(part)
    calendar = _calendar(tuple(parts.get(HolidayYear, ())), report)
    # Those of enterprises come last, whatever their folder is called.
    figures = sorted(parts.get(Figure, ()), key=lambda figure: figure.place.path.startswith(PROFILES))
    return Site(
        configuration=configuration,
        units=tuple(parts.get(Unit, ())),
        figures=derive(tuple(_unique(figures, report)), calendar, report),
        sources=tuple(parts.get(Source, ())),
        procedures=tuple(parts.get(Procedure, ())),
        enterprises=tuple(parts.get(Enterprise, ())),
        pages=tuple(parts.get(Page, ())),
        news=tuple(parts.get(News, ())),
        profiles=tuple(parts.get(Profile, ())),
        glossary=next(iter(parts.get(Glossary, ())), Glossary()),
        calendar=calendar,
    )


def _records(record: Record, report: Report) -> Fragment:
    """What a YAML file holds, by where it stands."""
    if record.path in FILES:
        return tuple(FILES[record.path](record, report))
    parts = PurePosixPath(record.path).parts
    folder = FOLDERS.get(parts[1])
    if folder is None or len(parts) != DEPTH + (parts[1] == ENTERPRISES):
        meant = did_you_mean(record.path, FILES) or did_you_mean(parts[1], FOLDERS)
        report(MISPLACED.at(Place(record.path), meant=meant))
        return ()
    return tuple(folder(record, report))


def _calendar(years: tuple[HolidayYear, ...], report: Report) -> WorkCalendar | None:
    for year in years:
        check_year(year, report)
    calendar = WorkCalendar.of(years)
    if years and calendar is None:
        numbers = [year.year for year in years]
        wrong = next((each for each in range(min(numbers), max(numbers) + 1) if numbers.count(each) != 1), max(numbers))
        report(YEAR_GAP.at(Place(years[0].place.path.rpartition("/")[0]), year=wrong))
    return calendar


def _one(content_type: type[Declared], *, named: bool = True) -> Callable[[Record, Report], Iterator[Any]]:
    """Reads the one record that a file holds; its id is the file's name where it is `named`."""

    def read(record: Record, report: Report) -> Iterator[Any]:
        name = PurePosixPath(record.path).stem
        if named and not _usable(name, record.path, report):
            return
        value = read_fields(content_type, record.root, report, **({"id": name} if named else {}))
        if value:
            yield value

    return read


def _usable(name: str, path: str, report: Report) -> bool:
    if is_id(name):
        return True
    report(UNUSABLE_NAME.at(Place(path), name=name))
    return False


def _entries(root: MappingNode, report: Report) -> Iterator[tuple[str, Node]]:
    for key, node in root.entries:
        if _usable(key.text, key.place.path, report):
            yield key.text, node


def _units(record: Record, report: Report) -> Iterator[Unit]:
    for name, node in record.root.entries:
        unit = read_fields(Unit, node, report, id=name.text)
        if unit:
            yield unit


def _zone_figures(record: Record, report: Report) -> Iterator[Figure]:
    group = PurePosixPath(record.path).stem
    if _usable(group, record.path, report):
        for name, node in _entries(record.root, report):
            figure = read_fields(Figure, node, report, id=name, group=group)
            if figure:
                yield figure


def _enterprise(record: Record, report: Report) -> Iterator[Enterprise | Figure]:
    """The enterprise that a profile tells of, and its figures."""
    path = PurePosixPath(record.path)
    slug = path.parent.name
    if path.name != PROFILE:
        report(MISPLACED.at(Place(record.path), meant=PROFILE))
        return
    enterprise = read_fields(Enterprise, record.root, report, slug=slug) if _usable(slug, record.path, report) else None
    if enterprise is None:
        return
    yield replace(enterprise, figures=())
    for name, node in enterprise.figures:
        figure = read_fields(Figure, node, report, id=f"{slug}.{name}", group=slug)
        if figure:
            yield figure


def _unique(figures: Iterable[Figure], report: Report) -> Iterator[Figure]:
    seen: dict[str, Place] = {}
    for figure in figures:
        first = seen.setdefault(figure.id, figure.place)
        if first is figure.place:
            yield figure
        else:
            report(TWICE.at(figure.place, id=figure.id, first=first.path, line=first.line))


def _prose(text: Text, report: Report) -> Fragment:
    folder, _, key = text.key.partition("/")
    content_type = dict(CONTENT_TYPES).get(folder)
    if content_type is None or not key:
        report(MISPLACED.at(Place(text.path)))
        return ()
    parts = key.split("/")
    if content_type is Profile and (len(parts) != 2 or parts[1] != "profile"):
        report(MISPLACED.at(Place(text.path)))
        return ()
    if key != ERROR_PAGE and not all(_usable(part, text.path, report) for part in parts):
        return ()
    prose = read_fields(
        content_type,
        text.front_matter,
        report,
        key=parts[0] if content_type is Profile else key,
        language=text.language,
        place=Place(text.path, 1),
        body=text.body,
        body_line=text.body_line,
    )
    return (prose,) if prose else ()


ENTERPRISES, PROFILE = "enterprises", "profile.yaml"
PROFILES = f"content/{ENTERPRISES}/"
FILES: dict[str, Callable[[Record, Report], Iterator[Any]]] = {UNITS: _units, GLOSSARY: _one(Glossary, named=False)}
FOLDERS: dict[str, Callable[[Record, Report], Iterator[Any]]] = {
    "figures": _zone_figures,
    "sources": _one(Source),
    "procedures": _one(Procedure),
    ENTERPRISES: _enterprise,
    "holidays": _one(HolidayYear, named=False),
}
