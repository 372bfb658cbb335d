"""What the preview shows at the moment: a site, and the problems that stand against the newest state of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from microsite.marking import N_
from microsite.problems import Problem, Severity
from microsite.reading.excerpts import Excerpts
from microsite.wording.language import Language
from microsite.wording.messages import hint, message, why

HEADING = N_("This page is from before the last save")
ABOUT = N_("The following has to be mended first; then the page shows what you have written.")
HEADING_OF_NEWEST = N_("The site cannot be published like this")
ABOUT_NEWEST = N_("The following has to be mended first.")


@dataclass
class Showing:
    """The site as it is shown, a file at a time, its `version`, and what a page is told of the newest state.

    `asked_for` is when anything was last asked for, by time.monotonic().
    """

    file: Callable[[str], bytes | None]
    problems: dict[str, object] = field(default_factory=dict)
    version: int = 0
    asked_for: float = 0.0


def told(problems: Iterable[Problem], language: Language, excerpts: Excerpts, *, newest: bool) -> dict[str, object]:
    """Problems as a page is told of them, be it the `newest` or an earlier one.

    Only the errors are told, since warnings change nothing on it.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return {
        "language": language.tag,
        "heading": language.gettext(HEADING_OF_NEWEST if newest else HEADING),
        "about": language.gettext(ABOUT_NEWEST if newest else ABOUT),
        "problems": [_problem(problem, language, excerpts) for problem in errors],
    }


def _problem(problem: Problem, language: Language, excerpts: Excerpts) -> dict[str, object]:
    place, excerpt = problem.place, excerpts(problem.place)
    return {
        "where": f"{place.path}:{place.line}" if place.line else place.path,
        "line": place.line,
        "message": message(problem, language),
        "why": why(problem, language),
        "hint": hint(problem, language),
        "excerpt": {
            "before": excerpt.line[: excerpt.start],
            "meant": excerpt.line[excerpt.start : excerpt.start + excerpt.length],
            "after": excerpt.line[excerpt.start + excerpt.length :],
        }
        if excerpt
        else None,
    }
