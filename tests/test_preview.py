"""The preview follows every save and never shows a broken site."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.error import HTTPError

import pytest
from tornado.websocket import websocket_connect

from microsite.preview import server
from microsite.preview.state import Showing
from microsite.reading.folders import REPOSITORY
from microsite.reasons import reason_of
from tests.processes import build_py
from tests.small_site import SmallSite

PATIENCE = 20


@dataclass
class Preview:
    """A running preview: its address, and what it says."""

    address: str
    said: Queue[str]
    heard: str = ""

    def get(self, path: str, host: str = "") -> tuple[int, str, str]:
        """Status, content type and text of an answer."""
        request = urllib.request.Request(self.address + path, headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except HTTPError as error:
            return error.code, error.headers["Content-Type"], error.read().decode()

    def wait_for(self, words: str) -> str:
        """Everything said until these words are."""
        heard = ""
        while words not in heard:
            try:
                heard += self.said.get(timeout=PATIENCE)
            except Empty:
                pytest.fail(f"“{words}” was not said; what was: {heard}")
        return heard

    def reload_after(self, save: object) -> str:
        """The command that an open page gets after a save."""

        async def listen() -> str:
            socket_address = self.address.replace("http", "ws") + "livereload"
            connection = await websocket_connect(socket_address)
            await connection.write_message(json.dumps({"command": "hello"}))
            await connection.read_message()
            await connection.write_message(json.dumps({"command": "info", "url": self.address}))
            await asyncio.sleep(0.1)
            save()  # type: ignore[operator]
            message = await asyncio.wait_for(connection.read_message(), PATIENCE)
            connection.close()
            return str(json.loads(message or "{}").get("command"))

        return asyncio.run(listen())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    copy = SmallSite.copied_to(tmp_path_factory.mktemp("preview") / "site")
    for name in ("assets", "templates"):
        (copy.folder / name).mkdir()
    return copy


@pytest.fixture(scope="module")
def preview(site: SmallSite) -> Iterator[Preview]:
    yield from run_preview(site.folder, free_port())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pass_on(lines: Iterable[str], said: Queue[str]) -> None:
    for line in lines:
        said.put(line)


def run_preview(folder: Path, port: int, *options: str) -> Iterator[Preview]:
    command = [sys.executable, str(REPOSITORY / "build.py"), "serve", "--no-browser", "--messages", "en"]
    process = subprocess.Popen(
        [*command, "--site", str(folder), "--port", str(port), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        text=True,
        encoding="utf-8",
    )
    said: Queue[str] = Queue()
    assert process.stdout is not None
    Thread(target=pass_on, args=(process.stdout, said), daemon=True).start()
    running = Preview("", said)
    heard = running.wait_for("Preview: ")
    running.address = re.findall(r"Preview: (\S+)", heard)[0]
    running.heard = heard if "Mend the above" in heard else heard + running.wait_for("Up to date.")
    yield running
    process.terminate()
    process.wait()


def test_pages_are_answered_with_the_reload_script_and_their_type(preview: Preview) -> None:
    status, kind, page = preview.get("zh/index.html")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert re.search(r'<script defer src="/livereload\.js\?port=\d+"></script></head>', page)
    assert preview.get("")[2].count("<h1>") == 2
    style = re.findall(r'href="\.\./(assets/site\.\w+\.css)"', page)[0]
    assert preview.get(style)[1] == "text/css; charset=utf-8"
    assert preview.get("data/figures.json")[1] == "application/json; charset=utf-8"
    assert preview.get("livereload.js")[0] == 200


def test_what_does_not_exist_is_404(preview: Preview) -> None:
    assert preview.get("zh/nowhere.html")[0] == 404
    assert preview.get("../site_config.yaml")[0] == 404


def test_another_host_name_is_refused(preview: Preview) -> None:
    assert preview.get("zh/index.html", host="evil.example")[0] == 403
    assert preview.get("zh/index.html", host="localhost:1")[0] == 200


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("content/pages/index.zh.md", "---\ntitle: 新首页\ndescription: 说明\n---\n\n{{ permit-time }}\n"),
        ("assets/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("templates/extra.html", "extra"),
    ],
)
def test_a_save_reloads_the_page(preview: Preview, site: SmallSite, path: str, content: str) -> None:
    assert preview.reload_after(lambda: site.write(path, content)) == "reload"


def told_at_once(preview: Preview, version: str) -> dict[str, object]:
    """What a page of some version is told when it opens."""

    async def listen() -> dict[str, object]:
        address = preview.address.replace("http", "ws") + f"preview/socket?{version}"
        connection = await websocket_connect(address)
        message = await asyncio.wait_for(connection.read_message(), PATIENCE)
        connection.close()
        return dict(json.loads(message or "{}"))

    return asyncio.run(listen())


def test_a_page_from_before_a_save_that_opens_after_it_is_told_to_load_again(preview: Preview) -> None:
    version = re.findall(r"/preview/preview\.js\?(\d+)", preview.get("zh/index.html")[2])[0]
    assert told_at_once(preview, str(int(version) - 1)) == {"reload": True}
    assert "problems" in told_at_once(preview, version)


def test_a_save_of_the_configuration_reloads_the_page(preview: Preview, site: SmallSite) -> None:
    assert preview.reload_after(lambda: site.replace("site_config.yaml", "小开发区", "大开发区")) == "reload"
    assert "大开发区" in preview.get("zh/index.html")[2]


def test_a_broken_save_is_reported_and_the_last_good_site_stays(preview: Preview, site: SmallSite) -> None:
    before = preview.get("en/speed.html")[2]
    site.replace("content/figures/speed.yaml", "value: 25", "value: many")
    heard = preview.wait_for("still shows the last good site")
    assert "content/figures/speed.yaml:3:10: error: “many” is not a value." in heard
    assert preview.get("en/speed.html")[2] == before
    assert (
        preview.reload_after(lambda: site.replace("content/figures/speed.yaml", "value: many", "value: 26")) == "reload"
    )
    assert "26 working days" in preview.get("en/speed.html")[2]


def test_nothing_is_published(preview: Preview, site: SmallSite) -> None:
    assert not (site.folder / "output").exists()


def test_a_port_that_is_taken_leads_to_the_next(site: SmallSite) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        for second in run_preview(site.folder, port):
            assert int(second.address.rstrip("/").rpartition(":")[2]) > port
            assert second.get("zh/index.html")[0] == 200


def test_phones_are_told_of_only_when_asked_to_leave_this_computer(site: SmallSite) -> None:
    for open_to_all in run_preview(site.folder, free_port(), "--host", "0.0.0.0"):  # noqa: S104
        assert open_to_all.address.startswith("http://localhost:")
        address = re.findall(r"other computers in this network: http://(\S+)/", open_to_all.heard)
        assert len(address) == 1
        assert open_to_all.get("zh/index.html", host=address[0])[0] == 200
        assert open_to_all.get("zh/index.html", host="evil.example")[0] == 403
    for at_home in run_preview(site.folder, free_port()):
        assert "in this network" not in at_home.heard


def test_all_addresses_of_whatever_kind_are_asked_for_with_two_colons(site: SmallSite) -> None:
    for open_to_all in run_preview(site.folder, free_port(), "--host", "::"):
        address = re.findall(r"other computers in this network: http://(\S+)/", open_to_all.heard)
        with urllib.request.urlopen(f"http://{address[0]}/zh/index.html", timeout=PATIENCE) as answer:
            assert answer.status == 200


@pytest.mark.parametrize("host", ["192.0.2.77", "nowhere.invalid"])
def test_an_address_that_is_not_this_computers_is_told_as_such(site: SmallSite, host: str) -> None:
    done = build_py("serve", "--no-browser", "--site", site.folder, "--host", host, "--messages", "en")
    assert done.returncode == 1
    assert f"The preview cannot be at {host}: this computer has no such address." in done.stdout


def test_that_no_port_is_free_is_told_with_the_reason(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(server, "PORTS_TRIED", 1)
        with pytest.raises(OSError, match="in use") as refused:
            server.listen(Showing(lambda address: None), "localhost", int(taken.getsockname()[1]))
    assert str(reason_of(refused.value)) == "another program has it open"
