"""The files of content/ that speak of one thing: a page or a news item in every language, an enterprise, a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from microsite.memory import fingerprint
from microsite.model.assembly import PROFILES, Fragments
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

    @property
    def is_enterprise(self) -> bool:
        return self.name.startswith(PROFILES)


def group_name(path: str) -> str:
    """The name of the group that a file of content/ belongs to."""
    if path.startswith(PROFILES):
        return path.rpartition("/")[0]
    return path.removesuffix(MARKDOWN).rpartition(".")[0] if path.endswith(MARKDOWN) else path


def groups(files: Iterable[ContentFile], fragments: Fragments) -> dict[str, Group]:
    """The groups by name, in the order of their first files."""
    found: dict[str, list[ContentFile]] = {}
    for file in files:
        found.setdefault(group_name(file.path), []).append(file)
    return {
        name: Group(name, tuple(members), {file.path: fragments[file.path] for file in members})
        for name, members in found.items()
    }
