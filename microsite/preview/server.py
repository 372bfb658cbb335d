"""Serves the last good site, each page rendered when it is asked for, to this computer only unless told otherwise.

Open pages are told to load again through livereload's protocol.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import mimetypes
import socket
import time
from contextlib import suppress
from pathlib import Path

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from microsite.frozen import frozen
from microsite.preview.state import Showing

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
ANY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 (only where somebody asks for it)
PORTS_TRIED = 20
REST = 0.25  # seconds without a request after which nobody waits for an answer
SCRIPTS = (
    b'<script defer src="/preview/preview.js?%d"></script><script defer src="/livereload.js?port=%d"></script></head>'
)
# Where there has been no good site yet, problems are shown over this.
NOTHING_YET = b"<!doctype html><html><head><title>...</title></head><body></body></html>"
OWN = Path(__file__).parent
TYPES = mimetypes.MimeTypes()


class GuardedHandler(web.RequestHandler):
    """Answers only requests that name this computer, so that no page elsewhere can read the preview (DNS rebinding)."""

    def prepare(self) -> None:
        listening: str = self.application.settings["listening"]
        if not is_allowed(self.request.host_name, listening):
            raise web.HTTPError(403)


class PageHandler(GuardedHandler):
    """A file of the site, a folder's index, or the site's own page for what does not exist."""

    def initialize(self, showing: Showing, port: int) -> None:
        self.showing, self.port = showing, port

    def get(self, path: str) -> None:
        address = path + "index.html" if path == "" or path.endswith("/") else path
        data = self.showing.file(address)
        self.showing.asked_for = time.monotonic()
        if data is None:
            self.set_status(404)
            address = "404.html"
            data = self.showing.file(address) or NOTHING_YET
        kind = TYPES.guess_type(address)[0] or "application/octet-stream"
        if kind == "text/html":
            data = data.replace(b"</head>", SCRIPTS % (self.showing.version, self.port), 1)
        textual = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if textual else kind)
        self.set_header("Cache-Control", "no-store")
        self.finish(data)


class _NoWatcher:
    """What livereload asks for the file that changed: watchfiles has told us already."""

    filepath = "*"


class ReloadHandler(GuardedHandler, LiveReloadHandler):
    """livereload's own socket, for pages of this preview only."""

    watcher = _NoWatcher()
    live_css = True

    def check_origin(self, origin: str) -> bool:
        return origin.partition("://")[2] == self.request.host


class OwnHandler(GuardedHandler):
    """The script and the style that the preview adds to a page."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", f"{TYPES.guess_type(name)[0]}; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish((OWN / name).read_bytes())


class StateHandler(GuardedHandler, WebSocketHandler):
    """Tells open pages of problems and of new styles; a page that opens is told at once how things stand."""

    def initialize(self, showing: Showing, open_pages: set[WebSocketHandler]) -> None:
        self.showing, self.open_pages = showing, open_pages

    def check_origin(self, origin: str) -> bool:
        return origin.partition("://")[2] == self.request.host

    def open(self, *arguments: str, **named: str) -> None:
        self.open_pages.add(self)
        if self.request.query != str(self.showing.version):  # a save came between the page and its socket
            self.write_message({"reload": True})
        elif self.showing.problems:
            self.write_message(self.showing.problems)

    def on_close(self) -> None:
        self.open_pages.discard(self)


@frozen
class Served:
    """A preview that is listening: what it shows, its port, and the pages that are open."""

    showing: Showing
    port: int
    open_pages: set[WebSocketHandler]

    def renew(self, state: dict[str, object]) -> None:
        """Tell every open page how things stand, and to load itself again."""
        self.tell({**state, "version": self.showing.version})
        ReloadHandler.reload_waiters("*")

    async def rest(self, patience: float) -> None:
        """Let whoever waits for an answer go first, but no longer than a moment, `patience`, of time.monotonic()."""
        await asyncio.sleep(0)
        while (now := time.monotonic()) < (until := min(self.showing.asked_for + REST, patience)):
            await asyncio.sleep(until - now)

    def tell(self, state: dict[str, object]) -> None:
        """Tell every open page something else."""
        for page in tuple(self.open_pages):
            with suppress(WebSocketClosedError):
                page.write_message(state)


def is_allowed(host: str, listening: str) -> bool:
    """Whether a request may name this host: this computer, the address listened on, or on all addresses any number."""
    name = host.strip("[]").lower()
    if name in LOCAL_NAMES or name == listening:
        return True
    return listening in ANY_ADDRESS and _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def listen(showing: Showing, host: str, port: int) -> Served:
    """Start to serve on the first free port from `port` on. OSError where that cannot be, as `_bind` has it."""
    sockets, free = _bind(host, port)
    open_pages: set[WebSocketHandler] = set()
    application = web.Application(
        [
            (r"/livereload", ReloadHandler),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"/preview/socket", StateHandler, {"showing": showing, "open_pages": open_pages}),
            (r"/preview/(preview\.(?:js|css))", OwnHandler),
            (r"/(.*)", PageHandler, {"showing": showing, "port": free}),
        ],
        listening=host,
        log_function=lambda handler: None,
    )
    HTTPServer(application).add_sockets(sockets)
    return Served(showing, free, open_pages)


def _bind(host: str, port: int) -> tuple[list[socket.socket], int]:
    """Sockets of the first free port. OSError where none is, EADDRNOTAVAIL where this computer has no such address."""
    address = None if host in ANY_ADDRESS and ":" in host else host  # of either kind: IPv4 too
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return bind_sockets(candidate, address=address), candidate
        except socket.gaierror as error:
            raise OSError(errno.EADDRNOTAVAIL, error.strerror) from error
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise
            failure = error
    raise failure
