"""A page as a generator wrote it: what it says, and where it leads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

TAG = re.compile(r"<[^>]*>")
HREF = re.compile(r'<a\s[^>]*?href="([^"]*)"')


@dataclass(frozen=True)
class BuiltPage:
    """A page by its address; empty where there is none."""

    output: Path
    address: str

    @cached_property
    def markup(self) -> str:
        path = self.output / self.address
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    @cached_property
    def words(self) -> str:
        return bare(self.markup)

    @cached_property
    def targets(self) -> frozenset[str]:
        """Where its links lead: files of the site by their addresses, others as they stand."""
        links = (html.unescape(href) for href in HREF.findall(self.markup))
        return frozenset(_file(urljoin(f"/{self.address}", link)) for link in links)


def bare(markup: str) -> str:
    """The text of markup without white space."""
    return "".join(html.unescape(TAG.sub("", markup)).split())


def _file(path: str) -> str:
    return path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
