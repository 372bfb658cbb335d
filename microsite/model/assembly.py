"""Documents to the site: what is wrong with any of them is reported, and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeVar

from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.configuration import Configuration
from microsite.model.configuration_file import TWICE
from microsite.model.derivation import derive
from microsite.model.enterprise import Enterprise
from microsite.model.fields import Declared, read_fields
from microsite.model.figure import Figure
from microsite.model.glossary import Glossary
from microsite.model.holidays import YEAR_GAP, HolidayYear, check_year
from microsite.model.page import CONTENT_TYPES, News, Page, Profile, Prose
from microsite.model.procedure import Procedure
from microsite.model.site import ERROR_PAGE, Site
from microsite.model.source import Source
from microsite.model.unit import Unit
from microsite.model.values import is_id
from microsite.model.work_calendar import WorkCalendar
from microsite.problems import Place, ProblemKind, Report, Severity, did_you_mean
from microsite.reading.documents import Documents, Record, Text
from microsite.reading.nodes import Mapping, Node

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

T = TypeVar("T", bound=Declared)
D = TypeVar("D", Record, Text)
V = TypeVar("V")


FOLDERS = ("figures", "sources", "procedures", "enterprises", "holidays")
DEPTH = 3  # of content/FOLDER/NAME.yaml
FILES = ("content/units.yaml", "content/glossary.yaml")


def _check_places(documents: Documents, report: Report) -> None:
    """Report records that stand where none is looked for."""
    for record in documents.records:
        parts = PurePosixPath(record.path).parts
        depth = DEPTH + 1 if parts[1] == "enterprises" else DEPTH
        if record.path not in FILES and not (parts[1] in FOLDERS and len(parts) == depth):
            meant = did_you_mean(record.path, FILES) or did_you_mean(parts[1], FOLDERS)
            report(MISPLACED.at(Place(record.path), meant=meant))


def build_site(configuration: Configuration, documents: Documents, memory: Memory, report: Report) -> Site:
    """The site that documents make up; what is wrong with any of them is reported and left out."""
    _check_places(documents, report)
    profiles = [_remembered(_enterprise, record, memory, report) for record in documents.records_under("enterprises")]
    zone = [_remembered(_zone_figures, record, memory, report) for record in documents.records_under("figures")]
    own = [figures for _, figures in profiles]
    years = _each(documents.records_under("holidays"), HolidayYear, report, lambda name: {})
    calendar = _calendar(tuple(years), report)
    figures = tuple(_unique([figure for group in (*zone, *own) for figure in group], report))
    texts: dict[type, list[Any]] = {content_type: [] for _, content_type in CONTENT_TYPES}
    for text in documents.texts:
        read = _remembered(_prose, text, memory, report)
        if read:
            texts[type(read)].append(read)
    return Site(
        configuration=configuration,
        units=tuple(_units(documents, report)),
        figures=derive(figures, calendar, report),
        sources=tuple(_each(documents.records_under("sources"), Source, report)),
        procedures=tuple(_each(documents.records_under("procedures"), Procedure, report)),
        enterprises=tuple(enterprise for enterprise, _ in profiles if enterprise),
        pages=tuple(texts[Page]),
        news=tuple(texts[News]),
        profiles=tuple(texts[Profile]),
        glossary=_glossary(documents, report),
        calendar=calendar,
    )


def _remembered(read: Callable[[D, Report], V], document: D, memory: Memory, report: Report) -> V:
    """What is read from a document, once for as long as the document stays as it is."""
    return memory.recall_reported((read, document), lambda report: read(document, report), report)


def _calendar(years: tuple[HolidayYear, ...], report: Report) -> WorkCalendar | None:
    for year in years:
        check_year(year, report)
    calendar = WorkCalendar.of(years)
    if years and calendar is None:
        numbers = [year.year for year in years]
        wrong = next((each for each in range(min(numbers), max(numbers) + 1) if numbers.count(each) != 1), max(numbers))
        report(YEAR_GAP.at(Place(years[0].place.path.rpartition("/")[0]), year=wrong))
    return calendar


def _each(
    records: Iterable[Record],
    content_type: type[T],
    report: Report,
    given: Callable[[str], dict[str, Any]] | None = None,
) -> Iterator[T]:
    """A record per file; its id is the file's name unless `given` says otherwise."""
    for record in records:
        path = PurePosixPath(record.path)
        name = path.stem
        if len(path.parts) != DEPTH:
            continue
        if given is None and not _usable(name, record.path, report):
            continue
        values = {"id": name} if given is None else given(name)
        value = read_fields(content_type, record.root, report, **values)
        if value:
            yield value


def _usable(name: str, path: str, report: Report) -> bool:
    if is_id(name):
        return True
    report(UNUSABLE_NAME.at(Place(path), name=name))
    return False


def _entries(root: Mapping, report: Report) -> Iterator[tuple[str, Node]]:
    for key, node in root.entries:
        if _usable(key.text, key.place.path, report):
            yield key.text, node


def _units(documents: Documents, report: Report) -> Iterator[Unit]:
    record = documents.record("content/units.yaml")
    for name, node in record.root.entries if record else ():
        unit = read_fields(Unit, node, report, id=name.text)
        if unit:
            yield unit


def _zone_figures(record: Record, report: Report) -> tuple[Figure, ...]:
    group = PurePosixPath(record.path).stem
    if not _usable(group, record.path, report):
        return ()
    read = (read_fields(Figure, node, report, id=name, group=group) for name, node in _entries(record.root, report))
    return tuple(figure for figure in read if figure)


def _enterprise(record: Record, report: Report) -> tuple[Enterprise | None, tuple[Figure, ...]]:
    """The enterprise that a profile tells of, with its figures."""
    path = PurePosixPath(record.path)
    slug = path.parent.name
    if len(path.parts) != DEPTH + 1:
        return None, ()
    if path.name != "profile.yaml":
        report(MISPLACED.at(Place(record.path), meant="profile.yaml"))
        return None, ()
    enterprise = read_fields(Enterprise, record.root, report, slug=slug) if _usable(slug, record.path, report) else None
    read = (
        read_fields(Figure, node, report, id=f"{slug}.{name}", group=slug)
        for name, node in (enterprise.figures if enterprise else ())
    )
    return enterprise, tuple(figure for figure in read if figure)


def _unique(figures: Iterable[Figure], report: Report) -> Iterator[Figure]:
    seen: dict[str, Place] = {}
    for figure in figures:
        first = seen.setdefault(figure.id, figure.place)
        if first is figure.place:
            yield figure
        else:
            report(TWICE.at(figure.place, id=figure.id, first=first.path, line=first.line))


def _prose(text: Text, report: Report) -> Prose | None:
    folder, _, key = text.key.partition("/")
    content_type = dict(CONTENT_TYPES).get(folder)
    if content_type is None or not key:
        report(MISPLACED.at(Place(text.path)))
        return None
    parts = key.split("/")
    if content_type is Profile and (len(parts) != 2 or parts[1] != "profile"):
        report(MISPLACED.at(Place(text.path)))
        return None
    if key != ERROR_PAGE and not all(_usable(part, text.path, report) for part in parts):
        return None
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
    return prose if isinstance(prose, Prose) else None


def _glossary(documents: Documents, report: Report) -> Glossary:
    record = documents.record("content/glossary.yaml")
    return (read_fields(Glossary, record.root, report) if record else None) or Glossary()
