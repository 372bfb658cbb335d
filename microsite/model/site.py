"""The site: everything that its files say, as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TypeVar

from microsite.frozen import frozen
from microsite.model.configuration import Configuration
from microsite.model.enterprise import Enterprise
from microsite.model.figure import Figure
from microsite.model.figures import Figures
from microsite.model.glossary import Glossary
from microsite.model.groups import Group
from microsite.model.page import News, Page, Profile, Prose
from microsite.model.procedure import Procedure
from microsite.model.source import Source
from microsite.model.unit import Unit
from microsite.model.work_calendar import WorkCalendar

CONFIGURATION = "site_config.yaml"

T = TypeVar("T")


def of_type(kind: type[T], groups: Iterable[Group]) -> tuple[T, ...]:
    """All records or prose of a type; groups without any are not read."""
    return tuple(chain.from_iterable(group.by_type[kind] for group in groups if kind in group.outline.kinds))


@frozen
class Site:
    """A whole site, read as far as it is asked for. Sequences are in the order of files and of lines in them."""

    configuration: Configuration
    groups: tuple[Group, ...]
    figure: Figures
    calendar: WorkCalendar | None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(self.figure.values())

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        return of_type(Unit, self.groups)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return of_type(Source, self.groups)

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        return of_type(Procedure, self.groups)

    @cached_property
    def enterprises(self) -> tuple[Enterprise, ...]:
        return tuple(self.enterprise.values())

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return of_type(Page, self.groups)

    @cached_property
    def news(self) -> tuple[News, ...]:
        return of_type(News, self.groups)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        return of_type(Profile, self.groups)

    @cached_property
    def glossary(self) -> Glossary:
        return next(iter(of_type(Glossary, self.groups)), Glossary())

    @cached_property
    def unit(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def source(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def procedure(self) -> dict[str, Procedure]:
        return {procedure.id: procedure for procedure in self.procedures}

    @cached_property
    def enterprise(self) -> Mapping[str, Enterprise]:
        return Enterprises(self.groups)

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """Those of the enterprises, in their order."""
        return tuple(self.enterprise)

    @cached_property
    def enterprise_number(self) -> dict[str, int]:
        """The place of each enterprise in their order."""
        return {slug: number for number, slug in enumerate(self.slugs)}

    @property
    def prose(self) -> tuple[Prose, ...]:
        return (*self.pages, *self.news, *self.profiles)


class Enterprises(Mapping[str, Enterprise]):
    """The enterprises of groups by their slugs, each read only where it is asked for."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = {group.outline.enterprise.slug: group for group in groups if group.outline.enterprise}

    def __getitem__(self, slug: str) -> Enterprise:
        found: Enterprise = self._groups[slug].by_type[Enterprise][0]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __contains__(self, slug: object) -> bool:
        return slug in self._groups
