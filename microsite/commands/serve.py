"""serve: a preview in the browser that follows every save. Nothing is published, unless --output says where to."""

from __future__ import annotations

import asyncio
import threading
import traceback
import webbrowser
from collections.abc import Callable
from dataclasses import replace

from microsite import pipeline
from microsite.commands.build import publish_site
from microsite.commands.request import CONTENT_ERRORS, FINE, Request
from microsite.marking import N_
from microsite.planning.status_page import STATUS
from microsite.preview.server import Served, listen
from microsite.preview.state import Showing, new_style, told
from microsite.preview.watch import watch_site
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.reading.excerpts import excerpts

LOOPBACK = "127.0.0.1"

ENGINE_FAULT = ProblemKind(
    "engine-fault",
    Severity.ERROR,
    N_("The program itself has a fault: %(detail)s."),
    N_("It is not your mistake, and nothing of what you have written is lost."),
    N_("Undo the last change to go on, and send this message with the file to whoever looks after the program."),
)


def run_serve(request: Request) -> int:
    """Build, serve, rebuild at each save; a build with problems tells them and leaves what is shown as it was."""
    showing = Showing()
    _show(request, showing)
    try:
        asyncio.run(_serve(request, showing))
    except OSError as error:
        request.say(N_("No port is free for the preview: %(reason)s."), reason=error.strerror or error)
        return CONTENT_ERRORS
    except KeyboardInterrupt:
        request.say(N_("The preview has ended."))
    return FINE


async def _serve(request: Request, showing: Showing) -> None:
    """Serve until the process is ended."""
    host: str = request.options.host
    served = listen(showing, host, request.options.port)
    loop, stop = asyncio.get_running_loop(), threading.Event()

    def changed() -> None:
        loop.call_soon_threadsafe(_show(request, showing), served)

    watch_site(request.folders, changed, stop)
    address = f"http://{'localhost' if host == LOOPBACK else host}:{served.port}/"
    request.say(N_("Preview: %(address)s  (Ctrl+C ends it)"), address=address)
    to_do = _status_page(request, showing)
    if to_do:
        request.say(N_("What is left to do: %(address)s"), address=address + to_do)
    if not request.options.no_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        await asyncio.Event().wait()
    finally:
        stop.set()


def _status_page(request: Request, showing: Showing) -> str:
    """The address of the page for staff, in the language of messages where the site has it."""
    pages = [address for address in showing.files if address.endswith(f"/{STATUS}")]
    return min(pages, key=lambda address: not address.startswith(request.language.code), default="")


def _show(request: Request, showing: Showing) -> Callable[[Served], None]:
    """Build, and show the result if it is sound; what open pages are to be told of it."""
    built = _built(request, showing)
    request.answer(built.problems)
    showing.problems = told(built.problems, request.language, excerpts(request.folders.site))
    state = showing.problems
    if not built.sound:
        request.say(N_("The preview still shows the last good site. Mend the above and save."))
        return lambda served: served.tell(state)
    style = new_style(showing.files, built.files)
    showing.files = built.files
    if request.options.output:
        _publish(request)
    request.say(N_("Up to date."))
    if style:
        return lambda served: served.tell({"styles": style})
    return lambda served: served.renew(state)


def _built(request: Request, showing: Showing) -> pipeline.Built:
    """A build for the preview; a fault of the program becomes a problem like any other, so that the preview goes on."""
    overrides = replace(request.overrides, preview=True)
    try:
        return pipeline.build(request.folders, overrides, request.progress, showing.memory)
    except Exception as error:
        traceback.print_exc()
        detail = f"{type(error).__name__}: {error}"
        return pipeline.Built({}, (Problem(ENGINE_FAULT, Place(""), {"detail": detail}),))


def _publish(request: Request) -> None:
    """Publish what a build would: without the notes that a preview has for staff."""
    failure = publish_site(request, pipeline.build(request.folders, request.overrides, request.progress).files)
    request.answer([failure] if failure else [])
