"""Every internal link and anchor of the rendered site leads somewhere, and no id stands twice on a page."""

from __future__ import annotations

import posixpath
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from html import unescape
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from microsite.checking.texts import Lines
from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.rendering.site_files import SiteFiles

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


# What stands in a tag with attributes: the others hold nothing.
TAG = re.compile(r"<(?:!--.*?-->|([a-zA-Z][\w-]*+\s[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+)>)", re.DOTALL)
ATTRIBUTE = re.compile(r"\s(id|href|src|rel)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
PLAIN = re.compile(r"[\w.-][\w./-]*", re.ASCII)  # a link that is a relative path and nothing else, as most are
LOADED_BY_LINK = ("stylesheet", "icon")
MOST_TAGS = 10_000  # of which it is remembered what they hold: most stand on many pages


class _Page(NamedTuple):
    """What a page links to, loads and can be linked at."""

    links: tuple[str, ...]
    loads: tuple[str, ...]
    ids: tuple[str, ...]


@frozen
class _Checked:
    """What a build has read of its pages by their fingerprints, all that could be linked to, and the pages, by address
    and fingerprint, that were sound.
    """

    pages: Mapping[str, _Page]
    targets: str
    sound: frozenset[str]


PAGES, SOUND = ("links",), ("sound",)


def check_links(files: SiteFiles, origins: Mapping[str, Place], lines: Lines, memory: Memory) -> Iterator[Problem]:
    """Report dead links, dead anchors, doubled ids and anything loaded from another host.

    `origins` are the files that the pages come from, `lines` gives what stands in these, to tell the place. A page that
    was sound, and is as it was, is sound for as long as all addresses and ids are as they were.
    """
    checked = memory.recall(PAGES, lambda: _kept(memory))
    names = {address: files.fingerprint(address) for address in files if address.endswith(".html")}
    pages = {
        address: checked.pages.get(name) or _interned(links_of(name, partial(files.__getitem__, address), memory))
        for address, name in names.items()
    }
    targets = fingerprint(repr([(address, page.ids) for address, page in pages.items()]), repr(list(files)))
    sound = checked.sound if checked.targets == targets else frozenset[str]()
    leads = _Leads(files, {address: frozenset(page.ids) for address, page in pages.items()})
    found = set[str]()
    for address, page in pages.items():
        known_by = f"{names[address]} {address}"
        problems = () if known_by in sound else tuple(_check(page, address, leads, origins, lines))
        yield from problems
        if not problems:
            found.add(known_by)
    newest = _Checked({names[address]: page for address, page in pages.items()}, targets, frozenset(found))
    _keep(newest, checked, memory)


def links_of(name: str, read: Callable[[], bytes], memory: Memory) -> _Page:
    """What a page of this fingerprint links to, loads and can be linked at; best asked where it has been rendered."""
    return memory.row(name, lambda name: _read(read()), lambda name: ("links", name))


def _interned(page: _Page) -> _Page:
    """The same, each text only once for all pages, whichever process has read it."""
    return _Page(*(tuple(map(sys.intern, texts)) for texts in (page.links, page.loads, page.ids)))


def _kept(memory: Memory) -> _Checked:
    targets, *sound = (memory.kept_bytes(SOUND) or b"").decode().split("\n")
    return _Checked(memory.kept_mapping(PAGES), targets, frozenset(sound))


def _keep(newest: _Checked, last: _Checked, memory: Memory) -> None:
    memory.replace(PAGES, newest)
    memory.keep_mapping(PAGES, newest.pages, newest.pages.keys() ^ last.pages.keys())
    if (newest.targets, newest.sound) != (last.targets, last.sound):
        memory.keep_bytes(SOUND, "\n".join((newest.targets, *newest.sound)).encode())


class _Leads(dict[tuple[str, str], bool]):
    """Whether a link surely leads somewhere, by the folder of its page and its text: most stand on many pages.

    It knows all addresses, and the ids of every page.
    """

    def __init__(self, files: Collection[str], ids: Mapping[str, frozenset[str]]) -> None:
        super().__init__()
        self.files, self.ids = files, ids

    def __missing__(self, found: tuple[str, str]) -> bool:
        folder, link = found
        nowhere = Place("")
        plainly = PLAIN.fullmatch(link) and posixpath.normpath(posixpath.join(folder, link)) in self.files
        self[found] = leads = bool(plainly) or not any(_link(link, True, posixpath.join(folder, ""), self, nowhere))
        return leads


def _check(page: _Page, address: str, leads: _Leads, origins: Mapping[str, Place], lines: Lines) -> Iterator[Problem]:
    place, folder = origins.get(address, Place(address)), posixpath.dirname(address)
    if len(leads.ids[address]) < len(page.ids):
        for identifier in sorted(each for each, times in Counter(page.ids).items() if times > 1):
            yield ID_TWICE.at(_typed(f"{{#{identifier}}}", place, lines, last=True), page=address, id=identifier)
    for link in dict.fromkeys((*page.links, *page.loads)):
        if not leads[folder, link]:
            for problem in _link(link, link in page.loads, address, leads, place):
                yield replace(problem, place=_typed(link, place, lines))


STYLE_FETCHES = re.compile(rb"(?:url\(\s*['\"]?|@import\s+['\"])((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)


def check_styles(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Report style sheets that fetch from other hosts."""
    for address in files:
        for found in STYLE_FETCHES.finditer(files[address]) if address.endswith(".css") else ():
            yield OTHER_HOST.at(Place("assets"), page=address, link=found[1].decode("utf-8", "replace"))


def _typed(words: str, origin: Place, lines: Lines, *, last: bool = False) -> Place:
    """The place of words in the file that a page comes from; the file's own place where they are not typed in it."""
    found = [
        Place(origin.path, number, line.find(words) + 1, len(words))
        for number, line in enumerate(lines(origin.path), 1)
        if words in line
    ]
    return found[-1 if last else 0] if found else origin


@lru_cache(maxsize=MOST_TAGS)
def _held(tag: str) -> tuple[tuple[str, str], ...]:
    """The address and the id in a start tag, each with the field of `_Page` that it belongs to."""
    name = tag.split(None, 1)[0] if tag else ""
    values = {found[1]: unescape(found[2] or found[3] or found[4] or "") for found in ATTRIBUTE.finditer(tag)}
    held = [("ids", values["id"])] if "id" in values else []
    if name == "a" and "href" in values:
        held.append(("links", values["href"]))
    elif name == "link" and values.get("rel") in LOADED_BY_LINK:
        held.append(("loads", values.get("href", "")))
    elif "src" in values:
        held.append(("loads", values["src"]))
    return tuple(held)


def _read(data: bytes) -> _Page:
    """The addresses and ids of a page, which templates and the cleaning of prose have made well-formed."""
    found = list(chain.from_iterable(map(_held, TAG.findall(data.decode()))))
    return _Page(*(tuple(value for field, value in found if field == name) for name in ("links", "loads", "ids")))


def _link(link: str, loaded: bool, address: str, leads: _Leads, place: Place) -> Iterator[Problem]:
    """What is wrong with a link that stands at an address, which may be that of a folder."""
    try:
        parts = urlsplit(link)
    except ValueError:  # brackets that are those of no address
        yield DEAD_LINK.at(place, page=address, link=link)
        return
    if parts.scheme or parts.netloc:
        if loaded:
            yield OTHER_HOST.at(place, page=address, link=link)
        return
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path))) if parts.path else address
    )
    if target not in leads.files:
        yield DEAD_LINK.at(place, page=address, link=link)
    elif parts.fragment and target in leads.ids and unquote(parts.fragment) not in leads.ids[target]:
        yield DEAD_ANCHOR.at(place, page=address, link=link)
