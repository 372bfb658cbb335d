"""Ids for headings: Python-Markdown's own, without the table of contents that it makes of them and nobody asks for."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor, remove_fnrefs, render_inner_html, strip_tags, unique
from markdown.util import STX

MARKUP = re.compile(f"[&<>{STX}]")


class HeadingIds(TocTreeprocessor):
    """Gives each heading without an id the one that its words make, different from every other on the page."""

    def run(self, doc: Element) -> None:
        elements = list(doc.iter())
        used = {name for element in elements if (name := element.get("id"))}
        counters: dict[str, int] = {}
        for element in elements:
            if isinstance(element.tag, str) and element.tag[:1] in "Hh" and self.header_rgx.match(element.tag):
                self.set_level(element)
                if "id" not in element.attrib:
                    words = self.slugify(_words(element, self.md), self.sep)
                    element.attrib["id"] = unique(words, used, counters)


def _words(heading: Element, markdown: Markdown) -> str:
    """The words of a heading; those without any markup stand as they are."""
    text = heading.text or ""
    if not len(heading) and not heading.attrib and not MARKUP.search(text):
        return " ".join(text.split())
    return html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), markdown)))


class HeadingIdExtension(TocExtension):
    """Stands in for Python-Markdown's extension `toc`, with its settings."""

    TreeProcessorClass = HeadingIds
