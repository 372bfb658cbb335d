"""A page has something on it, and a column of news has news."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.model.page import Profile
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


def check_empty_pages(content: Content) -> Iterator[Problem]:
    """Report pages and news without anything to read; an enterprise's page has its facts."""
    bodies = {text.place.path: text for text in content.texts if text.body}
    for prose in content.site.prose:
        text = bodies[prose.place.path]
        if not isinstance(prose, Profile) and not any(_shows(part, content) for part in text.parts):
            yield EMPTY_PAGE.at(Place(prose.place.path, prose.body_line))


def _shows(part: Part, content: Content) -> bool:
    if isinstance(part, BlockReference):
        return not is_empty(part.name, content.site)
    return not isinstance(part, Html) or bool(part.markup.strip())


RULE = Rule((EMPTY_PAGE,), check_empty_pages)
