"""Where something is shown: the site, a language and an address. Everything shown is resolved through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from microsite.frozen import frozen
from microsite.marking import NP_
from microsite.model.configuration import MissingTranslation
from microsite.model.figure import Figure
from microsite.model.localized import Localized
from microsite.model.periods import Period
from microsite.model.site import Site
from microsite.planning.addresses import SOURCES, address, record_anchor, relative, source_anchor
from microsite.planning.assets import Assets
from microsite.planning.entries import Entry
from microsite.planning.views import FigureView, LinkView, Text, TextPart, plain
from microsite.prose.markdown_text import ProseReader
from microsite.prose.parts import (
    BlockReference,
    Citation,
    DateReference,
    EntryReference,
    FigureReference,
    Html,
    Name,
    Part,
    Reference,
    Words,
)
from microsite.wording.dates import period_parts
from microsite.wording.language import Language
from microsite.wording.quantities import figure_text

Links = dict[tuple[str, ...], dict[tuple[str, ...], LinkView]]  # by where they stand, then by what they lead to
STANDING = (Html, Words, Name)  # what is shown as it stands: most of any text
PARAGRAPH = NP_("place in a source", "%(section)s, paragraph %(number)s")


class FigureTexts(dict[str, str]):
    """The texts of figures in a language by their ids, each made when it is first asked for."""

    def __init__(self, site: Site, language: Language) -> None:
        super().__init__()
        self._site, self._language = site, language

    def __missing__(self, name: str) -> str:
        figure = self._site.figure[name]
        text = self[name] = figure_text(figure, self._site.unit[figure.unit], self._language)
        return text


class PeriodTexts(dict[Period, Text]):
    """Periods in the words of a language, each made when it is first asked for."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, period: Period) -> Text:
        parts = period_parts(period, self._language)
        text = self[period] = tuple(Words(part) if isinstance(part, str) else part for part in parts)
        return text


@frozen
class Setting:
    """An address in one language. `folder` is the language that links lead to; it differs from `language`, that of the
    words, only where a page shows another language's text because it has none of its own. In a `preview` components may
    tell staff what is missing. `links` are those made so far for any page.
    """

    site: Site
    entries: Mapping[str, Entry]
    languages: dict[str, Language]
    reader: ProseReader
    assets: Assets
    figure_texts: Mapping[str, Mapping[str, str]]
    period_texts: Mapping[str, Mapping[Period, Text]]
    language: Language
    folder: str
    address: str
    preview: bool
    links: Links = field(default_factory=dict)

    def at(self, new_address: str) -> Setting:
        return replace(self, address=new_address)

    def in_words_of(self, code: str) -> Setting:
        return replace(self, language=self.languages[code])

    def in_folder_of(self, code: str, path: str) -> Setting:
        """The setting of a path in another language."""
        return replace(self, language=self.languages[code], folder=code, address=address(code, path))

    def link(self, target: str) -> str:
        """The link from here to an address of the site."""
        return relative(self.address, target)

    def text(self, wording: Localized[str] | None) -> Text:
        """A localized short text; nothing where there is none."""
        return self.line(wording[self.language.code]) if wording else ()

    def line(self, wording: str) -> Text:
        """A short text of this language, its references resolved."""
        return self.resolve(self.reader.line(wording))

    def plain(self, wording: Localized[str]) -> str:
        return plain(self.text(wording))

    def period(self, period: Period | None) -> Text:
        return self.period_texts[self.language.code][period] if period else ()

    def figure(self, figure: Figure) -> FigureView:
        return FigureView(
            id=figure.id,
            value=str(figure.amount),
            text=self.figure_texts[self.language.code][figure.id],
            kind=figure.kind.value,
            href=self.source_link(record_anchor(figure.id)),
        )

    def asset(self, name: str) -> str:
        """The link to an asset; empty where the site has none of this name."""
        return self.link(self.assets.addresses[name]) if name in self.assets.addresses else ""

    def picture(self, name: str) -> str:
        """The link to a picture; one that is missing leads nowhere, which the check of links reports."""
        return self.asset(name) or self.link(f"assets/{name}")

    def entry(self, key: str, wording: str = "", *, short: bool = False) -> LinkView:
        """A link to an entry; where this language leaves it out, to the language that has it."""
        entry, known = self.entries[key], self._links_here
        question = "entry", key, wording, str(short)
        if question not in known:
            title = wording or (entry.short_title if short else entry.title)(self.language.code)
            known[question] = self._entry(entry, title)
        link = known[question]
        return replace(link, current=True) if entry.path == self._path else link

    def _entry(self, entry: Entry, title: str) -> LinkView:
        code = self._language_of(entry)
        tag = "" if code == self.folder else self.languages[code].tag
        words = self.resolve(tuple(_without_link(part) for part in self.reader.line(title)))
        return LinkView(words, self.link(address(code, entry.path)), tag=tag)

    @cached_property
    def _links_here(self) -> dict[tuple[str, ...], LinkView]:
        """The links made so far for pages in this folder, all alike but for the mark of the page itself."""
        folder = self.address.rpartition("/")[0]
        return self.links.setdefault((self.language.code, self.folder, folder), {})

    @cached_property
    def _path(self) -> str:
        """The path of the page here, the same in every language."""
        return self.address.partition("/")[2]

    def has(self, entry: Entry, code: str = "") -> bool:
        """Whether this language, or another one, has a page for an entry."""
        code = code or self.folder
        return self._language_of(entry, code) == code

    def _language_of(self, entry: Entry, code: str = "") -> str:
        """The language in which an entry is shown to readers of this one, or of another."""
        code = code or self.folder
        if entry.is_written_in(code) or self.site.configuration.missing_translation is MissingTranslation.NOTICE:
            return code
        return next(iter(entry.written), code)

    def citation(self, source_id: str, locator: str, words: str = "") -> LinkView:
        """A place in a source, leading to its entry on the sources page."""
        known, question = self._links_here, ("citation", source_id, locator, words)
        if question not in known:
            wording = self.line(words or self.locator(source_id, locator))
            known[question] = LinkView(wording, self.source_link(source_anchor(source_id)), citation=True)
        return known[question]

    def source_link(self, anchor: str) -> str:
        """The link to an anchor of the sources page; empty where the site has no such page."""
        return f"{self._sources}#{anchor}" if self._sources else ""

    @cached_property
    def _sources(self) -> str:
        """The link to the sources page, which a page follows many times."""
        entry = self.entries.get(SOURCES)
        return self.link(address(self._language_of(entry), entry.path)) if entry else ""

    def locator(self, source_id: str, locator: str) -> str:
        """A place in a source in words."""
        source = self.site.source[source_id]
        section = source.section(locator)
        name = section[self.language.code] if section else locator
        paragraph = source.paragraph(locator)
        if paragraph is None:
            return name
        return self.language.pgettext(*PARAGRAPH, section=name, number=paragraph)

    def resolve(self, parts: tuple[Part, ...]) -> Text:
        """Parts with figures, dates and links in the place of references; blocks stand only in a body, not here."""
        resolved: list[TextPart] = []
        for part in parts:
            if isinstance(part, STANDING):
                resolved.append(part)
            else:
                resolved.extend(self._resolved(part))
        return tuple(resolved)

    def _resolved(self, part: Reference) -> Text:
        match part:
            case DateReference():
                return self.period(part.period)
            case FigureReference():
                return (self.figure(self.site.figure[part.id]),)
            case EntryReference():
                return (self.entry(part.key, part.words),)
            case Citation():
                return (self.citation(part.source, part.locator, part.words),)
            case BlockReference():
                return ()


def _without_link(part: Part) -> Part:
    """A part of the words of a link: links stand in none, and a title that names its own page must come to an end."""
    return Words(part.words or part.key) if isinstance(part, EntryReference) else part
