"""A Markdown body to parts."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension

from microsite.fingerprints import fingerprint
from microsite.memory import Memory
from microsite.prose.cleaning import clean
from microsite.prose.headings import HeadingIdExtension
from microsite.prose.inlines import spare_inlines
from microsite.prose.limits import excess
from microsite.prose.line_breaks import join_lines
from microsite.prose.names import TAG, mark_names, split_names
from microsite.prose.parts import BlockReference, Html, Part, Reference
from microsite.prose.references import CLOSE, OPEN, TOKEN, tokenize
from microsite.prose.sparing import SparingMarkdown
from microsite.prose.table_rows import SparingTableExtension
from microsite.prose.tables import readable_tables

BLOCK_PARAGRAPH = re.compile(f"<p>({OPEN}\\d+{CLOSE})</p>")
TOKEN_IN_TAG = re.compile(f"<[^>]*{OPEN}")  # no tag of cleaned HTML has a > before its end


class ProseReader:
    """Reads prose for one site, marking its glossary's names. One instance serves all stages and reads a text once."""

    def __init__(self, names: tuple[str, ...], memory: Memory) -> None:
        self._names = names
        self._memory = memory

    @cached_property
    def _markdown(self) -> SparingMarkdown:
        """What reads Markdown, made only where there is a text that has not been read before."""
        markdown = SparingMarkdown(
            extensions=[
                SparingTableExtension(use_align_attribute=True),
                AttrListExtension(),
                DefListExtension(),
                SaneListExtension(),
                HeadingIdExtension(slugify=_slug, marker=""),
                MarkdownInHtmlExtension(),
            ]
        )
        spare_inlines(markdown)
        return markdown

    def parts(self, body: str) -> tuple[Part, ...]:
        """The parts of a Markdown text; none where it is too long or too deep to be read, which a check reports."""
        return self._memory.recall_large(("prose", fingerprint(body), *self._names), lambda: self._parts(body))

    def _parts(self, body: str) -> tuple[Part, ...]:
        if excess(body):
            return ()
        text, references = tokenize(body)
        try:
            html = clean(self._markdown.reset().convert(join_lines(text)))
        except RecursionError:
            return ()
        html = mark_names(readable_tables(html), self._names)
        return tuple(_split(_unwrap_blocks(html, references), references))

    def line(self, text: str) -> tuple[Part, ...]:
        """The parts of a short text without Markdown: a label, a title."""
        return self._memory.recall(("line", self._names, text), lambda: self._line(text))

    def _line(self, text: str) -> tuple[Part, ...]:
        plain, references = tokenize(text)
        parts: list[Part] = []
        for number, piece in enumerate(TOKEN.split(plain)):
            parts.extend([references[int(piece)]] if number % 2 else split_names(piece, self._names))
        return tuple(parts)


def _slug(heading: str, separator: str) -> str:
    """An id for a heading that has none: its letters in any script."""
    plain = unicodedata.normalize("NFKC", TOKEN.sub("", heading)).strip().lower()
    return re.sub(r"[^\w]+", separator, plain).strip(separator)


def _unwrap_blocks(html: str, references: tuple[Reference, ...]) -> str:
    def unwrapped(match: re.Match[str]) -> str:
        index = int(match[1].strip(OPEN + CLOSE))
        return match[1] if isinstance(references[index], BlockReference) else match[0]

    return BLOCK_PARAGRAPH.sub(unwrapped, html)


def _split(html: str, references: tuple[Reference, ...]) -> list[Part]:
    """The parts, in order. A reference inside a tag, in the address of a link say, has no meaning and is dropped."""
    safe = TAG.sub(lambda tag: TOKEN.sub("", tag[0]), html) if TOKEN_IN_TAG.search(html) else html
    parts: list[Part] = []
    for number, piece in enumerate(TOKEN.split(safe)):
        if number % 2:
            parts.append(references[int(piece)])
        elif piece:
            parts.append(Html(piece))
    return parts
