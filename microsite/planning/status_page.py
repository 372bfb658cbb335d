"""The status of the site as a page for its staff: what to translate, what falls due, what stands against a release."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.marking import N_, NP_
from microsite.model.periods import Moment, Period
from microsite.model.translation import State
from microsite.planning.chrome import chrome
from microsite.planning.setting import Setting
from microsite.planning.status import Due, PageState, Status
from microsite.planning.views import LinkView, PageView, Text
from microsite.wording.messages import hint, message

TITLE = N_("What is left to do")
ABOUT = N_("For the zone's staff: gaps before a release, translations, figures that fall due. In the preview only.")
STATES = {
    State.ORIGINAL: NP_("state of a text", "there"),
    State.CURRENT: NP_("state of a text", "up to date"),
    State.OUTDATED: NP_("state of a text", "outdated"),
    State.UNMARKED: NP_("state of a text", "not marked"),
    State.MISSING: NP_("state of a text", "missing"),
}
MONTHS_SHOWN = 12


@frozen
class PageRow:
    """A page with how it stands in each language: the state's name and its wording."""

    page: LinkView
    states: tuple[tuple[str, str], ...]


@frozen
class DueView:
    """A figure that is to be looked at again."""

    label: Text
    as_of: Text
    file: str


@frozen
class MonthView:
    """A month of the calendar with the figures that fall due in it."""

    month: Text
    figures: tuple[DueView, ...]


@frozen
class ExceptionView:
    """A place excepted from a rule, and why."""

    rule: str
    where: str
    reason: str


@frozen
class StatusView:
    """The status of the site in one language."""

    languages: tuple[str, ...]
    pages: tuple[PageRow, ...]
    overdue: tuple[DueView, ...]
    months: tuple[MonthView, ...]
    later: int
    against_release: tuple[tuple[str, str], ...]
    exceptions: tuple[ExceptionView, ...]


def status_page(setting: Setting, status: Status) -> PageView:
    """The page of a status."""
    title, about = setting.language.gettext(TITLE), setting.language.gettext(ABOUT)
    return PageView(
        tag=setting.language.tag,
        key="status",
        title=setting.line(title),
        title_plain=title,
        description=about,
        standfirst=setting.line(about),
        body=(),
        chrome=chrome(setting, None),
        detail=_view(setting, status),
    )


def _view(setting: Setting, status: Status) -> StatusView:
    coming = [due for due in status.due if not due.overdue]
    months = [_month(status, number) for number in range(MONTHS_SHOWN)]
    shown = tuple(MonthView(setting.period(month), _due(setting, coming, month)) for month in months)
    return StatusView(
        languages=tuple(language.name for language in setting.languages.values()),
        pages=tuple(_rows(setting, status.pages)),
        overdue=tuple(_due_view(setting, due) for due in status.due if due.overdue),
        months=tuple(month for month in shown if month.figures),
        later=len(coming) - sum(len(month.figures) for month in shown),
        against_release=tuple(
            (message(problem, setting.language), hint(problem, setting.language)) for problem in status.against_release
        ),
        exceptions=tuple(ExceptionView(each.rule, each.where, each.reason) for each in status.exceptions),
    )


def _rows(setting: Setting, pages: tuple[PageState, ...]) -> list[PageRow]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        rows.setdefault(page.page, []).append((page.state.value, setting.language.pgettext(*STATES[page.state])))
    return [PageRow(setting.entry(key, short=True), tuple(states)) for key, states in rows.items()]


def _month(status: Status, number: int) -> Period:
    year, month = divmod(status.today.year * 12 + status.today.month - 1 + number, 12)
    moment = Moment(year, month=month + 1)
    return Period(moment, moment)


def _due(setting: Setting, coming: list[Due], month: Period) -> tuple[DueView, ...]:
    return tuple(_due_view(setting, due) for due in coming if month.first_day <= due.by <= month.last_day)


def _due_view(setting: Setting, due: Due) -> DueView:
    figure = setting.site.figure[due.id]
    return DueView(setting.text(figure.label), setting.period(figure.as_of), figure.place.path)
