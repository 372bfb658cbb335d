"""Enterprises and news."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.marking import NP_
from microsite.model.enterprise import Enterprise, MilestoneKind
from microsite.model.page import News
from microsite.planning.entries import Entry
from microsite.planning.records import RecordView, record
from microsite.planning.setting import Setting
from microsite.planning.views import LinkView, Text, plain

INDUSTRY = NP_("fact about an enterprise", "Industry")
STATUS = NP_("fact about an enterprise", "Status")
PRODUCTS = NP_("fact about an enterprise", "Products")
RECOGNITION = NP_("fact about an enterprise", "Programme")
FIGURES_ON_A_CARD = 2


@frozen
class Card:
    """An enterprise in the directory; what it is filtered and sorted by is plain text."""

    link: LinkView
    name: str
    industry: Text
    industry_plain: str
    status_plain: str
    description: Text
    records: tuple[RecordView, ...]


@frozen
class Directory:
    """The cards with the industries and statuses among them."""

    cards: tuple[Card, ...]
    industries: tuple[str, ...]
    statuses: tuple[str, ...]


@frozen
class Fact:
    """A labelled fact; `as_of` where it is stated for a day."""

    label: str
    text: Text
    as_of: Text = ()


@frozen
class Facts:
    """What the fact panel of an enterprise shows. Facts that are not known are left out."""

    official_names: tuple[tuple[str, str], ...]
    unofficial: bool
    name_note: Text
    facts: tuple[Fact, ...]
    records: tuple[RecordView, ...]
    place: LinkView


@frozen
class MilestoneView:
    """Something dated."""

    date: Text
    what: Text
    projected: bool
    place: LinkView


@frozen
class NewsItem:
    """A news item in the list."""

    date: Text
    link: LinkView
    description: Text


def enterprise_cards(setting: Setting) -> tuple[Card, ...]:
    """A card for every enterprise that this language shows."""
    shown = (entry for entry in setting.entries.values() if entry.enterprise and setting.has(entry))
    return tuple(_card(setting, entry, entry.enterprise) for entry in shown if entry.enterprise)


def directory(setting: Setting) -> Directory:
    """The enterprises with what they can be filtered by."""
    cards = enterprise_cards(setting)
    industries, statuses = ({getattr(card, name) for card in cards} for name in ("industry_plain", "status_plain"))
    return Directory(cards, tuple(sorted(industries - {""})), tuple(sorted(statuses - {""})))


def _card(setting: Setting, entry: Entry, enterprise: Enterprise) -> Card:
    profile = entry.text_for(setting.language.code)
    industry = setting.text(enterprise.industry)
    return Card(
        link=setting.entry(entry.key),
        name=setting.plain(enterprise.name),
        industry=industry,
        industry_plain=plain(industry),
        status_plain=plain(setting.text(enterprise.status)),
        description=setting.line(profile.description) if profile else (),
        records=_records(setting, entry.key, FIGURES_ON_A_CARD),
    )


def facts(setting: Setting, slug: str) -> Facts:
    """The fact panel of an enterprise."""
    enterprise = setting.site.enterprise[slug]
    unofficial = setting.language.code in enterprise.unofficial
    return Facts(
        official_names=_official_names(setting, enterprise) if unofficial else (),
        unofficial=unofficial,
        name_note=setting.text(enterprise.name_note),
        facts=tuple(_facts(setting, enterprise)),
        records=_records(setting, slug),
        place=setting.citation(enterprise.source, enterprise.locator),
    )


def _facts(setting: Setting, enterprise: Enterprise) -> list[Fact]:
    as_of = setting.period(enterprise.status_as_of)
    rows = (
        (INDUSTRY, enterprise.industry, ()),
        (PRODUCTS, enterprise.products, ()),
        (STATUS, enterprise.status, as_of),
        (RECOGNITION, enterprise.recognition, ()),
    )
    return [Fact(setting.language.pgettext(*label), setting.text(text), day) for label, text, day in rows if text]


def _official_names(setting: Setting, enterprise: Enterprise) -> tuple[tuple[str, str], ...]:
    """The names that are not our rendering, each with the tag of its language."""
    names = ((code, name) for code, name in enterprise.name.values if code not in enterprise.unofficial)
    return tuple((setting.languages[code].tag, name) for code, name in names)


def _records(setting: Setting, slug: str, most: int | None = None) -> tuple[RecordView, ...]:
    return tuple(record(setting, figure) for figure in setting.site.figure.of(slug)[:most])


def timeline(setting: Setting, slug: str) -> tuple[MilestoneView, ...]:
    """The dated events of an enterprise."""
    return tuple(
        MilestoneView(
            date=setting.period(milestone.date),
            what=setting.text(milestone.what),
            projected=milestone.kind is MilestoneKind.PROJECTION,
            place=setting.citation(milestone.source, milestone.locator),
        )
        for milestone in setting.site.enterprise[slug].milestones
    )


def news_list(setting: Setting) -> tuple[NewsItem, ...]:
    """The news that this language shows, the latest first."""
    texts = ((entry, entry.text_for(setting.language.code)) for entry in setting.entries.values() if setting.has(entry))
    news = [(entry, text) for entry, text in texts if isinstance(text, News)]
    news.sort(key=lambda pair: (pair[1].date.last_day, pair[0].key), reverse=True)
    return tuple(
        NewsItem(setting.period(text.date), setting.entry(entry.key), setting.line(text.description))
        for entry, text in news
    )
