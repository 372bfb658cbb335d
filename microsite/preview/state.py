"""What the preview shows at the moment: the last good site, and the problems that stand against the newest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from microsite.marking import N_
from microsite.memory import Memory
from microsite.problems import Problem, Severity
from microsite.reading.excerpts import Excerpts
from microsite.rendering.files import Files
from microsite.wording.language import Language
from microsite.wording.messages import hint, message, why

HEADING = N_("This page is from before the last save")
ABOUT = N_("The following has to be mended first; then the page shows what you have written.")


@dataclass
class Showing:
    """The files of the last good site, and what a page is told of the newest state."""

    files: Files = field(default_factory=dict)
    problems: dict[str, object] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)


def told(problems: Iterable[Problem], language: Language, excerpts: Excerpts) -> dict[str, object]:
    """Problems as a page is told of them: the errors only, since warnings change nothing on it."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return {
        "language": language.tag,
        "heading": language.gettext(HEADING),
        "about": language.gettext(ABOUT),
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


def new_style(before: Files, after: Files) -> str:
    """The address of the new style sheet where nothing else has changed; an empty string where more has."""
    old, new = before.keys() - after.keys(), after.keys() - before.keys()
    if len(old) != 1 or len(new) != 1:
        return ""
    gone, come = old.pop(), new.pop()
    if not come.endswith(".css"):
        return ""
    gone_name, come_name = (name.rpartition("/")[2].encode() for name in (gone, come))
    same = all(data.replace(gone_name, come_name) == after[name] for name, data in before.items() if name != gone)
    return come if same else ""
