"""A page has something on it, and a column of news has news."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.marking import N_
from microsite.model.page import News, Page
from microsite.planning.blocks import is_empty
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.prose.parts import BlockReference, Html, Part

EMPTY_PAGE = ProblemKind(
    "empty-page",
    Severity.WARNING,
    N_("The page has no text, or only blocks that have nothing to show."),
    N_("Empty columns fail an inspection, and readers take the site for abandoned."),
    N_("Write the text, or delete the file and take the page out of the menu."),
    source=N_("Inspection Indicators for Government Websites and New Media (State Council General Office, 2019)"),
)


def check_empty_pages(written: Written) -> Iterator[Problem]:
    """Report pages and news without anything to read; an enterprise's page has its facts."""
    bodies = {text.place.path: text for text in written.texts if text.body}
    for prose in written.group.parts:
        text = bodies.get(prose.place.path) if isinstance(prose, Page | News) else None
        if text and not any(_shows(part, written) for part in text.parts):
            yield EMPTY_PAGE.at(Place(prose.place.path, prose.body_line))


def _shows(part: Part, written: Written) -> bool:
    if isinstance(part, BlockReference):
        return not is_empty(part.name, written.site)
    return not isinstance(part, Html) or bool(part.markup.strip())


RULE = Rule((EMPTY_PAGE,), check_empty_pages)
