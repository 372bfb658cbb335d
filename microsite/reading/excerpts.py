"""The line that a problem stands on, to be shown beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from microsite.frozen import frozen
from microsite.problems import Place
from microsite.reading.documents import read_text

WIDEST = 96


@frozen
class Excerpt:
    """A line of a file, or the part of a long one, with what is meant in it: its position and length there."""

    line: str
    start: int
    length: int


Excerpts = Callable[[Place], Excerpt | None]


def excerpts(layers: Sequence[Path]) -> Excerpts:
    """A function that gives the line of a place, whose file stands in the first of some folders that has it.

    It gives None where a place has none, as where the file cannot be read.
    """

    @lru_cache(maxsize=64)
    def lines(path: str) -> tuple[str, ...]:
        layer = next((layer for layer in layers if (layer / path).is_file()), None)
        text = read_text(layer, path, lambda problem: None) if layer else None
        return tuple((text or "").split("\n"))

    def excerpt(place: Place) -> Excerpt | None:
        known = lines(place.path) if place.path and place.line else ()
        if place.line > len(known) or not known or not known[place.line - 1].strip():
            return None
        return _cut(known[place.line - 1].replace("\t", " "), max(place.column - 1, 0), place)

    return excerpt


def _cut(line: str, start: int, place: Place) -> Excerpt:
    """The line, cut where it is long so that what is meant can be seen."""
    begin = 0 if start < WIDEST * 2 // 3 else start - WIDEST // 3
    shown = line[begin : begin + WIDEST]
    length = min(max(place.length, 1), len(shown) - (start - begin)) if place.column else 0
    before, after = "…" if begin else "", "…" if begin + WIDEST < len(line) else ""
    return Excerpt(before + shown + after, start - begin + len(before), max(length, 0))
