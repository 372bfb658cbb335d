"""What is written in Markdown: pages, news items and the prose of enterprise profiles."""

from __future__ import annotations

from datetime import date as calendar_date

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.fields import Declared, Placed, optional, required
from microsite.model.periods import Period
from microsite.model.values import day, period, text

ERROR_PAGE = "404"  # the key of the page that is shown where there is none
TRANSLATED_FROM = N_("the state of the original that this is a translation of; build.py translated writes it")


@frozen(kw_only=True)
class Prose(Placed):
    """A Markdown body in one language, and where it stands."""

    key: str
    language: str
    body: str
    body_line: int
    description: str
    translated_from: str | None = optional(text, TRANSLATED_FROM)


@frozen(kw_only=True)
class Page(Prose):
    """content/pages/PATH.LANGUAGE.md: its address is its path in that folder."""

    title: str = required(text, N_("the page's heading"))
    description: str = required(text, N_("one or two sentences that say what the page tells"))
    updated: calendar_date | None = optional(day, N_("the day on which the page was last brought up to date"))
    menu: str | None = optional(text, N_("the short title used in menus"))

    @property
    def short_title(self) -> str:
        return self.menu or self.title


@frozen(kw_only=True)
class News(Prose):
    """content/news/NAME.LANGUAGE.md."""

    title: str = required(text, N_("the headline"))
    description: str = required(text, N_("one or two sentences that say what happened"))
    date: Period = required(period, N_("when it happened"))

    @property
    def short_title(self) -> str:
        return self.title


@frozen(kw_only=True)
class Profile(Prose):
    """content/enterprises/SLUG/profile.LANGUAGE.md."""

    description: str = required(text, N_("one sentence that says what the enterprise does"))


CONTENT_TYPES: tuple[tuple[str, type[Declared]], ...] = (("pages", Page), ("news", News), ("enterprises", Profile))
SHORT_TEXTS = ("title", "description", "menu")  # the fields of prose, besides its body, that readers see
