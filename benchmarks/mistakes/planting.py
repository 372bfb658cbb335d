"""Mistakes as edits of a site held in memory: paths and bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

Site = Mapping[str, bytes]
Places = Mapping[str, str]
"""Where a site keeps what edits speak of: `zh` and `en` a page in two languages, `data` a figure, and so on."""

WORD_OWNER_FILE = b"\x05Staff".ljust(54) + b"\x05\0" + "Staff".encode("utf-16-le").ljust(106, b"\0")
WORD_DOCUMENT = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + bytes(range(256)) * 2
CONTENTS = {"nothing": b"", "word-owner-file": WORD_OWNER_FILE, "word-document": WORD_DOCUMENT}


class Edit(Protocol):
    """A change of a site."""

    def applied(self, site: Site, places: Places) -> Site: ...


@dataclass(frozen=True)
class Replace:
    """Other words in a file, everywhere they stand."""

    place: str
    pattern: str
    new: str

    def applied(self, site: Site, places: Places) -> Site:
        path = places[self.place]
        text, count = re.subn(self.pattern, lambda match: self.new, site[path].decode())
        if not count:
            raise ValueError(f"{path} does not hold {self.pattern!r}")
        return {**site, path: text.encode()}


@dataclass(frozen=True)
class Indent:
    """Another indentation of a line."""

    place: str
    line: str
    indentation: str

    def applied(self, site: Site, places: Places) -> Site:
        pattern = f"(?m)^ +(?={re.escape(self.line)}$)"
        return Replace(self.place, pattern, self.indentation).applied(site, places)


@dataclass(frozen=True)
class Append:
    """A paragraph more at the end of a file."""

    place: str
    text: str

    def applied(self, site: Site, places: Places) -> Site:
        path = places[self.place]
        return {**site, path: site[path].rstrip() + b"\n\n" + self.text.encode()}


@dataclass(frozen=True)
class Encode:
    """A file in another encoding, with the line ends of Windows."""

    place: str
    encoding: str

    def applied(self, site: Site, places: Places) -> Site:
        path = places[self.place]
        return {**site, path: site[path].decode().replace("\n", "\r\n").encode(self.encoding)}


@dataclass(frozen=True)
class Overwrite:
    """Other bytes in a file."""

    place: str
    content: bytes

    def applied(self, site: Site, places: Places) -> Site:
        return {**site, places[self.place]: self.content}


@dataclass(frozen=True)
class Copy:
    """A second file beside a file, the same or with bytes of its own."""

    place: str
    name: str
    content: bytes | None = None

    def applied(self, site: Site, places: Places) -> Site:
        path = places[self.place]
        return {**site, renamed(path, self.name): site[path] if self.content is None else self.content}


@dataclass(frozen=True)
class Remove:
    """A file less."""

    place: str

    def applied(self, site: Site, places: Places) -> Site:
        return {path: content for path, content in site.items() if path != places[self.place]}


@dataclass(frozen=True)
class Rename:
    """A file under another name."""

    place: str
    name: str

    def applied(self, site: Site, places: Places) -> Site:
        return Remove(self.place).applied(Copy(self.place, self.name).applied(site, places), places)


def renamed(path: str, pattern: str) -> str:
    """A path with another name; `{tail}` is the old one without its first two characters, which Word replaces."""
    old = PurePosixPath(path)
    return str(old.with_name(pattern.format(name=old.name, stem=old.stem, tail=old.name[2:])))


def read_edit(entry: Mapping[str, str]) -> Edit:
    """An edit as mistakes.yaml writes it: its first key says what is done and where."""
    match entry:
        case {"in": place, "old": old, "new": new}:
            return Replace(place, re.escape(old), new)
        case {"in": place, "pattern": pattern, "new": new}:
            return Replace(place, pattern, new)
        case {"indent": place, "line": line, "with": indentation}:
            return Indent(place, line, indentation)
        case {"append": place, "text": text}:
            return Append(place, text)
        case {"encode": place, "as": encoding}:
            return Encode(place, encoding)
        case {"overwrite": place, "content": content}:
            return Overwrite(place, CONTENTS[content])
        case {"copy": place, "to": name, **rest}:
            return Copy(place, name, CONTENTS[rest["content"]] if rest else None)
        case {"rename": place, "to": name}:
            return Rename(place, name)
        case {"remove": place}:
            return Remove(place)
    raise ValueError(f"not an edit: {entry}")


def applied(edits: tuple[Edit, ...], site: Site, places: Places) -> Site:
    for edit in edits:
        site = edit.applied(site, places)
    return site
