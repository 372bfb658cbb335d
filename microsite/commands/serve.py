"""serve: a preview in the browser that follows every save. Nothing is published, unless --output says where to."""

from __future__ import annotations

import asyncio
import threading
import webbrowser
from dataclasses import replace

from microsite import pipeline
from microsite.commands.build import publish_site
from microsite.commands.request import CONTENT_ERRORS, FINE, Request
from microsite.marking import N_
from microsite.planning.status_page import STATUS
from microsite.preview.server import Showing, listen, reload_browsers
from microsite.preview.watch import watch_site

LOOPBACK = "127.0.0.1"


def run_serve(request: Request) -> int:
    """Build, serve, rebuild at each save; a build with problems prints them and leaves what is shown as it was."""
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
    port = listen(showing, host, request.options.port)
    loop, stop = asyncio.get_running_loop(), threading.Event()

    def changed() -> None:
        if _show(request, showing):
            loop.call_soon_threadsafe(reload_browsers)

    watch_site(request.folders, changed, stop)
    address = f"http://{'localhost' if host == LOOPBACK else host}:{port}/"
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


def _show(request: Request, showing: Showing) -> bool:
    """Build, and show the result if it is sound."""
    overrides = replace(request.overrides, preview=True)
    built = pipeline.build(request.folders, overrides, request.progress, showing.memory)
    request.answer(built.problems)
    if not built.sound:
        request.say(N_("The preview still shows the last good site. Mend the above and save."))
        return False
    showing.files = built.files
    if request.options.output:
        _publish(request)
    request.say(N_("Up to date."))
    return True


def _publish(request: Request) -> None:
    """Publish what a build would: without the notes that a preview has for staff."""
    failure = publish_site(request, pipeline.build(request.folders, request.overrides, request.progress).files)
    request.answer([failure] if failure else [])
