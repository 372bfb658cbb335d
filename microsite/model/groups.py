"""The files of content/ that speak of one thing: a page or a news item in every language, an enterprise, a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import Any

from microsite.fingerprints import fingerprint
from microsite.memory import Key, Memory
from microsite.model.enterprise import Enterprise
from microsite.model.figure import Figure
from microsite.model.fragments import PROFILES, Fragment, Fragments, read_fragment
from microsite.model.page import Prose
from microsite.problems import Problem, Report, with_problems
from microsite.reading.content_files import MARKDOWN, ContentFile

MOST_PATHS = 100_000  # whose groups are remembered


@dataclass(frozen=True)
class Group:
    """Files with their fragments, and the problems of reading them.

    `name` is the folder of an enterprise, else what the files' paths have in common.
    """

    name: str
    files: tuple[ContentFile, ...]
    fragments: Fragments
    problems: tuple[Problem, ...] = ()

    @property
    def parts(self) -> Iterator[Any]:
        """The records and the prose of the files."""
        return (part for fragment in self.fragments.values() for part in fragment)

    @cached_property
    def by_type(self) -> dict[type, list[Any]]:
        """The records and the prose by what they are."""
        found: dict[type, list[Any]] = {}
        for part in self.parts:
            found.setdefault(type(part), []).append(part)
        return found

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The figures by their ids."""
        return {figure.id: figure for figure in self.by_type.get(Figure, ())}

    @cached_property
    def computed(self) -> tuple[Figure, ...]:
        """The figures whose values are computed from others."""
        return tuple(figure for figure in self.figures.values() if not figure.is_typed)

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


@lru_cache(maxsize=MOST_PATHS)
def group_name(path: str) -> str:
    """The name of the group that a file of content/ belongs to."""
    if path.startswith(PROFILES):
        return path.rpartition("/")[0]
    return path.removesuffix(MARKDOWN).rpartition(".")[0] if path.endswith(MARKDOWN) else path


def read_groups(
    files: Iterable[ContentFile], languages: tuple[str, ...], memory: Memory, report: Report
) -> dict[str, Group]:
    """The groups by name, in the order of their first files, read once for as long as their files stay as they are."""

    def read(file: ContentFile) -> tuple[Fragment, tuple[Problem, ...]]:
        return with_problems(partial(read_fragment, file, languages, memory))

    def kept_as(file: ContentFile) -> Key:
        return ("fragment", file.fingerprint, *languages)

    def made(members: list[ContentFile]) -> Group:
        own = {file.path: fragments[file.path] for file in members}
        problems = chain.from_iterable(problems for _, problems in own.values())
        fragment_of = {path: fragment for path, (fragment, _) in own.items()}
        return Group(group_name(members[0].path), tuple(members), fragment_of, tuple(problems))

    members: dict[str, list[ContentFile]] = {}
    for file in files:
        members.setdefault(group_name(file.path), []).append(file)
    fragments = memory.renewed(("fragments", *languages), {file.path: file for file in files}, read, kept_as)
    groups = memory.renewed(("groups", *languages), members, made)
    for group in groups.values():
        for problem in group.problems:
            report(problem)
    return groups
