"""Links are checked once for all pages of a folder; what is found is what each page's own links, one by one, would give."""

from __future__ import annotations

import posixpath
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from microsite.checking.links import DEAD_ANCHOR, DEAD_LINK, ID_TWICE, OTHER_HOST, check_links
from microsite.memory import Memory
from microsite.rendering.site_files import SiteFiles

FOLDERS = ("", "en/", "en/more/")
NAMES = ("a.html", "b.html", "c.css")
ids = st.sampled_from(("one", "two", "é", "a&amp;b"))
paths = st.sampled_from(("", "a.html", "../a.html", "more/b.html", "./b.html", "../c.css", "a%2Ehtml", "nowhere", "."))
links = st.one_of(
    st.builds("{}#{}".format, paths, ids),
    paths,
    st.sampled_from(
        ("https://example.org/", "//example.org/a", "mailto:a@b", "#", "?q", "http://[", " a.html", "#%C3%A9")
    ),
)
tags = st.one_of(
    st.builds('<a href="{}">'.format, links),
    st.builds("<a id='{}' href={!r}>".format, ids, links),
    st.builds('<p class="x" id="{}">'.format, ids),
    st.builds('<img src="{}">'.format, links),
    st.builds('<link rel="stylesheet" href="{}">'.format, links),
    st.builds('<link rel="canonical" href="{}">'.format, links),
    st.builds("<!-- <a href='{}'> -->".format, paths),
    st.just("words & <b hidden>words</b>"),
)
sites = st.dictionaries(
    st.builds("{}{}".format, st.sampled_from(FOLDERS), st.sampled_from(NAMES)),
    st.lists(tags, max_size=6).map("".join),
    max_size=6,
)


class Tags(HTMLParser):
    """The ids of a page, and its links with whether each is loaded."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: dict[str, bool] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.extend([values["id"]] if "id" in values else [])
        loaded = tag == "img" or values.get("rel") == "stylesheet"
        if tag == "a" or loaded:
            for link in (values[name] for name in ("href", "src") if name in values):
                self.links[link] = self.links.get(link, False) or loaded


def expected(site: dict[str, str]) -> Counter[tuple[str, str, str]]:
    pages = {address: Tags(text) for address, text in site.items() if address.endswith(".html")}
    found = Counter[tuple[str, str, str]]()
    for address, page in pages.items():
        found.update((ID_TWICE.code, address, name) for name, times in Counter(page.ids).items() if times > 1)
        for link, loaded in page.links.items():
            found.update((code, address, link) for code in faults(link, loaded, address, site, pages))
    return found


def faults(link: str, loaded: bool, address: str, site: dict[str, str], pages: dict[str, Tags]) -> list[str]:
    try:
        parts = urlsplit(link)
    except ValueError:
        return [DEAD_LINK.code]
    if parts.scheme or parts.netloc:
        return [OTHER_HOST.code] if loaded else []
    joined = posixpath.join(posixpath.dirname(address), unquote(parts.path))
    target = posixpath.normpath(joined) if parts.path else address
    if target not in site:
        return [DEAD_LINK.code]
    dead = parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids
    return [DEAD_ANCHOR.code] if dead else []


@given(sites)
def test_every_dead_link_of_every_page_is_found(site: dict[str, str]) -> None:
    files = {address: text.encode() for address, text in site.items()}
    problems = check_links(SiteFiles.of(files), {}, lambda path: (), Memory())
    found = ((each.kind.code, each.values["page"], each.values.get("link", each.values.get("id"))) for each in problems)
    assert Counter(found) == expected(site)
