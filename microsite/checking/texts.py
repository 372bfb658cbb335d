"""Every text of a site that a reader may see, with its parts and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from microsite.checking.masking import CITATION, masked
from microsite.frozen import frozen
from microsite.memory import Memory
from microsite.model.configuration import Configuration
from microsite.model.groups import Group
from microsite.model.localized import localized_values
from microsite.model.page import SHORT_TEXTS, Prose
from microsite.model.source import Source
from microsite.problems import Place
from microsite.prose.markdown_text import ProseReader
from microsite.prose.parts import Part, Reference

HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


Lines = Callable[[str], tuple[str, ...]]


@frozen
class Read:
    """How bodies and lines are read, to their parts and their running words."""

    body: Callable[[str], tuple[tuple[Part, ...], str]]
    line: Callable[[str], tuple[tuple[Part, ...], str]]

    @classmethod
    def by(cls, reader: ProseReader, names: tuple[str, ...], memory: Memory) -> Read:
        """As a reader of prose reads them, each text once; no body is that of another page."""

        def body(source: str) -> tuple[tuple[Part, ...], str]:
            key = "words", names, source
            return reader.parts(source), memory.recall_recent(key, lambda: masked(source, names))

        def line(source: str) -> tuple[tuple[Part, ...], str]:
            return reader.line(source), memory.recall(("words", names, source), lambda: masked(source, names))

        return cls(body, line)


@frozen
class WrittenText:
    """A text as written and as read. `key` is the same for the texts that are each other's translations.

    A `citation` names a place in a source, or someone's address or telephone, and may hold digits. A text is `sourced`
    where its record names the source of everything it says. `words` are the running text, with signs in the place of
    everything else and positions those of the source; `lines` are those of its file. A `body` is Markdown.
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
        for number, line_text in enumerate(self.lines[max(self.place.line - 1, 0) :]):
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


def written_texts(group: Group, lines: Lines, read: Read) -> tuple[WrittenText, ...]:
    """Bodies, titles and descriptions of prose, and the localized short texts of every other record."""
    texts = [
        _prose(part, lines, read) if isinstance(part, Prose) else _short(part, lines, read) for part in group.parts
    ]
    return tuple(chain.from_iterable(texts))


def _prose(text: Prose, lines: Lines, read: Read) -> Iterator[WrittenText]:
    key, place = translation_key(text), Place(text.place.path, text.body_line, 1)
    parts, words = read.body(text.body)
    yield WrittenText(key, text.language, text.body, place, parts, body=True, words=words)
    for name in SHORT_TEXTS:
        value = getattr(text, name, None)
        if value:
            at = text.at(name)
            parts, words = read.line(value)
            yield WrittenText(f"{key}:{name}", text.language, value, at, parts, words=words, lines=lines(at.path))


def translation_key(text: Prose) -> str:
    """What a text has in common with its translations."""
    return f"{type(text).__name__}:{text.key}"


def _short(record: Any, lines: Lines, read: Read) -> Iterator[WrittenText]:
    citations, titles = _citations(record), {record.title.place} if isinstance(record, Source) else set()
    for localized, sourced in localized_values(record):
        key = f"{localized.place.path}:{localized.place.line}:{localized.place.column}"
        for code, value in localized.values:
            if isinstance(value, str):
                at = localized.place_of(code)
                parts, words = read.line(value)
                yield WrittenText(
                    key,
                    code,
                    value,
                    at,
                    parts,
                    citation=localized.place in citations,
                    sourced=sourced or localized.place in titles,
                    lines=lines(at.path),
                    words=words,
                )


def _citations(record: Any) -> set[Place]:
    """The places of texts that name places in a source, or someone's address or telephone."""
    citing: tuple[Any, ...] = ()
    if isinstance(record, Configuration):
        citing = (record.contact, record.publisher)
    elif isinstance(record, Source):
        citing = record.sections
    return {localized.place for localized, _ in localized_values(citing)}
