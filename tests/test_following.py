"""Whatever is saved and however often the preview is interrupted: what it shows is what a build makes."""

from __future__ import annotations

import asyncio
import errno
import os
import random
import shutil
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from microsite import pipeline
from microsite.commands import following
from microsite.commands.following import Preview
from microsite.commands.request import Request
from microsite.model.configuration import Overrides
from microsite.pipeline import Built
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.catalogue import catalogue_path
from tests.small_site import SmallSite
from tests.test_edits import EDITS
from tests.wording import ENGLISH

OPTIONS = Namespace(verb="serve", url=None, date=None, release=False, output=None, format="json")
STATUS = "/status.html"  # tells of problems too, which only a finished build knows


@dataclass
class Pages:
    """Stands in for open pages: what they are told."""

    heard: list[str] = field(default_factory=list)
    patience: int = 10**9

    async def rest(self, patience: float) -> None:
        self.patience -= 1
        if self.patience < 0:
            raise asyncio.CancelledError

    def tell(self, state: dict[str, object]) -> None:
        self.heard.append("styles" if "styles" in state else "problems")

    def renew(self, state: dict[str, object]) -> None:
        self.heard.append("reload")


def built(small: SmallSite) -> Built:
    return pipeline.build(Folders(small.folder), Overrides(preview=True), lambda message: None)


def state(small: SmallSite) -> dict[str, bytes]:
    """The files of a site by their paths."""
    return {str(path): path.read_bytes() for path in small.folder.rglob("*") if path.is_file()}


def complete(preview: Preview, pages: Pages, patience: int = 10**9) -> None:
    """Complete a preview, but for what is interrupted after some pages."""
    pages.patience = patience
    with suppress(asyncio.CancelledError):
        asyncio.run(preview.complete(pages))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_is_what_a_build_makes(small: SmallSite, seed: int) -> None:
    chance, pages = random.Random(seed), Pages()  # noqa: S311
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    last: Built | None = None
    for _ in range(20):
        before = state(small)
        chance.choice(EDITS)(small, chance)
        now = state(small)
        changed = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        preview.renew(chance.choice((changed, None)))(pages)  # type: ignore[arg-type]
        preview.showing.file("zh/index.html")
        complete(preview, pages, chance.randrange(12))
        if chance.random() < 0.5:
            complete(preview, pages)
            whole = built(small)
            last = whole if whole.sound else last
            for address, data in last.files.items() if last else ():
                assert preview.showing.file(address) == data or address.endswith(STATUS), address
    assert last


def test_what_is_saved_before_anybody_watches_is_seen(small: SmallSite) -> None:
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()
    small.write("templates/news.html", "<!doctype html><title>x</title><main>own news</main>")
    assert preview.has_missed()
    preview.renew()
    assert not preview.has_missed()
    assert b"own news" in (preview.showing.file("en/news/first.html") or b"")
    small.write("templates/news.html", "<!doctype html><title>x</title><main>other news</main>")
    preview.renew([str(small.folder / "templates" / "news.html")])
    assert not preview.has_missed()


def test_only_what_is_told_is_read_again_and_what_nobody_told_is_found_at_rest(small: SmallSite) -> None:
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()
    figure, page = (small.folder / path for path in ("content/figures/speed.yaml", "content/pages/speed.en.md"))
    small.replace("content/figures/speed.yaml", "value: 25", "value: 7171")
    small.replace("content/pages/speed.en.md", "It took", "It only took")
    preview.renew({str(page)})
    shown = preview.showing.file("en/speed.html") or b""
    assert b"It only took" in shown
    assert b"7171" not in shown
    assert preview.has_missed()
    preview.renew()
    assert b"7171" in (preview.showing.file("en/speed.html") or b"")
    assert not preview.has_missed()
    small.replace("content/figures/speed.yaml", "value: 7171", "value: 7272")
    preview.renew({str(page), str(figure), "/somewhere/else"})
    assert b"7272" in (preview.showing.file("en/speed.html") or b"")


def test_files_that_come_and_go_are_noticed_whatever_else_is_told(small: SmallSite) -> None:
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()
    for code in ("zh", "en"):
        text = (small.folder / f"content/pages/speed.{code}.md").read_text(encoding="utf-8")
        small.write(f"content/pages/pace.{code}.md", text)
    preview.renew({str(small.folder / "content/pages/pace.zh.md")})
    assert preview.showing.file("en/pace.html")
    for code in ("zh", "en"):
        (small.folder / f"content/pages/pace.{code}.md").unlink()
    preview.renew({str(small.folder / "content/pages/pace.zh.md")})
    assert preview.showing.file("en/pace.html") is None


def test_a_style_is_told_as_one_and_anything_else_as_a_reload(small: SmallSite) -> None:
    pages = Pages()
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    small.write("assets/styles/own.css", "main { color: red }")
    preview.renew()(pages)  # type: ignore[arg-type]
    small.replace("content/pages/speed.zh.md", "花了", "共花了")
    preview.renew()(pages)  # type: ignore[arg-type]
    small.write("assets/styles/own.css", "main { color: blue }")
    small.replace("content/pages/speed.zh.md", "共花了", "花了")
    preview.renew()(pages)  # type: ignore[arg-type]
    small.replace("content/figures/speed.yaml", "value: 25", "value: many")
    preview.renew()(pages)  # type: ignore[arg-type]
    assert pages.heard == ["reload", "styles", "reload", "reload", "problems"]


def test_a_dead_link_is_told_over_the_last_sound_site(small: SmallSite) -> None:
    pages = Pages()
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    sound = preview.showing.file("en/speed.html")
    small.replace("content/pages/speed.en.md", "It took", "[There](nowhere.html). It took")
    preview.renew()(pages)  # type: ignore[arg-type]
    assert preview.showing.file("en/speed.html") != sound
    complete(preview, pages)
    assert preview.showing.file("en/speed.html") == sound
    assert "nowhere.html" in str(preview.showing.problems)
    small.replace("content/pages/speed.en.md", "[There](nowhere.html). ", "")
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    assert preview.showing.problems["problems"] == []


def test_what_is_wrong_now_is_not_hidden_by_what_was_interrupted(small: SmallSite) -> None:
    pages = Pages()
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages, patience=2)
    small.replace("content/figures/speed.yaml", "value: 25", "value: many")
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    assert "many" in str(preview.showing.problems)
    assert preview.showing.file("en/speed.html")


def test_a_save_that_changes_nothing_reloads_nothing(small: SmallSite) -> None:
    pages, page = Pages(), small.folder / "content/pages/speed.en.md"
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    version = preview.showing.version
    page.write_bytes(page.read_bytes())
    preview.renew({str(page)})(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    assert pages.heard == ["reload", "problems"]
    assert preview.showing.version == version


def test_a_new_style_is_a_new_version_for_pages_that_are_not_told_of_it(small: SmallSite) -> None:
    preview, pages = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS)), Pages()
    preview.renew()(pages)  # type: ignore[arg-type]
    version = preview.showing.version
    small.write("assets/styles/own.css", "main { color: red }")
    preview.renew()(pages)  # type: ignore[arg-type]
    assert preview.showing.version == version + 1


def test_the_line_of_a_fault_is_shown_where_the_file_is_the_engines(small: SmallSite, tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    for name in ("templates", "assets", "locales"):
        shutil.copytree(REPOSITORY / name, engine / name)
    catalogue = engine / catalogue_path("zh")
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace('msgstr "来源"', 'msgstr "来源'), encoding="utf-8")
    preview = Preview(Request(Folders(small.folder, engine), ENGLISH, OPTIONS))
    preview.renew()
    assert "msgstr" in str(preview.showing.problems["problems"][0]["excerpt"])  # type: ignore[index]


def test_a_site_that_was_never_sound_can_be_browsed(small: SmallSite) -> None:
    pages = Pages()
    small.replace("content/pages/speed.en.md", "It took", "[There](nowhere.html). It took")
    preview = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS))
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    assert "nowhere.html" in str(preview.showing.problems)
    assert "before the last save" not in str(preview.showing.problems)
    assert b"There" in (preview.showing.file("en/speed.html") or b"")
    assert pages.heard == ["reload", "problems"]
    small.replace("content/pages/speed.en.md", "[There](nowhere.html). ", "")
    preview.renew()(pages)  # type: ignore[arg-type]
    complete(preview, pages)
    assert preview.showing.problems["problems"] == []


def test_what_the_system_refuses_is_no_fault_of_the_program(small: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    preview, pages = Preview(Request(Folders(small.folder), ENGLISH, OPTIONS)), Pages()
    preview.renew()(pages)  # type: ignore[arg-type]
    with monkeypatch.context() as refused:
        for name in ("read_sources", "look_at"):
            refused.setattr(following, name, refusing(small.folder / "locales/zh/LC_MESSAGES/messages.po"))
        preview.renew()(pages)  # type: ignore[arg-type]
    said = str(preview.showing.problems["problems"])
    assert "'where': 'locales/zh/LC_MESSAGES/messages.po'" in said
    assert "access is not permitted" in said
    preview.renew()(pages)  # type: ignore[arg-type]
    assert preview.showing.problems["problems"] == []


def refusing(file: Path) -> Callable[..., None]:
    """What is told that a file may not be read, whatever it is asked for."""

    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))

    return refuse


def test_what_keeps_a_preview_from_publishing_is_told_at_once(
    small: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = small.folder.parent / "published"
    preview = Preview(Request(Folders(small.folder), ENGLISH, Namespace(**vars(OPTIONS) | {"output": output})))
    with monkeypatch.context() as broken:
        broken.setattr(following, "publish_site", lambda request, files: 1 / 0)
        preview.renew()
        complete(preview, Pages())
    assert "engine-fault" in capsys.readouterr().out
    preview.renew()
    complete(preview, Pages())
    assert "engine-fault" not in capsys.readouterr().out
    assert (output / "en" / "speed.html").is_file()


def test_what_a_preview_says_is_not_kept_for_days(small: SmallSite) -> None:
    request = Request(Folders(small.folder), ENGLISH, Namespace(**vars(OPTIONS) | {"format": "text"}))
    preview = Preview(request)
    preview.renew()
    complete(preview, Pages())
    assert not request.said
