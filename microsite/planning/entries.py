"""What can be linked to: pages, news and enterprises, each by its key, with an address per language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from microsite.frozen import frozen
from microsite.memory import Memory
from microsite.model.configuration import Configuration
from microsite.model.enterprise import Enterprise
from microsite.model.groups import Group
from microsite.model.page import ERROR_PAGE, News, Page, Profile, Prose
from microsite.problems import Place

HOME = "index"
TEMPLATES: dict[type, str] = {Enterprise: "enterprise.html", Page: "page.html", News: "news.html"}
WRITTEN: dict[type, type[Prose]] = {Enterprise: Profile, Page: Page, News: News}  # in the order of entries


@frozen(eq=False)
class Entry:
    """Something with a page of its own: a group of files. `written` are the places of its prose by language, the one
    that stands in for others first; an enterprise may have none.
    """

    key: str
    path: str
    kind: type
    group: Group
    written: Mapping[str, Place]

    @cached_property
    def texts(self) -> dict[str, Prose]:
        """Its prose by language."""
        texts = {text.language: text for text in self.group.by_type.get(WRITTEN[self.kind], ())}
        return {code: texts[code] for code in self.written}

    @property
    def enterprise(self) -> Enterprise | None:
        return self.group.by_type[Enterprise][0] if self.kind is Enterprise else None

    def text_for(self, language: str) -> Prose | None:
        """The prose in this language, or in the first that has any."""
        return self.texts.get(language) or next(iter(self.texts.values()), None)

    def title(self, language: str) -> str:
        """The title as written, with references still in it."""
        named = self.group.outline.enterprise
        if named:
            return named.name[language]
        text = self.text_for(language)
        return text.title if isinstance(text, Page | News) else self.key

    def short_title(self, language: str) -> str:
        """The title for menus and breadcrumbs."""
        named = self.group.outline.enterprise
        if named:
            return named.short_name[language]
        text = self.text_for(language)
        return text.short_title if isinstance(text, Page | News) else self.key

    @property
    def template(self) -> str:
        """The template of its page."""
        return TEMPLATES[self.kind]

    def place_for(self, language: str) -> Place:
        """The file that its page in a language comes from."""
        named = self.group.outline.enterprise
        default = named.place if named else Place("")
        return self.written.get(language) or next(iter(self.written.values()), default)

    def is_written_in(self, language: str) -> bool:
        """Whether this language has the entry's words: its prose, or for an enterprise without prose its facts."""
        named = self.group.outline.enterprise
        return language in (self.written if self.written or not named else named.name.languages)


def entries(groups: Mapping[str, Group], configuration: Configuration, memory: Memory) -> dict[str, Entry]:
    """Every entry of the site but the error page, by key: the enterprises, then the pages, then the news."""
    # The order in which languages stand in for each other: the default language first.
    codes = tuple(sorted(configuration.codes, key=lambda code: code != configuration.default_language))
    made = memory.renewed(("entries", *codes), groups, partial(_entry, codes=codes)).values()
    kinds = tuple(WRITTEN)
    ranked = sorted((entry for entry in made if entry), key=lambda entry: kinds.index(entry.kind))
    return {entry.key: entry for entry in ranked}


def _entry(group: Group, codes: tuple[str, ...]) -> Entry | None:
    """The entry that a group of files makes up; None where it makes up none."""
    known = group.outline
    kind = next((kind for kind in WRITTEN if kind in known.kinds), None)
    if kind is None:
        return None
    prose = [piece for piece in known.prose if piece.kind is WRITTEN[kind]]
    places = {piece.language: piece.place for piece in prose}
    written = {code: places[code] for code in codes if code in places}
    if known.enterprise:
        return Entry(known.enterprise.slug, f"enterprises/{known.enterprise.slug}.html", kind, group, written)
    key = f"news/{prose[0].key}" if kind is News else prose[0].key
    return None if key == ERROR_PAGE else Entry(key, f"{key}.html", kind, group, written)
