"""What is kept between processes helps where it can, and is done without where it cannot."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite import pipeline, store
from microsite.common import Common
from microsite.kept import FEWEST_JOBS
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.pipeline import Built
from microsite.reading.folders import REPOSITORY, Folders
from microsite.store import DiskStore
from tests.small_site import SmallSite

CATALOGUE = "locales/zh/LC_MESSAGES/messages.po"
RULES = "locales/zh/rules.yaml"


def opened(folder: Path, name: str = "site") -> DiskStore:
    found = DiskStore.open(folder, name)
    assert found
    return found


def test_what_is_put_is_there_for_the_next(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.put("a", b"one")
    assert opened(tmp_path).get("a") is None
    first.end_build(set)
    assert opened(tmp_path).get("a") == b"one"
    assert opened(tmp_path, "another site").get("a") is None


def test_a_copy_of_the_process_finds_what_waits_to_be_written(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.put("a", b"one")
    copy = first.reopened()
    assert copy
    assert copy.get("a") == b"one"


def test_what_is_not_asked_for_any_more_goes(tmp_path: Path) -> None:
    for number in range(20):
        kept = opened(tmp_path)
        for name in range(10):
            kept.get(f"{number} {name}")
            kept.put(f"{number} {name}", b"data")
        kept.end_build(lambda number=number: {f"{number} {name}" for name in range(10)})  # type: ignore[misc]
    file = next(tmp_path.iterdir())
    (count,) = sqlite3.connect(file).execute("SELECT count(*) FROM kept").fetchone()
    assert count <= store.SLACK * 10


def test_days_of_saves_neither_fill_the_store_nor_empty_it(small: SmallSite, tmp_path: Path) -> None:
    memory = Memory(opened(tmp_path / "kept"), common=Common.open(tmp_path / "common"))

    def kept() -> int:
        assert pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory).sound
        (count,) = sqlite3.connect(next((tmp_path / "kept").iterdir())).execute("SELECT count(*) FROM kept").fetchone()
        return int(count) + sum(file.is_file() for file in (tmp_path / "common").rglob("*"))

    first = kept()
    counts = []
    for number in range(250):
        text = f"---\ntitle: 首页\ndescription: 说明\n---\n\n花了{{{{ permit-time }}}}{'甲' * number}\n"
        small.write("content/pages/index.zh.md", text)
        counts.append(kept())
    assert min(counts) >= first * 0.9
    assert max(counts) <= first * 4 * store.SLACK


def test_a_python_without_sqlite_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "sqlite3", None)
    assert DiskStore.open(tmp_path, "site") is None


def test_another_state_of_the_engine_starts_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(tmp_path)
    first.put("a", b"one")
    first.end_build(set)
    monkeypatch.setattr(store, "engine", lambda: "another")
    assert opened(tmp_path).get("a") is None
    assert len(list(tmp_path.iterdir())) == 1


def test_only_so_many_sites_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_SITES", 3)
    for number in range(9):
        opened(tmp_path, str(number)).end_build(set)
    assert len(list(tmp_path.iterdir())) <= 4


def test_what_another_build_is_writing_is_left_to_it(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.put("a", b"one")
    first.end_build(set)
    database = next(tmp_path.iterdir())
    journal = database.with_name(f"{database.name}-journal")
    with sqlite3.connect(database) as writing:
        writing.execute("INSERT INTO kept VALUES (?, ?)", ("b", bytes(5_000_000)))
        assert journal.is_file()
        DiskStore.open(tmp_path, "site")
        DiskStore.open(tmp_path, "another site")
        assert journal.is_file()
    assert opened(tmp_path).get("a") == b"one"
    (count,) = writing.execute("SELECT count(*) FROM kept").fetchone()
    assert count == 2
    writing.close()


def overwritten(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


def damaged(file: Path) -> None:
    """One byte of every value is another."""
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT name, data FROM kept").fetchall()
        connection.executemany(
            "UPDATE kept SET data = ? WHERE name = ?",
            [(data[:-1] + bytes([data[-1] ^ 1]), name) for name, data in rows],
        )


def exchanged(file: Path) -> None:
    """Every name has the value of another, as where an index is damaged."""
    with sqlite3.connect(file) as connection:
        names, values = zip(*connection.execute("SELECT name, data FROM kept"), strict=True)
        connection.executemany(
            "UPDATE kept SET data = ? WHERE name = ?", zip((*values[1:], values[0]), names, strict=True)
        )


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def locked(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("BEGIN EXCLUSIVE")
    HELD.append(connection)


HELD: list[sqlite3.Connection] = []


@pytest.mark.parametrize("harm", [overwritten, damaged, exchanged, emptied, locked])
def test_a_store_that_is_damaged_or_in_use_is_done_without(
    small: SmallSite, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    def build() -> Built:
        memory = Memory(DiskStore.open(tmp_path / "kept", "site"))
        return pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)

    first = build()
    assert first.sound
    harm(next((tmp_path / "kept").iterdir()))
    try:
        assert build() == first
        small.replace("content/pages/speed.zh.md", "花了", "共花了")
        assert build() == pipeline.build(Folders(small.folder), Overrides(), lambda message: None)
    finally:
        while HELD:
            HELD.pop().close()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert DiskStore.open(tmp_path / "file" / "kept", "site") is None


def saved_meanwhile(small: SmallSite, monkeypatch: pytest.MonkeyPatch, module: str, path: str, text: str) -> None:
    """Have a file saved once, just after a build has looked at something."""
    name, _, function = module.rpartition(".")
    look = getattr(importlib.import_module(name), function)

    def save(*arguments: object) -> object:
        seen = look(*arguments)
        if (small.folder / path).read_text(encoding="utf-8") != text:
            small.write(path, text)
        return seen

    monkeypatch.setattr(module, save)


@pytest.mark.parametrize(
    ("looking", "path", "words", "others"),
    [
        ("microsite.sources.read_content", "site_config.yaml", "小开发区", "大开发区"),
        ("microsite.sources.read_content", CATALOGUE, 'msgstr "来源"', 'msgstr "出处"'),
        ("microsite.model.patterns.read_bytes", RULES, "superlative:\n", "superlative:\n  - 花了\n"),
    ],
)
def test_what_is_saved_during_a_build_is_never_kept_for_what_it_was_before(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looking: str, path: str, words: str, others: str
) -> None:
    def build(store: Path | None) -> Built:
        memory = Memory(DiskStore.open(store, "site") if store else None)
        return pipeline.build(Folders(small.folder), Overrides(), lambda message: None, memory)

    if not (small.folder / path).exists():
        small.write(path, (REPOSITORY / path).read_bytes())
    before = (small.folder / path).read_text(encoding="utf-8")
    after = before.replace(words, others)
    assert after != before
    with monkeypatch.context() as patch:
        saved_meanwhile(small, patch, looking, path, after)
        build(tmp_path / "kept")
    assert build(tmp_path / "kept") == build(None)
    small.write(path, before)
    assert build(tmp_path / "kept") == build(None)


def test_answers_are_there_for_the_next_whatever_process_was_asked(tmp_path: Path) -> None:
    first = Memory(opened(tmp_path))
    first.answers(("kind", "one"))["question"] = "answer"

    def ask(number: int) -> int:
        first.answers(("kind", "two"))[str(number)] = number
        return number

    jobs = {str(number): number for number in range(FEWEST_JOBS * 2)}
    first.renewed(("numbers",), jobs, ask, lambda number: ("number", str(number)))
    first.end_build()
    second = Memory(opened(tmp_path))
    assert second.answers(("kind", "one")) == {"question": "answer"}
    assert second.answers(("kind", "two")) == {str(number): number for number in range(len(jobs))}
    second.answers(("kind", "one"))["another"] = "more"
    second.end_build()
    assert len(Memory(opened(tmp_path)).answers(("kind", "one"))) == 2
