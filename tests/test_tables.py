"""A table of values is kept between processes, and written again only as far as it has changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from microsite.tables import NO_ROW, SINCE, UNKNOWN, WHOLE, Key, Row, Rows, Tables

TABLE = ("words",)
NAMES = [first + second for first in "abcdefgh" for second in "abcdefgh"]


def row(name: str, value: str) -> Row:
    return Row(name, (name, value), value)


def kept_after(kept: dict[Key, bytes], rows: Rows) -> dict[Key, bytes]:
    """What is written by the next process, which makes these rows."""
    tables = Tables()
    last = tables.found(TABLE, kept.get)
    changed = {name for name in rows if last.get(name, NO_ROW).known_by != rows[name].known_by}
    tables.renew(TABLE, rows, lambda row: ())
    tables.keep(TABLE, changed | (last.keys() - rows.keys()))
    return dict(tables.to_keep())


def found(kept: dict[Key, bytes]) -> dict[str, str]:
    rows = Tables().found(TABLE, kept.get)
    assert all(each.source is UNKNOWN for each in rows.values())
    return {name: each.value for name, each in rows.items()}


@pytest.fixture
def first() -> dict[Key, bytes]:
    return kept_after({}, {name: row(name, "old") for name in NAMES})


def edits() -> Iterator[Rows]:
    rows = {name: row(name, "old") for name in NAMES}
    for name in NAMES:
        rows = rows | {name: row(name, "new")}
        yield rows
    for name in NAMES[1:]:
        rows = {other: each for other, each in rows.items() if other != name}
        yield rows


def test_after_each_edit_the_next_process_finds_what_the_last_has_made(first: dict[Key, bytes]) -> None:
    kept = first
    for rows in edits():
        kept = kept | kept_after(kept, rows)
        assert found(kept) == {name: each.value for name, each in rows.items()}


def test_one_edit_writes_little_and_many_write_it_whole(first: dict[Key, bytes]) -> None:
    kept, written = first, []
    for rows in edits():
        put = kept_after(kept, rows)
        written.append((WHOLE, *TABLE) in put)
        kept = kept | put
    assert not written[0]
    assert any(written)


def test_what_has_not_changed_is_not_written(first: dict[Key, bytes]) -> None:
    assert kept_after(first, {name: row(name, "old") for name in NAMES}) == {}


@pytest.mark.parametrize("part", [WHOLE, SINCE])
def test_where_a_part_is_lost_no_row_is_known_by_what_it_is_not(first: dict[Key, bytes], part: str) -> None:
    kept = first | kept_after(first, next(edits()))
    del kept[part, *TABLE]
    rows = Tables().found(TABLE, kept.get)
    assert rows
    assert all(each.known_by == (name, each.value) for name, each in rows.items())
