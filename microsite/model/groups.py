"""The files of content/ that speak of one thing: a page or a news item in every language, an enterprise, a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from itertools import chain
from typing import Any

from microsite.frozen import frozen
from microsite.mappings import Key
from microsite.memory import Memory
from microsite.model.figure import Figure
from microsite.model.fragments import PROFILES, Fragment, read_fragment
from microsite.model.outline import Outline, outline
from microsite.problems import Problem, Report, with_problems
from microsite.reading.content_files import MARKDOWN, ContentFile, Files


@frozen(eq=False)
class Group:
    """Files with their outline, and what else they hold, read only where it is asked for.

    `name` is the folder of an enterprise, else what the files' paths have in common.
    """

    name: str
    files: Files
    outline: Outline
    read: Callable[[], Fragment]

    @cached_property
    def parts(self) -> Fragment:
        """The records and the prose of the files."""
        return self.read()

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
    def known_by(self) -> Key:
        """The fingerprints of the files."""
        return tuple([file.fingerprint for file in self.files])

    @cached_property
    def head(self) -> str:
        """The same, but for the bodies of prose."""
        return "\n".join([file.head for file in self.files])

    @property
    def is_enterprise(self) -> bool:
        return self.name.startswith(PROFILES)


def group_name(path: str) -> str:
    """The name of the group that a file of content/ belongs to."""
    if path.startswith(PROFILES):
        return path.rpartition("/")[0]
    return path.removesuffix(MARKDOWN).rpartition(".")[0] if path.endswith(MARKDOWN) else path


def enterprise_group(slug: str) -> str:
    """The name of the group that an enterprise is."""
    return f"{PROFILES}{slug}"


@frozen
class _Reader:
    """Reads the files of a group as prose of these languages."""

    languages: tuple[str, ...]
    memory: Memory

    def kept_as(self, file: ContentFile) -> Key:
        return ("fragment", file.fingerprint, *self.languages)

    def key(self, files: Files) -> Key:
        return ("outline", *self.languages, *[file.fingerprint for file in files])

    def fragments(self, files: Files) -> Iterator[tuple[Fragment, tuple[Problem, ...]]]:
        for file in files:
            read = partial(read_fragment, file, self.languages, self.memory)
            yield self.memory.recall_kept(self.kept_as(file), partial(with_problems, read))

    def parts(self, files: Files) -> Fragment:
        return tuple(chain.from_iterable(fragment for fragment, _ in self.fragments(files)))

    def outline(self, files: Files) -> Outline:
        problems = chain.from_iterable(problems for _, problems in self.fragments(files))
        return outline(self.parts(files), tuple(problems))

    def group(self, source: tuple[Files, Outline]) -> Group:
        files, known = source
        return Group(group_name(files[0].path), files, known, partial(self.parts, files))


def read_groups(
    files: Iterable[ContentFile],
    languages: tuple[str, ...],
    memory: Memory,
    report: Report,
    then: Callable[[Group], object] = lambda group: None,
) -> dict[str, Group]:
    """The groups by name, in the order of their first files, read once for as long as their files stay as they are.

    What is wanted of each `then` is best done where it has just been read.
    """
    reader = _Reader(languages, memory)

    def outlined(files: Files) -> Outline:
        found = reader.outline(files)
        then(reader.group((files, found)))
        return found

    members: dict[str, list[ContentFile]] = {}
    for file in files:
        members.setdefault(group_name(file.path), []).append(file)
    sources = {name: tuple(some) for name, some in members.items()}
    outlines = memory.renewed(
        ("outlines", *languages), sources, outlined, reader.key, lambda row: map(reader.kept_as, row.source)
    )
    known = {name: (sources[name], each) for name, each in outlines.items()}
    for each in outlines.values():
        for problem in each.problems:
            report(problem)
    return memory.renewed(("groups", *languages), known, reader.group)
