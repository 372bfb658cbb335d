"""build: the site into output/; check: the same, but nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microsite import unchanged
from microsite.commands.request import Request
from microsite.deferred import Deferred
from microsite.marking import N_
from microsite.problems import Problem
from microsite.reading.content_files import Touched, touched_since
from microsite.sources import READING, read_sources
from microsite.store import look

if TYPE_CHECKING:  # what comes after the reading is loaded while that is going on
    from microsite.pipeline import Built, Changes
    from microsite.publishing.publish import Done, Published
    from microsite.rendering.site_files import SiteFiles

BUILD, PUBLISH = Deferred("pipeline", "build"), Deferred("publishing.publish", "publish")
RECORDS = ".cache/published"
READY = N_("The site is ready. Pages: %(pages)s; files new or changed: %(changed)s; seconds: %(seconds)s.")
SAME = N_("The site is ready. Pages: %(pages)s; nothing has changed since the last build.")


def run_build(request: Request) -> int:
    """Build and publish; with errors nothing is published. A build that has gone well is noted for the front door."""
    site, output = str(request.folders.site), str(request.output)
    before = unchanged.inputs(site, request.options.seen, look())
    touched = touched_since(request.folders.site, request.memory, before[0].files(site))
    built = _built(request, touched)
    problems, published = list(built.problems), list["Published"]()
    if built.sound:
        request.progress(N_("Publishing"))
        failure = publish_site(request, built.files, published.append)
        if failure:
            problems.append(failure)
    status = request.answer(problems)
    if status:
        request.say(N_("Nothing was published; what was published before is unchanged."))
        return status
    if request.options.explain and built.changes:
        _explain(request, built.changes)
    (done,) = published
    again, pages = list(request.said), sum(address.endswith(".html") for address in built.files)
    request.say(READY, pages=pages, changed=done.changed, seconds=f"{request.progress.end():.1f}")
    request.say(N_("Open it: %(path)s"), path=request.output / "index.html")
    if not request.as_json:
        again += [("stdout", request.language.gettext(SAME, pages=pages)), request.said[-1]]
    standing = unchanged.as_looked_at(output, done.standing.told, list(done.standing.folders))
    unchanged.note(request.options.asked, site, output, again, status, before, standing)
    return status


def _built(request: Request, touched: Touched = None, *, to_publish: bool = True) -> Built:
    """Build, only what was `touched` read again where that is known."""
    for job in (BUILD.load, PUBLISH.load, lambda: request.language):
        request.memory.ahead(job)
    request.progress(READING)
    sources = read_sources(request.folders, request.overrides, request.memory, touched)
    built: Built = BUILD(
        request.folders, request.overrides, request.progress, request.memory, sources, to_publish=to_publish
    )
    return built


def _explain(request: Request, changes: Changes) -> None:
    """Say of each page that was made again why."""
    if changes.before is None:
        request.say(N_("Every page is made: nothing is known of an earlier build by this version of the program."))
        return
    for address, found in changes.reasons():
        for reason in found:
            words = request.language.gettext(reason.words, names=", ".join(reason.names))
            request.say(N_("%(page)s: %(reason)s."), page=address, reason=words)


def publish_site(request: Request, files: SiteFiles, done: Done = lambda published: None) -> Problem | None:
    """Publish files as the site's; the problem that kept them from being published, or None."""
    folders = request.folders
    sources = [layer / name for layer in folders.layers for name in unchanged.FOLDERS]
    failure: Problem | None = PUBLISH(
        files, request.output, sources=sources, records=folders.repository / RECORDS, done=done
    )
    return failure


def run_check(request: Request) -> int:
    """Everything a build checks."""
    status = request.answer(_built(request, to_publish=False).problems)
    if not status:
        request.say(N_("Everything checked; the site can be built."))
    return status
