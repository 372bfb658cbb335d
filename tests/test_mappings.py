"""A mapping is kept between processes, and written again only as far as it has changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from microsite.mappings import SINCE, WHOLE, Key, Mappings

KEY = ("words",)
NAMES = [first + second for first in "abcdefgh" for second in "abcdefgh"]
FIRST = dict.fromkeys(NAMES, "old")
Kept = dict[Key, bytes]


def put(kept: Kept, mapping: dict[str, str]) -> Kept:
    """What the next process writes, which keeps this mapping."""
    written: Kept = {}
    mappings = Mappings(kept.get, written.__setitem__)
    last = mappings.found(KEY)
    mappings.keep(KEY, mapping, {name for name in last.keys() | mapping if last.get(name) != mapping.get(name)})
    return written


def found(kept: Kept) -> dict[str, str]:
    return Mappings(kept.get, kept.__setitem__).found(KEY)


@pytest.fixture
def kept() -> Kept:
    return put({}, FIRST)


def edits() -> Iterator[dict[str, str]]:
    mapping = FIRST
    for name in NAMES:
        mapping = mapping | {name: "new"}
        yield mapping
    for name in NAMES[1:]:
        mapping = {other: value for other, value in mapping.items() if other != name}
        yield mapping


def test_after_each_edit_the_next_process_finds_what_the_last_has_kept(kept: Kept) -> None:
    for mapping in edits():
        kept |= put(kept, mapping)
        assert found(kept) == mapping


def test_one_process_keeps_edit_after_edit() -> None:
    kept: Kept = {}
    mappings, last = Mappings(kept.get, kept.__setitem__), dict[str, str]()
    for mapping in (FIRST, *edits()):
        mappings.keep(KEY, mapping, {name for name in last.keys() | mapping if last.get(name) != mapping.get(name)})
        assert found(kept) == mapping
        last = mapping


def test_one_edit_writes_little_and_many_write_it_whole(kept: Kept) -> None:
    whole = []
    for mapping in edits():
        written = put(kept, mapping)
        whole.append((WHOLE, *KEY) in written)
        kept |= written
    assert not whole[0]
    assert any(whole)


def test_what_has_not_changed_is_not_written(kept: Kept) -> None:
    assert put(kept, FIRST) == {}


@pytest.mark.parametrize("part", [WHOLE, SINCE])
def test_where_a_part_is_lost_what_is_found_was_kept_once(kept: Kept, part: str) -> None:
    kept |= put(kept, FIRST | {"aa": "new"})
    del kept[part, *KEY]
    assert found(kept).items() <= {*FIRST.items(), ("aa", "new")}
