"""Blocks of Markdown: what only words begin is a paragraph, and no other kind is tried on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import STX

# No other kind of block of Python-Markdown and of the extensions that are used here begins like one of these lines.
PARAGRAPH = re.compile(rf"(?:[^\s\d#=\-_*+:>\[|{STX}][^\n|]*+\n?+)+")


class SparingBlockParser(BlockParser):
    """Python-Markdown's own, with the kinds of block that another has."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser.md)
        self.blockprocessors = parser.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._processors: tuple[BlockProcessor, ...] = ()

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802
        """The tree of a text."""
        self._processors = tuple(self.blockprocessors)
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Add blocks to an element, each as the first kind that takes it."""
        while blocks:
            likely = self._processors[-1:] if PARAGRAPH.fullmatch(blocks[0]) else self._processors
            for processor in likely:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
