"""Inline Markdown only where there is a sign of it: most lines hold none, and every pattern would be tried on them."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

# What every inline pattern of Python-Markdown and of the extensions that are used here begins with.
SIGN = re.compile(r"[\\`\[<*_&!]|  \n")
NAME, PRIORITY = "inline", 20  # those of the treeprocessor that it stands in for


class SparingInlineProcessor(InlineProcessor):
    """Python-Markdown's own, which leaves a text alone that has no sign of inline Markdown."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if patternIndex == 0 and SIGN.search(data) is None:
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return handled


def spare_inlines(markdown: Markdown) -> None:
    """Have a reader of Markdown spend no time on lines without inline Markdown."""
    markdown.treeprocessors.register(SparingInlineProcessor(markdown), NAME, PRIORITY)
