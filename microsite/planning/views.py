"""What templates see: plain data, in one language, with every link already relative to its page."""

from __future__ import annotations

from typing import Any, ClassVar

from microsite.frozen import frozen
from microsite.prose.parts import Html, Name, Words
from microsite.wording.dates import Time


@frozen
class FigureView:
    """A figure as it stands in text; `value` is machine-readable, `href` leads to its record."""

    part: ClassVar[str] = "figure"
    id: str
    value: str
    text: str
    kind: str
    href: str


@frozen
class LinkView:
    """A link; `words` are its text, `tag` the language of its target where that is another."""

    part: ClassVar[str] = "link"
    words: Text
    href: str
    current: bool = False
    citation: bool = False
    tag: str = ""


@frozen
class BlockView:
    """A component with its data: templates/blocks/NAME.html. `tag` where the text around it is in another language."""

    part: ClassVar[str] = "block"
    name: str
    data: Any
    tag: str = ""


TextPart = Html | Words | Name | Time | FigureView | LinkView | BlockView
Text = tuple[TextPart, ...]


@frozen
class LanguageLink:
    """The same page in a language."""

    tag: str
    name: str
    href: str
    current: bool


@frozen
class Alternate:
    """An absolute address of the same page in a language, or `x-default`."""

    tag: str
    href: str


@frozen
class Chrome:
    """What surrounds every page of a language: identity, menus, the fields at the foot. Links fit one page."""

    site_name: Text
    tagline: Text
    home: str
    main_menu: tuple[LinkView, ...]
    more_menu: tuple[LinkView, ...]
    languages: tuple[LanguageLink, ...]
    publisher: tuple[tuple[str, str], ...]
    stylesheet: str
    icon: str
    date: Text


@frozen
class PageView:
    """A page. `text_tag` is the language of its body where that is another than the page's (then `notice` says so).
    `scripts` are those that its components work with.
    """

    tag: str
    key: str
    title: Text
    title_plain: str
    description: str
    standfirst: Text
    body: Text
    chrome: Chrome
    breadcrumbs: tuple[LinkView, ...] = ()
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    notice: str = ""
    text_tag: str = ""
    detail: Any = None
    scripts: tuple[str, ...] = ()


@frozen
class GalleryItem:
    """A component with its examples: the line that puts it on a page, and what it shows."""

    name: str
    about: Text
    examples: tuple[tuple[str, BlockView], ...]


@frozen
class GalleryView:
    """The components of the gallery."""

    items: tuple[GalleryItem, ...]


def plain(text: Text) -> str:
    """A text without markup, for attributes and data files."""
    return "".join(_plain(part) for part in text)


def unlinked(text: Text) -> Text:
    """A text with the words of its links in their place."""
    return tuple(each for part in text for each in (part.words if isinstance(part, LinkView) else (part,)))


def _plain(part: TextPart) -> str:
    if isinstance(part, LinkView):
        return plain(part.words)
    return part.text if isinstance(part, Words | Name | Time | FigureView) else ""
