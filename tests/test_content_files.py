"""What no build has to read again is not read, and what changes while it is read is read anew."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from microsite import cli, mappings
from microsite.memory import Memory
from microsite.reading import content_files
from microsite.reading.content_files import ChangedMeanwhileError, Files, Touched, read_content, touched_since
from microsite.reading.files import read_bytes
from microsite.store import DiskStore
from microsite.unchanged import TICK, Look
from tests.small_site import SmallSite

PAGE = "content/pages/speed.en.md"


def read(small: SmallSite, cache: Path, touched: Touched = None) -> Files:
    """The files of content/ as a command reads them."""
    memory = Memory(DiskStore.open(cache, "site"), lasting=False)
    files = read_content(small.folder, memory, lambda problem: None, touched)
    memory.end_build()
    return files


def settle() -> None:
    """Wait until what has been written is old enough to be known by its status."""
    time.sleep(2 * TICK / 1e9)


def known_by(files: Files) -> list[tuple[str, str, str]]:
    return [(file.path, file.fingerprint, file.head) for file in files]


def test_only_what_has_changed_is_read(small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def noted(folder: Path, path: str, *rest: object) -> bytes | None:
        opened.append(path)
        return read_bytes(folder, path, *rest)  # type: ignore[arg-type]

    settle()
    first = read(small, tmp_path)
    monkeypatch.setattr(content_files, "read_bytes", noted)
    again = read(small, tmp_path)
    assert opened == []
    assert known_by(again) == known_by(first)
    assert [file.data for file in again] == [file.data for file in first]
    opened.clear()
    small.replace(PAGE, "It took", "It only took")
    changed = read(small, tmp_path)
    assert opened == [PAGE]
    assert [file.path for file, old in zip(changed, first, strict=True) if file.fingerprint != old.fingerprint] == [
        PAGE
    ]


def test_a_file_that_changes_after_it_was_looked_at_is_not_taken_for_what_it_was(
    small: SmallSite, tmp_path: Path
) -> None:
    settle()
    read(small, tmp_path)
    files = {file.path: file for file in read(small, tmp_path)}
    small.replace(PAGE, "It took", "It only took")
    with pytest.raises(ChangedMeanwhileError):
        _ = files[PAGE].data


@pytest.mark.parametrize(("changes", "status"), [(0, 0), (1, 0), (cli.MOST_CHANGES, 0), (cli.MOST_CHANGES + 1, 1)])
def test_a_command_begins_again_where_files_change_and_says_so_where_they_never_rest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], changes: int, status: int
) -> None:
    left = [changes]

    def answer(verb: cli.Verb, request: object) -> int:
        left[0] -= 1
        if left[0] >= 0:
            raise ChangedMeanwhileError(PAGE)
        return 0

    monkeypatch.setattr(cli.Verb, "answer", answer)
    assert cli.main(["check", "--messages", "en"]) == status
    assert (PAGE in capsys.readouterr().err) == bool(status)


def test_where_it_is_known_what_was_touched_nothing_else_is_looked_at(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    first = read(small, tmp_path)
    small.replace(PAGE, "It took", "It only took")
    monkeypatch.setattr(content_files, "content_paths", forbidden)
    looked_at: list[str] = []
    monkeypatch.setattr(content_files, "settled_status", looked_at.append)
    changed = read(small, tmp_path, frozenset((PAGE, "templates/page.html")))
    assert looked_at == [f"{small.folder}/{PAGE}"]
    assert [file.path for file in changed] == [file.path for file in first]
    assert {file.path for file, old in zip(changed, first, strict=True) if file.fingerprint != old.fingerprint} == {
        PAGE
    }
    assert known_by(read(small, tmp_path, frozenset())) == known_by(changed)


@pytest.mark.parametrize("change", ["new", "gone", "unreadable"])
def test_where_files_come_or_go_or_cannot_be_read_all_are_looked_at(
    small: SmallSite, tmp_path: Path, change: str
) -> None:
    read(small, tmp_path)
    path = PAGE if change != "new" else "content/pages/new.en.md"
    if change == "gone":
        small.remove(path)
    else:
        small.write(path, b"\xff\xfe" if change == "unreadable" else (small.folder / PAGE).read_bytes())
    found = read(small, tmp_path, frozenset((path,)))
    assert known_by(found) == known_by(read_content(small.folder, Memory(), lambda problem: None))


def forbidden(*arguments: object) -> None:
    raise AssertionError(arguments)


def touched(small: SmallSite, cache: Path) -> Touched:
    """What a command that looks at the site finds to have been touched since the last reading."""
    memory = Memory(DiskStore.open(cache, "site"), lasting=False)
    return touched_since(small.folder, memory, Look([str(small.folder)]).files(str(small.folder)))


def test_one_look_tells_what_was_touched(small: SmallSite, tmp_path: Path) -> None:
    settle()
    assert touched(small, tmp_path) is None
    read(small, tmp_path)
    assert touched(small, tmp_path) == frozenset()
    small.replace(PAGE, "It took", "It only took")
    small.write("content/pages/new.zh.md", "---\n---\n")
    small.write("content/pages/.new.zh.md.swp", "what an editor leaves")
    small.remove("content/pages/speed.zh.md")
    new, gone = "content/pages/new.zh.md", "content/pages/speed.zh.md"
    assert touched(small, tmp_path) == frozenset((PAGE, new, gone))


def test_what_was_read_while_it_was_new_is_touched_until_it_is_old(small: SmallSite, tmp_path: Path) -> None:
    settle()
    small.replace(PAGE, "It took", "It only took")
    read(small, tmp_path)
    assert touched(small, tmp_path) == frozenset((PAGE,))
    settle()
    read(small, tmp_path, touched(small, tmp_path))
    assert touched(small, tmp_path) == frozenset()


def test_a_file_put_back_as_it_once_was_is_touched(small: SmallSite, tmp_path: Path) -> None:
    """Where times do not tell, as of a file that was moved away and back: what counts is what was read last."""
    settle()
    kept = Look([str(small.folder)]).files(str(small.folder))
    read(small, tmp_path)
    small.replace(PAGE, "It took", "It only took")
    settle()
    read(small, tmp_path)
    memory = Memory(DiskStore.open(tmp_path, "site"), lasting=False)
    assert touched_since(small.folder, memory, kept) == frozenset((PAGE,))


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
def test_a_link_may_always_lead_to_something_else(small: SmallSite, tmp_path: Path) -> None:
    (small.folder / "content/pages/linked.en.md").symlink_to(small.folder / PAGE)
    settle()
    read(small, tmp_path)
    assert touched(small, tmp_path) == frozenset(("content/pages/linked.en.md",))


def test_files_stand_in_their_order_whenever_they_came(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mappings, "MOST_SINCE", 0)  # as in a site of any size: what has changed is kept by itself
    page = (small.folder / PAGE).read_text(encoding="utf-8")
    read(small, tmp_path)
    for path in ("content/pages/about.en.md", "content/pages.md", "content/pages/about/us.en.md", "content/a/x.en.md"):
        small.write(path, page)
        read(small, tmp_path)
    small.replace(PAGE, "It took", "It only took")
    settle()
    assert known_by(read(small, tmp_path, frozenset((PAGE,)))) == known_by(read(small, tmp_path / "clean"))
