"""The files of content/ that speak of one thing: a page or a news item in every language, an enterprise, a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from microsite.memory import Memory, fingerprint
from microsite.model.assembly import PROFILES, Fragments
from microsite.model.enterprise import Enterprise
from microsite.model.page import Prose
from microsite.reading.documents import MARKDOWN, ContentFile


@dataclass(frozen=True)
class Group:
    """Files with their fragments. `name` is the folder of an enterprise, else what the files' paths have in common."""

    name: str
    files: tuple[ContentFile, ...]
    fragments: Fragments

    @property
    def parts(self) -> Iterator[Any]:
        """The records and the prose of the files."""
        return (part for fragment in self.fragments.values() for part in fragment)

    @cached_property
    def fingerprint(self) -> str:
        """What everything in the files is known by."""
        return fingerprint(*(file.fingerprint for file in self.files))

    @cached_property
    def head(self) -> str:
        """The same, but for the bodies of prose."""
        return fingerprint(*(file.head for file in self.files))

    @cached_property
    def names(self) -> str:
        """By what other pages name an enterprise, and the languages in which it has prose."""
        found: list[object] = []
        for part in self.parts:
            if isinstance(part, Enterprise):
                found.append((part.name.values, part.short_name.values))
            elif isinstance(part, Prose):
                found.append(part.language)
        return repr(found)

    @property
    def is_enterprise(self) -> bool:
        return self.name.startswith(PROFILES)


def group_name(path: str) -> str:
    """The name of the group that a file of content/ belongs to."""
    if path.startswith(PROFILES):
        return path.rpartition("/")[0]
    return path.removesuffix(MARKDOWN).rpartition(".")[0] if path.endswith(MARKDOWN) else path


def groups(files: Iterable[ContentFile], fragments: Fragments, memory: Memory) -> dict[str, Group]:
    """The groups by name, in the order of their first files; those that are as they were are the same."""
    found: dict[str, list[ContentFile]] = {}
    for file in files:
        found.setdefault(group_name(file.path), []).append(file)

    def made(name: str) -> Group:
        members = tuple(found[name])
        own = {file.path: fragments[file.path] for file in members}
        key = ("group", members, *map(id, own.values()))
        return memory.recall(key, lambda: Group(name, members, own))

    return {name: made(name) for name in found}
