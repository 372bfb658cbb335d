"""Published files are known by their status, and read wherever that cannot tell what stands in them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from microsite.publishing import staging
from microsite.publishing.publish import publish
from microsite.unchanged import TICK

SITE = {"index.html": b"home", "zh/index.html": b"zh", "zh/news/a.html": b"news", "en/index.html": b"en"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site that was published by a run before, and again once its files had settled."""
    folder = tmp_path / "output"
    for _ in range(2):
        assert publish(SITE, folder, records=tmp_path / "records") is None
        time.sleep(2 * TICK / 1e9)
    assert publish(SITE, folder, records=tmp_path / "records") is None
    return folder


def published(files: dict[str, bytes], output: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Publish files: the addresses of those that were read to be compared."""
    opened: set[str] = set()
    read = staging._bytes

    def noted(path: str) -> bytes:
        opened.add(Path(path).relative_to(output).as_posix())
        return read(path)

    monkeypatch.setattr(staging, "_bytes", noted)
    assert publish(files, output, records=output.parent / "records") is None
    monkeypatch.setattr(staging, "_bytes", read)
    assert {path: (output / path).read_bytes() for path in files} == files
    return opened & files.keys()


def test_what_is_as_it_was_is_not_read(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert published(SITE, output, monkeypatch) == set()
    assert published({**SITE, "zh/index.html": b"zz"}, output, monkeypatch) == set()


def test_what_is_too_new_to_be_known_is_read_once(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = {**SITE, "zh/index.html": b"zz"}
    published(changed, output, monkeypatch)
    time.sleep(2 * TICK / 1e9)
    assert published(changed, output, monkeypatch) == {"zh/index.html"}
    assert published(changed, output, monkeypatch) == set()


def test_what_somebody_else_has_changed_is_put_right(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = output / "zh/index.html"
    before = page.stat()
    page.write_bytes(b"xx")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert published(SITE, output, monkeypatch) == {"zh/index.html"}


@pytest.mark.parametrize("words", ["", "{", "[]", '{"zh/index.html": 1}', '{"zh/index.html": []}', "null"])
def test_notes_that_cannot_be_read_are_done_without(output: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (notes,) = (output.parent / "records").glob("*.known")
    notes.write_text(words)
    assert published(SITE, output, monkeypatch) == set(SITE)
    assert published(SITE, output, monkeypatch) == set()
