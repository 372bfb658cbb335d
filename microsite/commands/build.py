"""build: the site into output/; check: the same, but nothing is written."""

from __future__ import annotations

from microsite import pipeline, unchanged
from microsite.commands.request import Request
from microsite.marking import N_
from microsite.problems import Problem
from microsite.publishing.publish import publish
from microsite.rendering.files import Files

SOURCES = ("content", "templates", "assets", "locales")  # what a site is made from
RECORDS = ".cache/published"


def run_build(request: Request) -> int:
    """Build and publish; with errors nothing is published. A build that has gone well is noted for the front door."""
    site, output = str(request.folders.site), str(request.output)
    before = unchanged.inputs(site)
    built = pipeline.build(request.folders, request.overrides, request.progress, request.memory)
    problems = list(built.problems)
    if built.sound:
        request.progress(N_("Publishing"))
        failure = publish_site(request, built.files)
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
        unchanged.note(request.options.asked, site, output, request.said, status, before)
    return status


def publish_site(request: Request, files: Files) -> Problem | None:
    """Publish files as the site's; the problem that kept them from being published, or None."""
    folders = request.folders
    sources = [layer / name for layer in folders.layers for name in SOURCES]
    return publish(files, request.output, sources=sources, records=folders.repository / RECORDS)


def run_check(request: Request) -> int:
    """Everything a build checks."""
    built = pipeline.build(request.folders, request.overrides, request.progress, request.memory)
    status = request.answer(built.problems)
    if not status:
        request.say(N_("Everything checked; the site can be built."))
    return status
