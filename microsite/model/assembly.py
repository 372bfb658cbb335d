"""Groups of files to the site: what cannot stand together is reported, and left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from microsite.model.configuration import Configuration
from microsite.model.configuration_file import TWICE
from microsite.model.derivation import derive
from microsite.model.enterprise import Enterprise
from microsite.model.figure import Figure
from microsite.model.glossary import Glossary
from microsite.model.groups import Group
from microsite.model.holidays import YEAR_GAP, HolidayYear, check_year
from microsite.model.page import News, Page, Profile
from microsite.model.procedure import Procedure
from microsite.model.site import Site
from microsite.model.source import Source
from microsite.model.unit import Unit
from microsite.model.work_calendar import WorkCalendar
from microsite.problems import Place, Report


def build_site(configuration: Configuration, groups: Iterable[Group], report: Report) -> Site:
    """The site that groups of files make up, in their order."""
    # The figures of enterprises come last, whatever their folder is called.
    ordered = sorted(groups, key=lambda group: group.is_enterprise)
    parts: dict[type, list[Any]] = defaultdict(list)
    for group in ordered:
        for kind, some in group.by_type.items():
            parts[kind] += some
    calendar = _calendar(tuple(parts[HolidayYear]), report)
    computed = [figure for group in ordered for figure in group.computed]
    return Site(
        configuration=configuration,
        units=tuple(parts[Unit]),
        figures=derive(_by_id(ordered, report), computed, calendar, report),
        sources=tuple(parts[Source]),
        procedures=tuple(parts[Procedure]),
        enterprises=tuple(parts[Enterprise]),
        pages=tuple(parts[Page]),
        news=tuple(parts[News]),
        profiles=tuple(parts[Profile]),
        glossary=next(iter(parts[Glossary]), Glossary()),
        calendar=calendar,
    )


def _by_id(groups: Iterable[Group], report: Report) -> dict[str, Figure]:
    """Figures by their ids; of those with the same the first, the others reported."""
    found: dict[str, Figure] = {}
    for group in groups:
        if found.keys().isdisjoint(group.figures):
            found.update(group.figures)
            continue
        for name, figure in group.figures.items():
            first = found.setdefault(name, figure)
            if first is not figure:
                report(TWICE.at(figure.place, id=name, first=first.place.path, line=first.place.line))
    return found


def _calendar(years: tuple[HolidayYear, ...], report: Report) -> WorkCalendar | None:
    for year in years:
        check_year(year, report)
    calendar = WorkCalendar.of(years)
    if years and calendar is None:
        numbers = [year.year for year in years]
        wrong = next((each for each in range(min(numbers), max(numbers) + 1) if numbers.count(each) != 1), max(numbers))
        report(YEAR_GAP.at(Place(years[0].place.path.rpartition("/")[0]), year=wrong))
    return calendar
