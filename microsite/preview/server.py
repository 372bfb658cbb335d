"""Serves the last good site from memory, through livereload's protocol, to this computer only unless told otherwise."""

from __future__ import annotations

import ipaddress
import mimetypes
import socket
from dataclasses import dataclass, field

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from microsite.memory import Memory
from microsite.rendering.files import Files

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
PORTS_TRIED = 20
SCRIPT = b'<script src="/livereload.js?port=%d"></script></head>'
TYPES = mimetypes.MimeTypes()


@dataclass
class Showing:
    """What the preview shows at the moment: the last good site."""

    files: Files = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)


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
        data = self.showing.files.get(address)
        if data is None:
            self.set_status(404)
            address, data = "404.html", self.showing.files.get("404.html", b"")
        kind = TYPES.guess_type(address)[0] or "application/octet-stream"
        if kind == "text/html":
            data = data.replace(b"</head>", SCRIPT % self.port, 1)
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


def is_allowed(host: str, listening: str) -> bool:
    """Whether a request may name this host: this computer, the address listened on, or on all addresses any number."""
    name = host.strip("[]").lower()
    if name in LOCAL_NAMES or name == listening:
        return True
    return listening in ("0.0.0.0", "::") and _is_address(name)  # noqa: S104


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def listen(showing: Showing, host: str, port: int) -> int:
    """Start to serve and give the port, the first free one from `port` on. OSError where none is."""
    sockets, free = _bind(host, port)
    application = web.Application(
        [
            (r"/livereload", ReloadHandler),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"/(.*)", PageHandler, {"showing": showing, "port": free}),
        ],
        listening=host,
        log_function=lambda handler: None,
    )
    HTTPServer(application).add_sockets(sockets)
    return free


def _bind(host: str, port: int) -> tuple[list[socket.socket], int]:
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return bind_sockets(candidate, address=host), candidate
        except OSError as error:
            failure = error
    raise failure


def reload_browsers() -> None:
    """Tell every open page to load itself again."""
    ReloadHandler.reload_waiters("*")
