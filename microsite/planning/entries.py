"""What can be linked to: pages, news and enterprises, each by its key, with an address per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

from microsite.memory import Memory
from microsite.model.configuration import Configuration
from microsite.model.enterprise import Enterprise
from microsite.model.groups import Group
from microsite.model.page import News, Page, Profile, Prose
from microsite.model.site import ERROR_PAGE
from microsite.problems import Place

HOME = "index"
WRITTEN: dict[type, type] = {Enterprise: Profile, Page: Page, News: News}  # in the order of entries, with their prose


@dataclass(frozen=True)
class Entry:
    """Something with a page of its own. `texts` holds its prose by language; an enterprise may have none."""

    key: str
    path: str
    texts: dict[str, Prose] = field(default_factory=dict)
    enterprise: Enterprise | None = None

    def text_for(self, language: str) -> Prose | None:
        """The prose in this language, or in the first that has any."""
        return self.texts.get(language) or next(iter(self.texts.values()), None)

    def title(self, language: str) -> str:
        """The title as written, with references still in it."""
        if self.enterprise:
            return self.enterprise.name[language]
        text = self.text_for(language)
        return text.title if isinstance(text, Page | News) else self.key

    def short_title(self, language: str) -> str:
        """The title for menus and breadcrumbs."""
        if self.enterprise:
            return self.enterprise.short_name[language]
        text = self.text_for(language)
        return text.short_title if isinstance(text, Page | News) else self.key

    @property
    def template(self) -> str:
        """The template of its page."""
        if self.enterprise:
            return "enterprise.html"
        return "news.html" if isinstance(self.text_for(""), News) else "page.html"

    def place_for(self, language: str) -> Place:
        """The file that its page in a language comes from."""
        text = self.text_for(language)
        return text.place if text else self.enterprise.place if self.enterprise else Place("")

    def is_written_in(self, language: str) -> bool:
        """Whether this language has the entry's words: its prose, or for an enterprise without prose its facts."""
        if self.enterprise and not self.texts:
            return language in self.enterprise.name.languages
        return language in self.texts


def entries(groups: Mapping[str, Group], configuration: Configuration, memory: Memory) -> dict[str, Entry]:
    """Every entry of the site but the error page, by key: the enterprises, then the pages, then the news."""
    # The order in which languages stand in for each other: the default language first.
    codes = tuple(sorted(configuration.codes, key=lambda code: code != configuration.default_language))
    made = memory.renewed(("entries", *codes), groups, partial(_entry, codes=codes)).values()
    ranked = sorted((each for each in made if each), key=itemgetter(0))
    return {key: entry for _, key, entry in ranked}


def _entry(group: Group, codes: tuple[str, ...]) -> tuple[int, str, Entry] | None:
    """The entry that a group of files makes up, with its rank and its key; None where it makes up none."""
    rank, kind = next(((rank, kind) for rank, kind in enumerate(WRITTEN) if kind in group.by_type), (0, None))
    if kind is None:
        return None
    first = group.by_type[kind][0]
    written = {text.language: text for text in group.by_type.get(WRITTEN[kind], ())}
    texts = {code: written[code] for code in codes if code in written}
    if kind is Enterprise:
        return rank, first.slug, Entry(first.slug, f"enterprises/{first.slug}.html", texts, first)
    key = f"news/{first.key}" if kind is News else first.key
    return None if key == ERROR_PAGE else (rank, key, Entry(key, f"{key}.html", texts))
