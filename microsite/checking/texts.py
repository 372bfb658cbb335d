"""Every text of a site that a reader may see, with its parts and its place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from microsite.checking.masking import CITATION, masked
from microsite.memory import Memory
from microsite.model.localized import Localized
from microsite.model.page import Prose
from microsite.model.site import Site
from microsite.problems import Place
from microsite.prose.markdown_text import ProseReader
from microsite.prose.parts import Part, Reference
from microsite.reading.documents import Documents

HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
LEAVES = (str, int, type(None))
PROSE_FIELDS = ("title", "description", "menu")


@dataclass(frozen=True)
class WrittenText:
    """A text as written and as read. `key` is the same for the texts that are each other's translations.

    A `citation` names a place in a source, or someone's address or telephone, and may hold digits. A text is `sourced`
    where its record names the source of everything it says. `words` are the running text, with signs in the place of
    everything else and positions those of the source; `lines` are those of its file from its place on. A `body` is
    Markdown.
    """

    key: str
    language: str
    source: str
    place: Place
    parts: tuple[Part, ...]
    citation: bool = False
    sourced: bool = False
    body: bool = False
    words: str = ""
    lines: tuple[str, ...] = ()

    def place_at(self, start: int, end: int) -> Place:
        """The place of the characters from `start` up to `end` of the source."""
        if self.body:
            before = self.source[:start]
            line = self.place.line + before.count("\n")
            return Place(self.place.path, line, start - before.rfind("\n"), end - start)
        wanted, column = self.source[start:end], self.place.column - 1
        for number, line_text in enumerate(self.lines):
            found = line_text.find(wanted, column if number == 0 else 0)
            if found >= 0:
                return Place(self.place.path, self.place.line + number, found + 1, end - start)
        return self.place

    def place_of_part(self, part: Reference) -> Place:
        """Where a reference stands."""
        return self.place_at(part.start, part.start + len(part.raw))

    def place_of(self, words: str, after: int = 0) -> Place:
        """The place where words stand first after a position, as near as they can be found."""
        start = self.source.find(words, after)
        return self.place if start < 0 else self.place_at(start, start + len(words))

    def is_attributed(self, position: int) -> bool:
        """Whether what stands at a position comes from somewhere: its record, or its section, names a source."""
        if self.sourced:
            return True
        starts = [0, *(heading.start() for heading in HEADING.finditer(self.words)), len(self.words)]
        begin = max(start for start in starts if start <= position)
        end = min(start for start in starts if start > position)
        return CITATION in self.words[begin:end]


Mask = Callable[[str], str]


def written_texts(site: Site, documents: Documents, reader: ProseReader, memory: Memory) -> tuple[WrittenText, ...]:
    """Bodies, titles and descriptions of Markdown files, and the localized short texts of every record."""
    names = site.glossary.names

    def mask(source: str) -> str:
        return memory.recall(("words", names, source), lambda: masked(source, names))

    return (*_prose(site, documents, reader, mask), *_short(site, documents, reader, mask))


def _prose(site: Site, documents: Documents, reader: ProseReader, mask: Mask) -> Iterator[WrittenText]:
    for text in site.prose:
        key, place = translation_key(text), Place(text.place.path, text.body_line, 1)
        parts = reader.parts(text.body)
        yield WrittenText(key, text.language, text.body, place, parts, body=True, words=mask(text.body))
        for name in PROSE_FIELDS:
            value = getattr(text, name, None)
            if value:
                at = text.at(name)
                lines = _lines_from(documents, at)
                parts = reader.line(value)
                own = f"{key}:{name}"
                yield WrittenText(own, text.language, value, at, parts, words=mask(value), lines=lines)


def translation_key(text: Prose) -> str:
    """What a text has in common with its translations."""
    return f"{type(text).__name__}:{text.key}"


def _short(site: Site, documents: Documents, reader: ProseReader, mask: Mask) -> Iterator[WrittenText]:
    details = (site.configuration.contact, site.configuration.publisher)
    sections = tuple(source.sections for source in site.sources)
    citations = {localized.place for localized, _ in localized_values((*details, *sections))}
    titles = {source.title.place for source in site.sources}
    for localized, sourced in localized_values(site):
        key = f"{localized.place.path}:{localized.place.line}:{localized.place.column}"
        for code, value in localized.values:
            if isinstance(value, str):
                at = localized.place_of(code)
                yield WrittenText(
                    key,
                    code,
                    value,
                    at,
                    reader.line(value),
                    citation=localized.place in citations,
                    sourced=sourced or localized.place in titles,
                    lines=_lines_from(documents, at),
                    words=mask(value),
                )


def _lines_from(documents: Documents, place: Place) -> tuple[str, ...]:
    return documents.lines.get(place.path, ())[max(place.line - 1, 0) :]


def localized_values(record: Any, sourced: bool = False) -> Iterator[tuple[Localized[Any], bool]]:
    """Every localized value in a record and the records within it, with whether a record around it names its source."""
    if isinstance(record, Localized):
        yield record, sourced
    elif isinstance(record, tuple):
        for item in record:
            if not isinstance(item, str):
                yield from localized_values(item, sourced)
    else:
        kind: Any = type(record)
        names = _field_names(kind)
        within = sourced or ("source" in names and isinstance(record.source, str))
        for name in names:
            value = getattr(record, name)
            if not isinstance(value, LEAVES):
                yield from localized_values(value, within)


@lru_cache(maxsize=256)
def _field_names(content_type: Any) -> tuple[str, ...]:
    """The fields of a content type that may hold wording; none of what is no content type."""
    if not dataclasses.is_dataclass(content_type):
        return ()
    return tuple(field.name for field in dataclasses.fields(content_type) if field.name not in ("place", "places"))
