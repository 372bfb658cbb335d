"""Of a large site an edit reads the files that it touches, and of the others no more than their outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite import pipeline
from microsite.memory import Memory
from microsite.model import groups
from microsite.model.configuration import Overrides
from microsite.model.fragments import PROFILES, Fragment, read_fragment
from microsite.model.groups import Group, group_name
from microsite.pipeline import Built
from microsite.planning.pages import OTHERS_SHOWN
from microsite.planning.plan import PlannedPage
from microsite.reading.content_files import ContentFile
from microsite.reading.folders import Folders
from microsite.rendering.files import Renderer
from microsite.store import DiskStore
from tests.small_site import SmallSite

ENTERPRISES = [f"works-{letter}" for letter in "abcdefghijklmnop"]
EDITED = "works-c"


@pytest.fixture
def many(small: SmallSite) -> SmallSite:
    """A site with some enterprises more, whose pages name none but those that follow them."""
    folder = small.folder / "content/enterprises/glassworks"
    for slug in ENTERPRISES:
        for file in folder.iterdir():
            small.write(
                f"content/enterprises/{slug}/{file.name}", file.read_bytes().replace(b"glassworks", slug.encode())
            )
    return small


def build(site: SmallSite, store: Path) -> Built:
    """Build as a command does, with what the one before has kept."""
    memory = Memory(DiskStore.open(store, "site"), lasting=False)
    return pipeline.build(Folders(site.folder), Overrides(), lambda message: None, memory)


def test_an_edited_body_reads_its_own_group_and_those_that_its_page_names(
    many: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(many, tmp_path).sound
    many.write(
        f"content/enterprises/{EDITED}/profile.zh.md",
        (many.folder / f"content/enterprises/{EDITED}/profile.zh.md").read_text("utf-8") + "\n又一段。\n",
    )
    parsed: list[str] = []
    rendered: list[str] = []
    render = Renderer._rendered

    def noted(file: ContentFile, *rest: object) -> Fragment:
        parsed.append(file.path)
        return read_fragment(file, *rest)  # type: ignore[arg-type]

    def noted_page(self: Renderer, page: PlannedPage) -> bytes:
        rendered.append(page.address)
        return render(self, page)

    asked: set[str] = set()
    parts = Group.parts

    def noted_parts(group: Group) -> Fragment:
        asked.add(group.name)
        return group.read()

    monkeypatch.setattr(groups, "read_fragment", noted)
    monkeypatch.setattr(Renderer, "_rendered", noted_page)
    monkeypatch.setattr(Group, "parts", property(noted_parts))
    changed = build(many, tmp_path)
    monkeypatch.setattr(Group, "parts", parts)
    assert changed.sound
    assert parsed == [f"content/enterprises/{EDITED}/profile.zh.md"]
    assert rendered == [f"zh/enterprises/{EDITED}.html", f"en/enterprises/{EDITED}.html"]
    enterprises = {name for name in asked if name.startswith(PROFILES)}
    assert group_name(parsed[0]) in enterprises
    assert len(enterprises) <= 1 + OTHERS_SHOWN < len(ENTERPRISES)
    assert changed == pipeline.build(Folders(many.folder), Overrides(), lambda message: None)
