"""Steps of Python-Markdown only where there is a sign of what they look for: most texts hold none of it."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, ETX, STX

from microsite.prose.blocks import SparingBlockParser

BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
UNUSUAL_SPACE = ("\t", "\r", "\n ", STX, ETX)
# The names and priorities of the steps that the ones here stand in for.
SPACE, HTML = ("normalize_whitespace", 30), ("html_block", 20)
ATTRIBUTES, ESCAPES = ("attr_list", 8), ("unescape", 0)


class SparingMarkdown(Markdown):
    """A reader of Markdown that leaves out what a text does not need; what it makes is the same."""

    source = ""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.preprocessors.register(SparingSpace(self), *SPACE)
        self.preprocessors.register(SparingHtml(self, self.preprocessors[HTML[0]]), *HTML)
        self.treeprocessors.register(SparingAttributes(self), *ATTRIBUTES)
        self.treeprocessors.register(SparingEscapes(self), *ESCAPES)

    def build_parser(self) -> SparingMarkdown:
        """Have what reads Markdown try on a block only what it may be."""
        super().build_parser()
        self.parser = SparingBlockParser(self.parser)
        return self

    def convert(self, source: str) -> str:
        """The HTML that a text is."""
        self.source = source
        return super().convert(source)

    def is_block_level(self, tag: object) -> bool:
        """As Python-Markdown tells it, but without looking through a list."""
        return isinstance(tag, str) and (tag in BLOCKS or tag.lower().rstrip("/") in BLOCKS)


class SparingSpace(NormalizeWhitespace):
    """Gives the lines the space that later steps reckon with: most want only empty lines at the end."""

    md: SparingMarkdown

    def run(self, lines: list[str]) -> list[str]:
        source = self.md.source
        if any(map(source.__contains__, UNUSUAL_SPACE)):
            return super().run(lines)
        return [*lines, "", ""]


class SparingHtml(Preprocessor):
    """Takes HTML out of the lines; without a tag or an entity they stay as they are."""

    md: SparingMarkdown

    def __init__(self, markdown: SparingMarkdown, step: Preprocessor) -> None:
        super().__init__(markdown)
        self._step = step

    def run(self, lines: list[str]) -> list[str]:
        source = self.md.source
        return self._step.run(lines) if "<" in source or "&" in source else lines


class SparingAttributes(AttrListTreeprocessor):
    """Gives elements the attributes that stand behind them in braces."""

    md: SparingMarkdown

    def run(self, doc: Element) -> None:
        if "{" in self.md.source:
            super().run(doc)


class SparingEscapes(UnescapeTreeprocessor):
    """Puts signs back that stand behind a backslash."""

    md: SparingMarkdown

    def run(self, root: Element) -> None:
        if "\\" in self.md.source:
            super().run(root)
