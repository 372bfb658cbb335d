"""After any edit a build that makes only what the edit touches gives what a clean one gives, byte for byte."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite import cli, mappings, pipeline
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.pipeline import Built
from microsite.planning.plan import PlannedPage
from microsite.reading.folders import REPOSITORY, Folders
from microsite.rendering.files import Renderer
from microsite.store import DiskStore
from tests.small_site import SmallSite

FIGURES = "content/figures/speed.yaml"


# A hundred edits of the small site, of every kind, in an order drawn by chance: after each the site that is made with
# the memory of all before is byte for byte the one that is made without any.
EDITS: list[Callable[[SmallSite, random.Random], object]] = [
    lambda small, chance: edited(small, "content/pages/speed.zh.md", "花了", chance),
    lambda small, chance: edited(small, "content/pages/index.en.md", "It took", chance),
    lambda small, chance: edited(small, "content/enterprises/glassworks/profile.zh.md", "它投资", chance),
    lambda small, chance: numbered(small, FIGURES, r"value: \d+(?=\n)", chance),
    lambda small, chance: numbered(small, "content/enterprises/glassworks/profile.yaml", r"value: \d+(?=\n)", chance),
    lambda small, chance: edited(small, "content/sources/report.yaml", "一篇", chance),
    lambda small, chance: edited(small, "content/units.yaml", "个工作日", chance),
    lambda small, chance: edited(small, "site_config.yaml", "小开发区", chance),
    lambda small, chance: edited(small, "content/procedures/approval.yaml", "发通知单", chance),
    lambda small, chance: small.write("content/glossary.yaml", f"names: [{chance.randrange(9)}G]\n"),
    lambda small, chance: small.write("assets/styles/own.css", f"main {{ order: {chance.randrange(9)} }}"),
    lambda small, chance: small.write("templates/news.html", f"<!doctype html><title>{chance.randrange(9)}</title>"),
    lambda small, chance: toggled(small, "content/news/second.zh.md", "---\ntitle: 新\ndate: 2020\ndescription: 说明\n---\n文\n"),
    lambda small, chance: toggled(small, "content/pages/more.en.md", "---\ntitle: More\ndescription: x\n---\n\n[[glassworks]]\n"),
    lambda small, chance: toggled(small, "content/holidays/2020.yaml", (REPOSITORY / "content/holidays/2020.yaml").read_text("utf-8")),
    lambda small, chance: catalogue(small, chance),
    lambda small, chance: renamed(small),
]  # fmt: skip


def edited(small: SmallSite, path: str, words: str, chance: random.Random) -> None:
    if (small.folder / path).exists():
        small.replace(path, words, chance.choice("甲乙丙丁") + words if chance.random() < 0.5 else words + words[:1])


def numbered(small: SmallSite, path: str, number: str, chance: random.Random) -> None:
    text = (small.folder / path).read_text(encoding="utf-8")
    small.write(path, re.sub(number, f"value: {chance.randrange(1, 999)}", text, count=1))


def toggled(small: SmallSite, path: str, text: str) -> None:
    if (small.folder / path).exists():
        small.remove(path)
    else:
        small.write(path, text)


def catalogue(small: SmallSite, chance: random.Random) -> None:
    path = "locales/zh/LC_MESSAGES/messages.po"
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    small.write(path, text.replace('msgstr "来源"', f'msgstr "来源{chance.choice("甲乙丙")}"'))


def renamed(small: SmallSite) -> None:
    folder = small.folder / "content/news"
    for code in ("zh", "en"):
        first, last = folder / f"first.{code}.md", folder / f"last.{code}.md"
        (first if first.exists() else last).rename(last if first.exists() else first)


@pytest.mark.parametrize("seed", range(4))
def test_with_or_without_memory_the_site_is_the_same(small: SmallSite, seed: int) -> None:
    chance, memory = random.Random(seed), Memory()  # noqa: S311
    sound = 0
    for _ in range(25):
        chance.choice(EDITS)(small, chance)
        again = pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)
        clean = pipeline.build(Folders(small.folder), Overrides(), lambda message: None)
        assert again == clean
        sound += clean.sound
    assert sound > 10


@pytest.mark.parametrize("seed", range(4, 7))
def test_what_earlier_processes_kept_gives_the_same_and_the_reasons(
    small: SmallSite, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    last: Built | None = None
    sound = 0
    for _ in range(25):
        chance.choice(EDITS)(small, chance)
        memory = Memory(DiskStore.open(tmp_path / "kept", "site"))
        built = pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)
        assert built == pipeline.build(Folders(small.folder), Overrides(), lambda message: None)
        if built.sound:
            if last:
                check_reasons(last, built)
            last = built
            sound += 1
    assert sound > 10


@pytest.mark.parametrize("seed", range(7, 9))
def test_one_command_after_another_publishes_what_a_clean_build_makes(
    small: SmallSite, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(mappings, "MOST_SINCE", 0)  # as in a site of any size: what has changed is kept by itself
    chance, output = random.Random(seed), small.folder.parent / "output"  # noqa: S311
    sound = 0
    for _ in range(15):
        chance.choice((*EDITS, *[another] * len(EDITS)))(small, chance)
        status = cli.main(["build", "--site", str(small.folder), "--output", str(output)])
        clean = pipeline.build(Folders(small.folder), Overrides(), lambda message: None)
        assert status == (0 if clean.sound else 1)
        if clean.sound:
            published = {address: (output / address).read_bytes() for address in clean.files}
            assert published == dict(clean.files)
            sound += 1
    assert sound > 5


def another(small: SmallSite, chance: random.Random) -> None:
    """An enterprise that stands before or behind the others comes or goes."""
    name = chance.choice(("aardvark", "zebra"))
    for file in (small.folder / "content/enterprises/glassworks").iterdir():
        text = re.sub("glassworks(?=[.:])", name, file.read_text(encoding="utf-8"))
        toggled(small, f"content/enterprises/{name}/{file.name}", text)


def check_reasons(last: Built, built: Built) -> None:
    """Every page that has changed is told with a reason, and no page that is made from the same."""
    assert last.changes
    assert built.changes
    told = dict(built.changes.reasons())
    assert all(told.values())
    before, now = last.changes.prepared, built.changes.prepared
    same_templates = before.renderer.templates == now.renderer.templates
    for page in now.planned.pages:
        address, known = page.address, before.planned.page(page.address)
        same = known is not None and known.inputs == page.inputs and same_templates
        assert (address not in told) == same, (address, told.get(address))
        assert address in told or last.files[address] == built.files[address]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of pages as they are rendered."""
    rendered: list[str] = []
    render = Renderer._rendered

    def noted(self: Renderer, page: PlannedPage) -> bytes:
        rendered.append(page.address)
        return render(self, page)

    monkeypatch.setattr(Renderer, "_rendered", noted)
    return rendered


def test_only_what_an_edit_touches_is_rendered(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build() -> Built:
        memory = Memory(DiskStore.open(tmp_path / "kept", "site"))
        return pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)

    everything = {address for address in build().files if address.endswith(".html")}
    rendered = counted(monkeypatch)
    build()
    assert rendered == []
    small.replace("content/pages/speed.zh.md", "花了", "共花了")
    build()
    assert set(rendered) == {"zh/speed.html", "en/speed.html"}
    rendered.clear()
    small.replace("site_config.yaml", "小开发区", "大开发区")
    build()
    assert set(rendered) == everything


def test_what_is_computed_elsewhere_is_followed(small: SmallSite) -> None:
    """One enterprise's page names the figure of a second that is computed from that of a third."""
    profile = (small.folder / "content/enterprises/glassworks/profile.yaml").read_text(encoding="utf-8")
    head = profile[: profile.index("figures:")]
    common = "    label: {zh: 投资, en: Investment}\n    unit: CNY\n    as_of: 2020\n"
    source = re.search(r"^source: .*\nlocator: .*\n", profile, re.MULTILINE)
    assert source
    place = "".join(f"    {line}\n" for line in source[0].splitlines())
    third = f"  base:\n{common}{place}    kind: statistic\n    value: 1000\n"
    derived = "    kind: derived\n    derivation:\n      method: product\n      of: [third.base]\n      formula: {zh: 同, en: same}\n"
    second = f"  twice:\n{common}{place}{derived}"
    small.write("content/enterprises/third/profile.yaml", f"{head}figures:\n{third}")
    small.write("content/enterprises/second/profile.yaml", f"{head}figures:\n{second}")
    for code, name in (("zh", "共"), ("en", "In all")):
        small.write(
            f"content/enterprises/glassworks/profile.{code}.md",
            f"---\ndescription: {name}\n---\n\n{name} {{{{ second.twice }}}}\n",
        )
    memory = Memory()
    first = pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)
    assert first.sound, first.problems
    small.replace("content/enterprises/third/profile.yaml", "value: 1000", "value: 3000")
    again = pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)
    assert again == pipeline.build(Folders(small.folder), Overrides(), lambda message: None)
    assert first.files["en/enterprises/glassworks.html"] != again.files["en/enterprises/glassworks.html"]


def test_memory_does_not_grow_with_days_of_saves(small: SmallSite) -> None:
    memory = Memory()

    def entries() -> int:
        pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)
        return len(memory)

    before = max(entries() for _ in range(2))
    for number in range(80):
        small.write(
            "content/pages/index.zh.md",
            f"---\ntitle: 首页\ndescription: 说明\n---\n\n花了{{{{ permit-time }}}}{'甲' * number}\n",
        )
        entries()
    assert entries() <= before * 2.1
