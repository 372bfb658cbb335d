"""build: the site into output/; check: the same, but nothing is written."""

from __future__ import annotations

from microsite import pipeline
from microsite.commands.request import Request
from microsite.marking import N_
from microsite.publishing.publish import publish


def run_build(request: Request) -> int:
    """Build and publish; with errors nothing is published."""
    built = pipeline.build(request.folders, request.overrides, request.progress)
    problems = list(built.problems)
    if built.sound:
        request.progress(N_("Publishing"))
        failure = publish(built.files, request.output)
        if failure:
            problems.append(failure)
    status = request.answer(problems)
    if status:
        request.say(N_("Nothing was published; what was published before is unchanged."))
    else:
        pages = sum(address.endswith(".html") for address in built.files)
        request.say(
            request.language.ngettext(
                "The site is ready: %(number)s page.", "The site is ready: %(number)s pages.", pages
            )
        )
        request.say(N_("Open it: %(path)s"), path=request.output / "index.html")
    return status


def run_check(request: Request) -> int:
    """Everything a build checks."""
    built = pipeline.build(request.folders, request.overrides, request.progress)
    status = request.answer(built.problems)
    if not status:
        request.say(N_("Everything checked; the site can be built."))
    return status
