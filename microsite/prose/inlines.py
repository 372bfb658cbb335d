"""Inline Markdown only where there is a sign of it: most texts hold none, and the others few kinds."""

from __future__ import annotations

import re
from collections import deque
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import ReferenceInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

# The inline patterns of Python-Markdown and of the extensions that are used here, in the order they are tried in, and
# what none of them matches without.
SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("://",),
    "automail": ("@",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
# What any of them begins with, and what stands for what has been taken out of a text.
SIGN = re.compile(rf"[\\`\[<*_&!{STX}]|  \n")
NAME, PRIORITY = "inline", 20  # those of the treeprocessor that it stands in for


class SparingInlineProcessor(InlineProcessor):
    """Python-Markdown's own, which passes over texts without a sign and tries no pattern whose sign a text has not."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self._patterns = [(markdown.inlinePatterns[name], signs) for name, signs in SIGNS.items()]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """A tree with the inline Markdown of its texts, those nearer to the root first."""
        self.stashed_nodes: dict[str, Element | str] = {}
        waiting = deque([tree])
        while waiting:
            element = waiting.popleft()
            made: list[tuple[Element, list[Element]]] = []
            for child in element:
                if child.text and SIGN.search(child.text) and not isinstance(child.text, AtomicString):
                    nodes = self._inside(child)
                    made.append((child, nodes))
                    waiting.extend(nodes)
                if child.tail and SIGN.search(child.tail):
                    self._behind(child, element)
                if len(child):
                    waiting.append(child)
            for child, nodes in made:
                child[:0] = nodes
        return tree

    def _inside(self, element: Element) -> list[Element]:
        """Leave the words before the first node in an element: the nodes that its text is made of."""
        text, element.text = self._replaced(element.text or ""), None
        return self._placed(text, element)

    def _behind(self, element: Element, parent: Element) -> None:
        """Put the nodes that the text behind an element is made of into its parent."""
        stand_in = Element("d")
        nodes = self._placed(self._replaced(element.tail or ""), stand_in, inside=False)
        element.tail = stand_in.tail
        after = list(parent).index(element) + 1
        parent[after:after] = nodes

    def _replaced(self, text: str) -> str:
        """A text with placeholders for the nodes that its inline Markdown stands for."""
        return self._InlineProcessor__handleInline(text)

    def _placed(self, text: str, element: Element, inside: bool = True) -> list[Element]:
        """The nodes that the placeholders in a text stand for; the words before the first are put into the element."""
        found = self._InlineProcessor__processPlaceholders(text, element, inside)  # type: ignore[attr-defined]
        return [node for node, _ in found]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index, (pattern, signs) in enumerate(self._patterns[patternIndex:], patternIndex):
            if isinstance(pattern, ReferenceInlineProcessor) and not self.md.references:
                continue
            matched, start = any(map(data.__contains__, signs)), 0
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data


def spare_inlines(markdown: Markdown) -> None:
    """Have a reader of Markdown spend no time on inline Markdown that there is not."""
    markdown.treeprocessors.register(SparingInlineProcessor(markdown), NAME, PRIORITY)
