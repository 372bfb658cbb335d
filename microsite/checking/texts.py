"""Every text of a site that a reader may see, with its parts and its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsite.model.localized import Localized
from microsite.model.site import Site
from microsite.problems import Place
from microsite.prose.markdown_text import ProseReader
from microsite.prose.parts import Part


@dataclass(frozen=True)
class WrittenText:
    """A text as written and as read. `key` is the same for the texts that are each other's translations; a `citation`
    names a place in a source, or someone's address or telephone, and may hold digits.
    """

    key: str
    language: str
    source: str
    place: Place
    parts: tuple[Part, ...]
    citation: bool = False

    def place_of(self, words: str) -> Place:
        """The line on which words stand first, as near as they can be found."""
        before, found, _ = self.source.partition(words)
        if not found:
            return self.place
        line = before.count("\n")
        column = len(before) - before.rfind("\n") if line else self.place.column + len(before)
        return Place(self.place.path, self.place.line + line, column)


def written_texts(site: Site, reader: ProseReader) -> tuple[WrittenText, ...]:
    """Bodies, titles and descriptions of Markdown files, and the localized short texts of every record."""
    return (*_prose(site, reader), *_short(site, reader))


def _prose(site: Site, reader: ProseReader) -> Iterator[WrittenText]:
    for text in site.prose:
        key = f"{type(text).__name__}:{text.key}"
        place = Place(text.place.path, text.body_line, 1)
        yield WrittenText(key, text.language, text.body, place, reader.parts(text.body))
        for name in ("title", "description", "menu"):
            value = getattr(text, name, None)
            if value:
                yield WrittenText(f"{key}:{name}", text.language, value, text.at(name), reader.line(value))


def _short(site: Site, reader: ProseReader) -> Iterator[WrittenText]:
    details = (site.configuration.contact, site.configuration.publisher)
    sections = tuple(source.sections for source in site.sources)
    citations = {localized.place for localized in localized_values((*details, *sections))}
    for localized in localized_values(site):
        place = localized.place
        for code, value in localized.values:
            if isinstance(value, str):
                key = f"{place.path}:{place.line}:{place.column}"
                yield WrittenText(key, code, value, place, reader.line(value), citation=place in citations)


def localized_values(record: Any) -> Iterator[Localized[Any]]:
    """Every localized value in a record and the records within it."""
    if isinstance(record, Localized):
        yield record
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        for field in dataclasses.fields(record):
            yield from localized_values(getattr(record, field.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from localized_values(item)
