"""The site: everything that its files say, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from microsite.model.configuration import Configuration
from microsite.model.enterprise import Enterprise
from microsite.model.figure import Figure
from microsite.model.glossary import Glossary
from microsite.model.page import News, Page, Profile, Prose
from microsite.model.procedure import Procedure
from microsite.model.source import Source
from microsite.model.unit import Unit
from microsite.model.work_calendar import WorkCalendar

CONFIGURATION = "site_config.yaml"
ERROR_PAGE = "404"


@dataclass(frozen=True)
class Site:
    """A whole site. Sequences are in the order of files and of lines in them."""

    configuration: Configuration
    units: tuple[Unit, ...]
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]
    procedures: tuple[Procedure, ...]
    enterprises: tuple[Enterprise, ...]
    pages: tuple[Page, ...]
    news: tuple[News, ...]
    profiles: tuple[Profile, ...]
    glossary: Glossary
    calendar: WorkCalendar | None

    @cached_property
    def unit(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def figure(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def figures_by_group(self) -> dict[str, tuple[Figure, ...]]:
        """The figures of each file of content/figures and of each enterprise, in their order."""
        groups: dict[str, list[Figure]] = {}
        for figure in self.figures:
            groups.setdefault(figure.group, []).append(figure)
        return {group: tuple(figures) for group, figures in groups.items()}

    @cached_property
    def source(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def procedure(self) -> dict[str, Procedure]:
        return {procedure.id: procedure for procedure in self.procedures}

    @cached_property
    def enterprise(self) -> dict[str, Enterprise]:
        return {enterprise.slug: enterprise for enterprise in self.enterprises}

    @cached_property
    def enterprise_number(self) -> dict[str, int]:
        """The place of each enterprise in their order."""
        return {enterprise.slug: number for number, enterprise in enumerate(self.enterprises)}

    @property
    def prose(self) -> tuple[Prose, ...]:
        return (*self.pages, *self.news, *self.profiles)
