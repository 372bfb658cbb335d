"""From save to response: the generator's own server runs, a file is saved, its page is asked for until it is new."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.speed.processes import FailedError, last_words, serving
from benchmarks.speed.quiet import wait_until_quiet
from benchmarks.speed.site import Edit, Site
from benchmarks.speed.workload import seeded

HOST = "127.0.0.1"
LIMIT = 120.0  # seconds for a server to show a page
REST = 1.0  # seconds at most before a save, by chance, so that no watcher is met in step
SHORTEST_PAUSE = 0.003
SHARE_PAUSED = 0.02  # a server that takes long is asked less often: asking takes its time


def times_to_response(site: Site, edits: Iterable[Edit]) -> Iterator[float | None]:
    """The seconds from each save to the page that shows it; None, and no more, once a save is never shown."""
    port = _free_port()
    command = site.generator.serve(site.places, port)
    with serving(command, site.workspace, site.generator.environment) as server:
        for edit in edits:
            page = Page(server, site, port, "/" + site.page(edit))
            if page.time_of("</html>") is None:
                raise FailedError(f"its server did not show a page within {LIMIT:.0f} s")
            wait_until_quiet(server.pid)
            time.sleep(REST * seeded("rest", edit.number).random())
            start = time.perf_counter()
            site.save(edit)
            shown = page.time_of(edit.word)
            yield None if shown is None else shown - start
            if shown is None:
                return


@dataclass(frozen=True)
class Page:
    """A page of a running server."""

    server: subprocess.Popen[bytes]
    site: Site
    port: int
    path: str

    def time_of(self, word: str) -> float | None:
        """The time at which it is answered with a word in it; None if that is not within the limit."""
        start = time.perf_counter()
        sought = word.encode()
        while (now := time.perf_counter()) < start + LIMIT:
            if sought in _answer(self.port, self.path):
                return time.perf_counter()
            if self.server.poll() is not None:
                raise FailedError(f"its server ended: {last_words(self.site.workspace)}")
            time.sleep(max(SHORTEST_PAUSE, SHARE_PAUSED * (now - start)))
        return None


def _answer(port: int, path: str) -> bytes:
    """What the server answers; nothing while it does not."""
    connection = http.client.HTTPConnection(HOST, port, timeout=LIMIT)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        data = response.read()
        return data if response.status == http.client.OK else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
