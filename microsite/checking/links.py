"""Every internal link and anchor of the rendered site leads somewhere, and no id stands twice on a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity

DEAD_LINK = ProblemKind(
    "dead-link",
    Severity.ERROR,
    N_("On %(page)s a link leads to “%(link)s”, which does not exist."),
    N_("A reader who follows it finds nothing."),
    N_("Use [[name]] for pages of the site; for a file check its name and folder."),
)
DEAD_ANCHOR = ProblemKind(
    "dead-anchor",
    Severity.ERROR,
    N_("On %(page)s a link leads to “%(link)s”: the page exists, the place on it does not."),
    N_("A reader who follows it lands at the top of the page and must search."),
    N_("Give the heading there the id after the #, as in “## Heading {#id}”; records need the block “::: records”."),
)
ID_TWICE = ProblemKind(
    "id-twice-on-page",
    Severity.ERROR,
    N_("On %(page)s the id “%(id)s” stands twice."),
    N_("A link to this id can reach only one of the two."),
    N_("Give one of the two headings another id: “## Heading {#other-id}”."),
)
OTHER_HOST = ProblemKind(
    "fetched-from-elsewhere",
    Severity.ERROR,
    N_("%(page)s loads “%(link)s” from another server."),
    N_("The page would tell that server who reads it, and break when that server does."),
    N_("Put the picture or file into assets/ and use it from there."),
)


@dataclass
class _Page(HTMLParser):
    """What a page links to, loads and can be linked at."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "link" and values.get("rel") in ("stylesheet", "icon"):
            self.loads.append(values["href"])
        elif "src" in values:
            self.loads.append(values["src"])


def check_links(files: Mapping[str, bytes], origins: Mapping[str, Place]) -> Iterator[Problem]:
    """Report dead links, dead anchors, doubled ids and anything loaded from another host."""
    pages = {address: _read(data) for address, data in files.items() if address.endswith(".html")}
    for address, page in pages.items():
        place = origins.get(address, Place(address))
        for identifier in sorted({each for each in page.ids if page.ids.count(each) > 1}):
            yield ID_TWICE.at(place, page=address, id=identifier)
        for link in dict.fromkeys((*page.links, *page.loads)):
            yield from _link(link, link in page.loads, address, files, pages, place)


def _read(data: bytes) -> _Page:
    page = _Page()
    page.feed(data.decode())
    return page


def _link(
    link: str, loaded: bool, address: str, files: Mapping[str, bytes], pages: Mapping[str, _Page], place: Place
) -> Iterator[Problem]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        if loaded:
            yield OTHER_HOST.at(place, page=address, link=link)
        return
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path))) if parts.path else address
    )
    if target not in files:
        yield DEAD_LINK.at(place, page=address, link=link)
    elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
        yield DEAD_ANCHOR.at(place, page=address, link=link)
