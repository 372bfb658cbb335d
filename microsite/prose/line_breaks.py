"""Joins Chinese and Japanese lines: a line end between two of their characters is no space (W3C clreq)."""

from __future__ import annotations

import re
from string import ascii_letters

from microsite.prose.references import CLOSE, OPEN

HAN = (
    ("\u2e80", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
    *((mark, mark) for mark in "“”‘’…—"),
)
# A class of all of these would take longer to compile than a page to make. The line end stands first, so that only line
# ends are looked at.
BESIDE_FOREIGN = re.compile("\n(?:(?<=[^\x00-\x7f]\n)|(?=[^\x00-\x7f]))")
BEFORE_HAN, AFTER_HAN = frozenset(ascii_letters + CLOSE), frozenset(ascii_letters + OPEN)


def join_lines(text: str) -> str:
    """Text without the line ends that would show as spaces inside running Han text."""
    return BESIDE_FOREIGN.sub(_joint, text)


def _joint(found: re.Match[str]) -> str:
    """What stands for a line end: nothing where Han text runs on, with a Latin word or a reference on one side."""
    text, at = found.string, found.start()
    last, first = text[at - 1 : at], text[at + 1 : at + 2]
    if _is_han(last):
        return "" if first in AFTER_HAN or _is_han(first) else "\n"
    return "" if last in BEFORE_HAN and _is_han(first) else "\n"


def _is_han(sign: str) -> bool:
    return any(first <= sign <= last for first, last in HAN)
