"""What can be linked to: pages, news and enterprises, each by its key, with an address per language."""

from __future__ import annotations

from dataclasses import dataclass, field

from microsite.model.enterprise import Enterprise
from microsite.model.page import News, Page, Prose
from microsite.model.site import ERROR_PAGE, Site
from microsite.problems import Place

HOME = "index"


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


def entries(site: Site) -> dict[str, Entry]:
    """Every entry of the site but the error page, by key."""
    texts: dict[str, dict[str, Prose]] = {enterprise.slug: {} for enterprise in site.enterprises}
    for profile in site.profiles:
        if profile.key in texts:
            texts[profile.key][profile.language] = profile
    for text in (*site.pages, *site.news):
        key = f"news/{text.key}" if isinstance(text, News) else text.key
        if key != ERROR_PAGE:
            texts.setdefault(key, {})[text.language] = text
    found = ((key, site.enterprise.get(key), _ordered(written, site)) for key, written in texts.items())
    return {key: Entry(key, _path(key, enterprise), written, enterprise) for key, enterprise, written in found}


def _path(key: str, enterprise: Enterprise | None) -> str:
    return f"enterprises/{key}.html" if enterprise else f"{key}.html"


def _ordered(texts: dict[str, Prose], site: Site) -> dict[str, Prose]:
    """Prose in the order in which languages stand in for each other: the default language first."""
    codes = sorted(site.configuration.codes, key=lambda code: code != site.configuration.default_language)
    return {code: texts[code] for code in codes if code in texts}
