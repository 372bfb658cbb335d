"""Whatever is saved and however often the preview is interrupted: what it shows is what a build makes."""

from __future__ import annotations

import asyncio
import random
from argparse import Namespace
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from microsite import pipeline
from microsite.commands.following import Preview
from microsite.commands.request import Request
from microsite.material import Overrides
from microsite.pipeline import Built
from microsite.reading.folders import Folders
from tests.small_site import SmallSite
from tests.test_unchanged import EDITS
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
        chance.choice(EDITS)(small, chance)
        preview.renew()(pages)  # type: ignore[arg-type]
        preview.showing.file("zh/index.html")
        complete(preview, pages, chance.randrange(12))
        if chance.random() < 0.5:
            complete(preview, pages)
            now = built(small)
            last = now if now.sound else last
            for address, data in last.files.items() if last else ():
                assert preview.showing.file(address) == data or address.endswith(STATUS), address
    assert last


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
