"""Marks names that contain digits, wherever they stand as words in text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from microsite.prose.parts import Name, Words

TAG = re.compile(r"(<[^'\">]*(?:(?:\"[^\"]*\"|'[^']*')[^'\">]*)*>)")


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<![A-Za-z0-9])(" + "|".join(map(re.escape, longest_first)) + r")(?![A-Za-z0-9])")


def split_names(text: str, names: tuple[str, ...]) -> tuple[Words | Name, ...]:
    """Plain text as words and names."""
    pieces = _pattern(names).split(text) if names else [text]
    parts = (Name(piece) if number % 2 else Words(piece) for number, piece in enumerate(pieces))
    return tuple(part for part in parts if part.text)


def mark_names(html: str, names: tuple[str, ...]) -> str:
    """HTML with every name in its text marked; tags are left as they are."""
    if not any(name in html for name in names):
        return html
    return in_text(html, lambda text: _pattern(names).sub(r'<span class="name" translate="no">\1</span>', text))


def in_text(html: str, change: Callable[[str], str]) -> str:
    """HTML whose text, but not its tags, went through a function."""
    pieces = TAG.split(html)
    return "".join(piece if number % 2 else change(piece) for number, piece in enumerate(pieces))
