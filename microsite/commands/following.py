"""The preview's site: prepared anew at each save, its pages rendered as they are asked for, then all of it checked."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from microsite import pipeline
from microsite.commands.build import publish_site
from microsite.commands.request import Request
from microsite.marking import N_
from microsite.pipeline import Built, Prepared
from microsite.planning.plan import STATUS
from microsite.preview.server import Served
from microsite.preview.state import Showing, told
from microsite.problems import Place, Problem, ProblemKind, Severity, any_errors
from microsite.reading.content_files import Files, Touched, read_content
from microsite.reading.excerpts import excerpts
from microsite.reading.files import unreadable
from microsite.reading.paths import CONTENT
from microsite.rendering.site_files import NO_FILES
from microsite.sources import READING, read_sources
from microsite.unchanged import SITE, look_at

STILL_SHOWN = N_("The preview still shows the last good site. Mend the above and save.")
MEND = N_("Mend the above and save.")
PATIENCE = 2.0  # seconds after which the work goes on even where something is asked for all the time

ENGINE_FAULT = ProblemKind(
    "engine-fault",
    Severity.ERROR,
    N_("The program itself has a fault: %(detail)s."),
    N_("It is not your mistake, and nothing of what you have written is lost."),
    N_("Undo the last change to go on, and send this message with the file to whoever looks after the program."),
)


class Preview:
    """What is shown is the newest site whose content is sound, and where a page of it cannot be made, the last that
    was sound throughout.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._overrides = replace(request.overrides, preview=True)
        self._shown: Prepared | None = None
        self._sound: Prepared | None = None
        self._completed = True
        self._content: Files | None = None
        self._beside = ""
        self.showing = Showing(self._file)

    @property
    def status_page(self) -> str:
        """The address of the page for staff, in the language of messages where the site has it."""
        pages = [page.address for page in self._shown.planned.pages if page.template == STATUS] if self._shown else []
        return min(pages, key=lambda address: not address.startswith(self._request.language.code), default="")

    def renew(self, paths: Collection[str] | None = None) -> Callable[[Served], None]:
        """Prepare the site as it is now, and show it where nothing is wrong with its content.

        `paths` are what has changed since the last time, where that is known. What is given tells open pages of it.
        """
        if paths is None:
            self._beside = self._look_beside()
        prepared, problems = self.prepared(self._touched(paths))
        self._content = prepared.material.files if prepared else None
        if prepared is None:
            self._completed = True  # what was shown before is not worth completing any more
            self._say(problems, over=self._shown)
            return lambda served: served.tell(self.showing.problems)
        before, self._shown, self._completed = self._shown, prepared, False
        self.showing.problems = self._told(problems, over=before)
        rest = not before or before.apart_from_style != prepared.apart_from_style
        style = not before or before.style != prepared.style
        self.showing.version += rest or style
        if not rest:
            styles = {"styles": prepared.style} if style else {}
            return lambda served: served.tell(self.showing.problems | styles)
        self.showing.asked_for = time.monotonic()  # as it will be, by the pages that are told
        return lambda served: served.renew(self.showing.problems)

    async def complete(self, served: Served) -> None:
        """Make and check everything that has not been asked for yet, while nobody waits for an answer.

        It can be cancelled, and is taken up where it was by the next.
        """
        shown = self._shown
        if self._completed or shown is None:
            return
        patience = time.monotonic() + PATIENCE
        for page in shown.planned.pages:
            await served.rest(patience)
            if page.made_from and self._page(shown, page.address) is None:
                break
        built = self._built(shown)
        self._completed = True
        self._request.memory.end_build()
        self._say(built.problems, over=self._sound)
        if built.sound:
            self._sound = shown
            if not self._request.options.output or self._publish():
                self._request.say(N_("Up to date."))
        elif self._sound:
            self._shown = self._sound
            self.showing.version += 1
            served.renew(self.showing.problems)
        else:  # there is nothing better to show
            served.tell(self.showing.problems)

    def _file(self, address: str) -> bytes | None:
        """The file at an address of the site that is shown."""
        data = self._page(self._shown, address) if self._shown else None
        if data is None and self._sound and self._shown and self._shown.planned.page(address):
            data = self._page(self._sound, address)
        return data

    def _page(self, site: Prepared, address: str) -> bytes | None:
        """A file of a site; None where it cannot be made, which is told when everything is."""
        try:
            return site.file(address)
        except Exception as error:
            site.problems.append(self._fault(error))
            return None

    def _touched(self, paths: Collection[str] | None) -> Touched:
        """What has changed in the site's folder; None where that is not known for certain."""
        site = self._request.folders.site
        if paths is None or self._content is None or not all(Path(path).is_relative_to(site) for path in paths):
            return None
        return frozenset(Path(path).relative_to(site).as_posix() for path in paths)

    def has_missed(self) -> bool:
        """Whether a file of content/ has changed without anybody having said so, as some systems may let happen.

        Of all else this is asked once after it was not known what had changed: watching had not begun by then.
        """
        if self._beside:
            before, self._beside = self._beside, ""
            if before != self._look_beside():
                return True
        if self._content is None:
            return False
        found = read_content(self._request.folders.site, self._request.memory, lambda problem: None)
        return found != self._content

    def _look_beside(self) -> str:
        """What a look at the site but for its content tells; nothing where the system refuses it."""
        with suppress(OSError):
            return look_at([str(self._request.folders.site / name) for name in SITE if name != CONTENT])
        return ""

    def prepared(self, touched: Touched) -> tuple[Prepared | None, tuple[Problem, ...]]:
        """The site as it is now; what the system refuses, and a fault of the program, are told like other problems."""
        request = self._request
        try:
            request.progress(READING)
            sources = read_sources(request.folders, self._overrides, request.memory, touched)
            return pipeline.prepare(request.folders, self._overrides, request.progress, request.memory, sources)
        except Exception as error:
            return None, (self._fault(error),)

    def _built(self, site: Prepared) -> Built:
        if any_errors(site.problems):
            return Built(NO_FILES, tuple(site.problems))
        try:
            return pipeline.complete(site, self._request.progress, self._request.memory)
        except Exception as error:
            return Built(NO_FILES, (self._fault(error),))

    def _publish(self) -> bool:
        """Publish what a build would, without what a preview has for staff, and say what keeps it from that.

        Whether it is published.
        """
        request = self._request
        try:
            built = pipeline.build(request.folders, request.overrides, request.progress, request.memory)
            failure = publish_site(request, built.files) if built.sound else None
        except Exception as error:
            failure = self._fault(error)
        problems = (failure,) if failure else () if built.sound else built.problems
        request.answer(problems)
        return not problems

    def _say(self, problems: Iterable[Problem], over: Prepared | None) -> None:
        """Say what is wrong, here and over the site that is shown; none where it is the newest."""
        found = tuple(problems)
        self._request.answer(found)
        if any_errors(found):
            self._request.say(STILL_SHOWN if over else MEND)
        self.showing.problems = self._told(found, over)

    def _told(self, problems: Iterable[Problem], over: Prepared | None) -> dict[str, object]:
        language, shown = self._request.language, excerpts(self._request.folders.layers)
        return told(problems, language, shown, newest=over is None)

    def _fault(self, error: Exception) -> Problem:
        """What went wrong as a problem like any other, so that the preview goes on."""
        if isinstance(error, OSError) and error.filename:
            return unreadable(error, self._request.folders.site)
        traceback.print_exception(error)
        return Problem(ENGINE_FAULT, Place(""), {"detail": f"{type(error).__name__}: {error}"})
