"""Joins Chinese and Japanese lines: a line end between two of their characters is no space (W3C clreq)."""

from __future__ import annotations

import re

from microsite.prose.references import CLOSE, OPEN

HAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
# The line end stands first, so that only line ends are looked at.
JOIN = f"\n(?:(?<=[{HAN}]\n)(?=[{HAN}A-Za-z{OPEN}])|(?<=[A-Za-z{CLOSE}]\n)(?=[{HAN}]))"


def join_lines(text: str) -> str:
    """Text without the line ends that would show as spaces inside running Han text."""
    return re.sub(JOIN, "", text)  # compiled only where there is a text to be read
