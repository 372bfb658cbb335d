"""Working days drawn as cells, five to a column: a column is a week."""

from __future__ import annotations

from microsite.frozen import frozen

ROWS = 5


@frozen
class Area:
    """A rectangle of whole cells, in cells."""

    x: int
    y: int
    width: int
    height: int


def areas(first: int, end: int) -> tuple[Area, ...]:
    """The rectangles that cover the cells from `first` up to but not including `end`, filled column by column."""
    covered: list[Area] = []
    while first < end:
        column, row = divmod(first, ROWS)
        whole_columns = (end - first) // ROWS
        if row == 0 and whole_columns:
            covered.append(Area(column, 0, whole_columns, ROWS))
            first += whole_columns * ROWS
        else:
            height = min(ROWS - row, end - first)
            covered.append(Area(column, row, 1, height))
            first += height
    return tuple(covered)


def columns(count: int) -> int:
    """How many columns hold this many cells."""
    return -(-count // ROWS)
