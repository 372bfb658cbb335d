"""serve: a preview in the browser that follows every save. Nothing is published, unless --output says where to."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import threading
import time
import webbrowser
from collections.abc import Collection
from contextlib import suppress

from microsite.commands.following import PATIENCE, Preview
from microsite.commands.request import CONTENT_ERRORS, FINE, Request
from microsite.marking import N_
from microsite.preview.network import address_in_network
from microsite.preview.server import ANY_ADDRESS, LOCAL_NAMES, Served, listen
from microsite.preview.watch import watch_site
from microsite.reasons import reason_of

NO_PORT = N_("No port is free for the preview: %(reason)s.")
NO_SUCH_ADDRESS = N_("The preview cannot be at %(host)s: %(reason)s.")
QUIET = 0.1  # seconds without a change after which a burst of saves is over
QUIET_FOLDER = 0.5  # the same where a folder has come, which is not watched at once and may still be filled


def run_serve(request: Request) -> int:
    """Prepare, serve, prepare again at each save; what is wrong is told and leaves what is shown as it was."""
    preview = Preview(request)
    preview.renew()
    try:
        return asyncio.run(_serve(request, preview))
    except KeyboardInterrupt:
        request.say(N_("The preview has ended."))
    return FINE


async def _serve(request: Request, preview: Preview) -> int:
    """Serve until the process is ended; the exit status where that cannot be."""
    host: str = request.options.host
    try:
        served = listen(preview.showing, host, request.options.port)
    except OSError as error:
        no_such_address = error.errno == errno.EADDRNOTAVAIL
        reason = request.language.gettext(reason_of(error))
        request.say(NO_SUCH_ADDRESS if no_such_address else NO_PORT, host=host, reason=reason)
        return CONTENT_ERRORS
    changes, stop = _Changes(), threading.Event()
    loop = asyncio.get_running_loop()

    def changed(paths: Collection[str] | None) -> None:
        loop.call_soon_threadsafe(changes.note, paths)

    watch_site(request.folders, changed, stop)
    address = _say_where(request, preview, host, served.port)
    if not request.options.no_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        while True:
            completing = asyncio.create_task(_complete(preview, served, changes))
            await changes.begin()
            completing.cancel()
            with suppress(asyncio.CancelledError):
                await completing
            paths = await changes.end()
            gc.disable()  # whoever has saved is waiting; there is time for it afterwards
            preview.renew(paths)(served)
    finally:
        stop.set()


async def _complete(preview: Preview, served: Served, changes: _Changes) -> None:
    await served.rest(time.monotonic() + PATIENCE)
    gc.enable()
    await preview.complete(served)
    if preview.has_missed():
        changes.note(None)
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()  # what has been made so far stays for the most part: it need not be looked through ever again


def _say_where(request: Request, preview: Preview, host: str, port: int) -> str:
    """Say where the preview is, and give its address on this computer."""
    at_home = "localhost" if host in (*LOCAL_NAMES, *ANY_ADDRESS) else f"[{host}]" if ":" in host else host
    address = f"http://{at_home}:{port}/"
    request.say(N_("Preview: %(address)s  (Ctrl+C ends it)"), address=address)
    to_do = preview.status_page
    if to_do:
        request.say(N_("What is left to do: %(address)s"), address=address + to_do)
    if host in ANY_ADDRESS:
        request.say(
            N_("From phones and other computers in this network: %(address)s"),
            address=f"http://{address_in_network()}:{port}/",
        )
    return address


class _Changes:
    """Saves that have not been followed yet."""

    def __init__(self) -> None:
        self._noted = asyncio.Event()
        self._quiet = 0.0
        self._paths: set[str] | None = set()

    def note(self, paths: Collection[str] | None) -> None:
        """Note which files have changed; None where nobody knows."""
        if paths is None or any(map(os.path.isdir, paths)):
            self._quiet = QUIET_FOLDER
        elif self._noted.is_set() or len(paths) > 1:
            self._quiet = max(self._quiet, QUIET)
        self._paths = None if paths is None or self._paths is None else self._paths.union(paths)
        self._noted.set()

    async def begin(self) -> None:
        """Wait for a change."""
        await self._noted.wait()

    async def end(self) -> frozenset[str] | None:
        """The paths of what has changed; where several files change at once, wait until no more do."""
        self._noted.clear()
        while self._quiet:
            try:
                await asyncio.wait_for(self._noted.wait(), self._quiet)
                self._noted.clear()
            except TimeoutError:
                self._quiet = 0.0
        paths, self._paths = self._paths, set()
        return None if paths is None else frozenset(paths)
