"""Documents to the site: what is wrong with any of them is reported, and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from microsite.marking import N_
from microsite.model.configuration import Configuration
from microsite.model.derivation import derive
from microsite.model.enterprise import Enterprise
from microsite.model.fields import Declared, read_fields
from microsite.model.figure import Figure
from microsite.model.glossary import Glossary
from microsite.model.holidays import HolidayYear
from microsite.model.page import CONTENT_TYPES, News, Page, Profile, Prose
from microsite.model.procedure import Procedure
from microsite.model.site import CONFIGURATION, ERROR_PAGE, Site
from microsite.model.source import Source
from microsite.model.unit import Unit
from microsite.model.values import is_id
from microsite.model.work_calendar import WorkCalendar
from microsite.problems import Place, ProblemKind, Report, Severity
from microsite.reading.documents import Documents, Record, Text, read_record
from microsite.reading.nodes import Mapping, Node

NO_CONFIGURATION = ProblemKind(
    "no-configuration",
    Severity.ERROR,
    N_("There is no site_config.yaml in this folder."),
    N_("Without it nothing is known of the site, its languages or its menus."),
    N_("Choose the folder of a site with --site, or copy site_config.yaml from another site and adapt it."),
)
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
TWICE = ProblemKind(
    "id-twice",
    Severity.ERROR,
    N_("The id “%(id)s” is used twice, first in %(first)s, line %(line)s."),
    N_("Texts that name this id could mean either of the two."),
    N_("Give one of the two another id."),
)

T = TypeVar("T", bound=Declared)


def read_configuration(site: Path, report: Report) -> Configuration | None:
    """The site's configuration; None after its problems were reported."""
    if not (site / CONFIGURATION).is_file():
        report(NO_CONFIGURATION.at(Place(CONFIGURATION)))
        return None
    record = read_record(site, CONFIGURATION, report)
    return read_fields(Configuration, record.root, report) if record else None


def build_site(configuration: Configuration, documents: Documents, report: Report) -> Site:
    """The site that documents make up; what is wrong with any of them is reported and left out."""
    enterprises = tuple(_enterprises(documents, report))
    years = _each(documents.records_under("holidays"), HolidayYear, report, lambda name: {})
    calendar = WorkCalendar.of(years)
    figures = tuple(_unique([*_zone_figures(documents, report), *_enterprise_figures(enterprises, report)], report))
    texts: dict[type, list[Any]] = {content_type: [] for _, content_type in CONTENT_TYPES}
    for text in documents.texts:
        read = _prose(text, report)
        if read:
            texts[type(read)].append(read)
    return Site(
        configuration=configuration,
        units=tuple(_units(documents, report)),
        figures=derive(figures, calendar, report),
        sources=tuple(_each(documents.records_under("sources"), Source, report)),
        procedures=tuple(_each(documents.records_under("procedures"), Procedure, report)),
        enterprises=enterprises,
        pages=tuple(texts[Page]),
        news=tuple(texts[News]),
        profiles=tuple(texts[Profile]),
        glossary=_glossary(documents, report),
        calendar=calendar,
    )


def _each(
    records: Iterable[Record],
    content_type: type[T],
    report: Report,
    given: Callable[[str], dict[str, Any]] | None = None,
) -> Iterator[T]:
    """A record per file; its id is the file's name unless `given` says otherwise."""
    for record in records:
        name = PurePosixPath(record.path).stem
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


def _zone_figures(documents: Documents, report: Report) -> Iterator[Figure]:
    for record in documents.records_under("figures"):
        group = PurePosixPath(record.path).stem
        for name, node in _entries(record.root, report):
            figure = read_fields(Figure, node, report, id=name, group=group)
            if figure:
                yield figure


def _enterprises(documents: Documents, report: Report) -> Iterator[Enterprise]:
    for record in documents.records_under("enterprises"):
        path = PurePosixPath(record.path)
        if path.name != "profile.yaml" or len(path.parts) != 4:
            report(MISPLACED.at(Place(record.path)))
        elif _usable(path.parent.name, record.path, report):
            slug = path.parent.name
            enterprise = read_fields(Enterprise, record.root, report, slug=slug)
            if enterprise:
                yield enterprise


def _enterprise_figures(enterprises: Iterable[Enterprise], report: Report) -> Iterator[Figure]:
    for enterprise in enterprises:
        for name, node in enterprise.figures:
            id = f"{enterprise.slug}.{name}"
            figure = read_fields(Figure, node, report, id=id, group=enterprise.slug)
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
