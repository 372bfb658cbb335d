"""Groups of files to the site: what cannot stand together is reported, and left out."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.model.configuration import Configuration
from microsite.model.configuration_file import TWICE
from microsite.model.derivation import derive
from microsite.model.figures import Figures
from microsite.model.groups import Group
from microsite.model.holidays import YEAR_GAP, HolidayYear, check_year
from microsite.model.site import Site, of_type
from microsite.model.work_calendar import WorkCalendar
from microsite.problems import Place, Report


def build_site(configuration: Configuration, groups: Iterable[Group], report: Report) -> Site:
    """The site that groups of files make up, in their order."""
    # The figures of enterprises come last, whatever their folder is called.
    ordered = tuple(sorted(groups, key=lambda group: group.is_enterprise))
    calendar = _calendar(of_type(HolidayYear, ordered), report)
    return Site(configuration, ordered, _figures(ordered, calendar, report), calendar)


def _figures(groups: Iterable[Group], calendar: WorkCalendar | None, report: Report) -> Figures:
    """The figures, those that are computed with their values; any that cannot be is left out, reported."""
    holds = _by_id(groups, report)
    to_compute = (group.figures[name] for group in groups for name in group.outline.computed if holds[name] is group)
    computed = derive(Figures(holds, {}), to_compute, calendar, report)
    kept = {name: group for name, group in holds.items() if name not in group.outline.computed or name in computed}
    return Figures(kept, computed)


def _by_id(groups: Iterable[Group], report: Report) -> dict[str, Group]:
    """The groups by the ids of their figures; of several that hold the same the first, the others reported."""
    found: dict[str, Group] = {}
    for group in groups:
        for name in group.outline.figures:
            first = found.setdefault(name, group)
            if first is not group:
                place = first.figures[name].place
                report(TWICE.at(group.figures[name].place, id=name, first=place.path, line=place.line))
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
