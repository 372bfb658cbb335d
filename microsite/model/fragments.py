"""A file of content/ to a fragment of the site: what is wrong with it is reported, and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.enterprise import Enterprise
from microsite.model.fields import Declared, read_fields
from microsite.model.figure import Figure
from microsite.model.glossary import Glossary
from microsite.model.holidays import HolidayYear
from microsite.model.page import CONTENT_TYPES, ERROR_PAGE, Profile
from microsite.model.procedure import Procedure
from microsite.model.source import Source
from microsite.model.unit import Unit
from microsite.model.values import is_id
from microsite.problems import Place, ProblemKind, Report, Severity, did_you_mean
from microsite.reading.content_files import ContentFile
from microsite.reading.documents import Record, Text, read_document
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

DEPTH = 3  # of content/FOLDER/NAME.yaml
UNITS, GLOSSARY = "content/units.yaml", "content/glossary.yaml"


def read_fragment(file: ContentFile, languages: tuple[str, ...], memory: Memory, report: Report) -> Fragment:
    """The part of a site that a file of content/ holds: records, or prose; nothing where it cannot be used."""
    document = read_document(file, languages, memory, report)
    if document is None:
        return ()
    return _prose(document, report) if isinstance(document, Text) else _records(document, report)


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
