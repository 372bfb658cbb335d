"""What surrounds a page: identity, menus, the language switch, breadcrumbs, the fields at the foot."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.marking import NP_
from microsite.model.periods import Moment, Period
from microsite.planning.addresses import address
from microsite.planning.assets import STYLESHEET
from microsite.planning.entries import HOME, Entry
from microsite.planning.setting import Setting
from microsite.planning.views import Chrome, LanguageLink, LinkView, unlinked

ICON = "icon.svg"
PUBLISHER_FIELDS = {
    "host": NP_("at the foot of the page", "Hosted by"),
    "site_code": NP_("at the foot of the page", "Website identification code"),
    "icp": NP_("at the foot of the page", "ICP filing"),
    "security": NP_("at the foot of the page", "Public security filing"),
}


def chrome(setting: Setting, entry: Entry | None) -> Chrome:
    """What surrounds the page of an entry, or the error page where there is none."""
    configuration = setting.site.configuration
    day = configuration.date
    today = Moment(day.year, month=day.month, day=day.day)
    return Chrome(
        site_name=unlinked(setting.text(configuration.name)),
        tagline=setting.text(configuration.tagline),
        home=setting.link(address(setting.folder, setting.entries[HOME].path)),
        main_menu=_menu(setting, configuration.menus.main),
        more_menu=_menu(setting, configuration.menus.more),
        languages=tuple(_language_link(setting, entry, code) for code in setting.languages),
        publisher=tuple(_publisher(setting)),
        stylesheet=setting.asset(STYLESHEET),
        icon=setting.asset(ICON),
        date=setting.period(Period(today, today)),
    )


def breadcrumbs(setting: Setting, entry: Entry) -> tuple[LinkView, ...]:
    """The pages above this one: home, and the index of the folder it is in."""
    if entry.key == HOME:
        return ()
    folder = entry.path.rpartition("/")[0]
    above = [HOME, f"{folder}/{HOME}"] if folder else [HOME]
    found = [setting.entries[key] for key in above if key in setting.entries and key != entry.key]
    return tuple(setting.entry(each.key, short=True) for each in found if setting.has(each))


def _menu(setting: Setting, keys: tuple[str, ...]) -> tuple[LinkView, ...]:
    named = (setting.entries[key] for key in keys)
    return tuple(setting.entry(entry.key, short=True) for entry in named if setting.has(entry))


def _language_link(setting: Setting, entry: Entry | None, code: str) -> LanguageLink:
    """The same page in a language, or that language's home where it has no such page."""
    language = setting.languages[code]
    target = setting.entries[HOME]
    if entry and setting.has(entry, code):
        target = entry
    return LanguageLink(
        language.tag, language.name, setting.link(address(code, target.path)), current=code == setting.folder
    )


def _publisher(setting: Setting) -> Iterator[tuple[str, str]]:
    for name, label in PUBLISHER_FIELDS.items():
        value = getattr(setting.site.configuration.publisher, name)
        if value:
            yield setting.language.pgettext(*label), value if isinstance(value, str) else setting.plain(value)
