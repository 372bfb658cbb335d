"""What is left to do on a site: its translations, the figures that fall due, what stands against a release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from microsite.frozen import frozen
from microsite.model.configuration import Exemption
from microsite.model.site import Site
from microsite.model.staleness import review_date
from microsite.model.translation import State, counterparts
from microsite.planning.entries import Entry
from microsite.problems import Problem

STATED_OF_A_STEP = ("who", "needs", "result", "time", "cost", "legal_basis", "recourse")


@frozen
class PageState:
    """How one language's text of a page stands; `path` is the file that it is in, or would be."""

    page: str
    language: str
    state: State
    path: str


@frozen
class Due:
    """A figure that is to be looked at again by a day."""

    id: str
    as_of: str
    by: date
    overdue: bool


@frozen
class Unstated:
    """What a step of a procedure leaves open, for staff to ask about and fill in."""

    step: str
    fields: tuple[str, ...]


@frozen
class Status:
    """What is left to do. `due` is in the order of days."""

    today: date
    pages: tuple[PageState, ...]
    due: tuple[Due, ...]
    unstated: tuple[Unstated, ...]
    against_release: tuple[Problem, ...]
    exceptions: tuple[Exemption, ...]


def status(site: Site, entries: Mapping[str, Entry], against_release: Iterable[Problem]) -> Status:
    """The status of a site, with the problems that only a release would have."""
    return Status(
        today=site.configuration.date,
        pages=page_states(site, entries),
        due=_due(site),
        unstated=_unstated(site),
        against_release=tuple(against_release),
        exceptions=site.configuration.exceptions,
    )


def page_states(site: Site, entries: Mapping[str, Entry]) -> tuple[PageState, ...]:
    """Every page in every language."""
    states = {
        (pair.text.place.path): pair.state for pair in counterparts(site.prose, site.configuration.default_language)
    }
    found = []
    for key, entry in entries.items():
        for code in site.configuration.codes:
            text = entry.texts.get(code)
            if text:
                path = text.place.path
                found.append(PageState(key, code, states.get(path, State.ORIGINAL), path))
            elif entry.is_written_in(code):
                found.append(PageState(key, code, State.ORIGINAL, entry.place_for(code).path))
            else:
                found.append(PageState(key, code, State.MISSING, _path_in(entry.place_for(code).path, code)))
    return tuple(found)


def _path_in(path: str, code: str) -> str:
    """The path that the translation of a file into a language has."""
    stem = path.removesuffix(".md").rpartition(".")[0]
    return f"{stem}.{code}.md"


def _due(site: Site) -> tuple[Due, ...]:
    today = site.configuration.date
    dated = ((figure, review_date(figure, site.configuration)) for figure in site.figures)
    due = (Due(figure.id, str(figure.as_of), by, by < today) for figure, by in dated if by)
    return tuple(sorted(due, key=lambda each: (each.by, each.id)))


def _unstated(site: Site) -> tuple[Unstated, ...]:
    found = []
    for procedure in site.procedures:
        for step in procedure.steps:
            fields = tuple(name for name in STATED_OF_A_STEP if not getattr(step, name))
            if fields:
                found.append(Unstated(f"{procedure.id}/{step.id}", fields))
    return tuple(found)
