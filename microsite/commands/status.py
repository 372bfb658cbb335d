"""status: how each page stands in each language, which figures fall due, what stands against a release."""

from __future__ import annotations

from itertools import groupby

from microsite import material
from microsite.commands.request import Request
from microsite.marking import N_
from microsite.model.translation import State
from microsite.planning.status import Due, PageState, Status, status
from microsite.planning.status_page import STATES
from microsite.wording.messages import message

WANTING = (State.MISSING, State.OUTDATED, State.UNMARKED)


def run_status(request: Request) -> int:
    """Print what is left to do. The exit status speaks of errors in the content only."""
    reading = material.read(request.folders, request.overrides, request.memory)
    if reading.material is None:
        return request.answer(reading.problems)
    found = status(reading.material.site, reading.material.content.entries, reading.against_release)
    if request.as_json:
        return request.answer(reading.problems, **_data(found))
    for heading, lines in _lists(found, request):
        request.say(N_("%(heading)s: %(count)s"), heading=request.language.gettext(heading), count=len(lines))
        for line in lines:
            print("  - " + line)
    return request.answer(reading.problems)


def _lists(found: Status, request: Request) -> tuple[tuple[str, list[str]], ...]:
    language = request.language
    return (
        (N_("Translations to be made or looked at again"), _translations(found, request)),
        (N_("Figures that are overdue"), [f"{due.id} ({due.as_of})" for due in found.due if due.overdue]),
        (N_("Figures that fall due, by month"), _calendar([due for due in found.due if not due.overdue])),
        (N_("Not stated in a procedure"), [f"{each.step}: {', '.join(each.fields)}" for each in found.unstated]),
        (N_("Against a release"), [message(gap, language) for gap in found.against_release]),
        (N_("Exceptions in force"), [f"{each.rule} · {each.where}: {each.reason}" for each in found.exceptions]),
    )


def _translations(found: Status, request: Request) -> list[str]:
    wanting = (page for page in found.pages if page.state in WANTING)
    return [f"{page.path}: {request.language.pgettext(*STATES[page.state])}" for page in wanting]


def _calendar(due: list[Due]) -> list[str]:
    months = groupby(due, key=lambda each: f"{each.by:%Y-%m}")
    return [f"{month}: {', '.join(each.id for each in figures)}" for month, figures in months]


def _data(found: Status) -> dict[str, object]:
    def pages(*states: State) -> list[dict[str, str]]:
        return [{"page": each.page, "language": each.language} for each in found.pages if each.state in states]

    return {
        "pages": [_page(each) for each in found.pages],
        "missing_translations": pages(State.MISSING),
        "outdated_translations": pages(State.OUTDATED),
        "stale_figures": [{"id": each.id, "as_of": each.as_of} for each in found.due if each.overdue],
        "due_figures": [{"id": each.id, "by": each.by.isoformat()} for each in found.due if not each.overdue],
        "unstated": [{"step": each.step, "fields": list(each.fields)} for each in found.unstated],
        "against_release": [gap.values.get("name", gap.kind.code) for gap in found.against_release],
        "exceptions": [{"rule": each.rule, "where": each.where, "reason": each.reason} for each in found.exceptions],
    }


def _page(each: PageState) -> dict[str, str]:
    return {"page": each.page, "language": each.language, "state": each.state.value, "path": each.path}
