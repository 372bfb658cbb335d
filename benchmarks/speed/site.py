"""A generator's site of one size in its workspace, where it can be built, edited and served."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.generator import SKELETONS, File, Generator, Places
from benchmarks.speed.prose import mark
from benchmarks.speed.words import LANGUAGES
from benchmarks.speed.workload import Enterprise, Workload, enterprise, seeded
from benchmarks.speed.workspace import Workspace

WORK = "work"  # in a generator's folder


@dataclass(frozen=True)
class Edit:
    """A change to the body of one enterprise in one language; `word` stands there afterwards and nowhere before."""

    number: int
    enterprise: Enterprise
    language: str

    @property
    def word(self) -> str:
        return mark(self.number)


def edit(workload: Workload, number: int) -> Edit:
    """The edit of this number: the same for every generator."""
    chance = seeded("edit", workload.size, number)
    return Edit(number, enterprise(chance.randrange(workload.size)), chance.choice(LANGUAGES))


@dataclass(frozen=True)
class Site:
    """`sources` are the paths of the files it was given."""

    generator: Generator
    workload: Workload
    tool: Path
    workspace: Workspace
    sources: frozenset[str]

    @property
    def places(self) -> Places:
        return Places(self.tool, self.workspace.site, self.workspace.output)

    def clean(self) -> None:
        """Leave nothing but the sources: no output, no cache."""
        for cache in self.generator.caches(self.places):
            cache.unlink()
        self.workspace.clean(self.sources)

    def save(self, change: Edit) -> None:
        self.workspace.save(self.generator.profile(self.workload, change.enterprise, change.language, change.number))

    def page(self, change: Edit) -> str:
        """The address of the page that an edit changes."""
        return self.generator.address(change.enterprise.slug, change.language)


def make_site(generator: Generator, workload: Workload, tool: Path) -> Site:
    """Write a generator's sources."""
    workspace = Workspace(tool / WORK / f"{generator.name}-{workload.size}")
    workspace.remove()
    skeleton = SKELETONS / generator.skeleton
    shutil.copytree(skeleton, workspace.site, ignore=_without(skeleton, generator.without))
    sources = {path.relative_to(workspace.site).as_posix() for path in workspace.site.rglob("*") if path.is_file()}
    for file in _content(generator, workload):
        workspace.write(file)
        sources.add(file.path)
    return Site(generator, workload, tool, workspace, frozenset(sources))


def remove_sites(tool: Path) -> None:
    """Delete all sites of a generator: only when everything is measured, see Workspace.clean."""
    shutil.rmtree(tool / WORK, ignore_errors=True)


def _without(skeleton: Path, names: tuple[str, ...]) -> Callable[[str, list[str]], set[str]]:
    """Tells copytree to leave out these names at the top of a skeleton."""
    return lambda folder, inside: set(names) & set(inside) if Path(folder) == skeleton else set()


def _content(generator: Generator, workload: Workload) -> Iterator[File]:
    yield from generator.rest(workload)
    for each in workload.enterprises():
        for language in LANGUAGES:
            yield generator.profile(workload, each, language, 0)
