"""The site's identity, languages, menus, contacts and publishing rules: site_config.yaml."""

from __future__ import annotations

import datetime
from enum import StrEnum

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.containers import list_of, localized, mapping_of, record
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.values import choice, day, email_address, identifier, language_tag, text, web_address, whole_number


class MissingTranslation(StrEnum):
    """What becomes of a page that has no text in a language."""

    NOTICE = "notice"
    OMIT = "omit"


@frozen(kw_only=True)
class LanguageSettings(Placed):
    """A language of the site."""

    code: str = required(identifier, N_("the language's code, in file names and addresses"))
    tag: str = required(language_tag, N_("its BCP 47 tag, for browsers and search engines"))
    name: str = required(text, N_("its name in itself"))
    locale: str = required(text, N_("its CLDR locale, for dates and numbers"))

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What the language is, wherever it is written."""
        return self.code, self.tag, self.name, self.locale


@frozen(kw_only=True)
class Menus(Placed):
    """The pages that menus lead to, in order."""

    main: tuple[str, ...] = required(list_of(text), N_("the pages of the main menu"))
    more: tuple[str, ...] = optional(list_of(text), N_("the pages of the menu at the foot"), ())


@frozen(kw_only=True)
class Contact(Placed):
    """Whom to ask, and where to complain; staff fill this in."""

    office: Localized[str] | None = optional(localized(), N_("the office that answers investors"))
    address: Localized[str] | None = optional(localized(), N_("its postal address"))
    telephone: str | None = optional(text, N_("its telephone number"))
    email: str | None = optional(email_address, N_("its e-mail address"))
    complaint_telephone: str | None = optional(text, N_("the telephone number for complaints"))
    complaint_days: int | None = optional(whole_number, N_("working days within which a complaint is answered"))


@frozen(kw_only=True)
class Publisher(Placed):
    """What a Chinese public website shows at its foot; staff fill this in."""

    host: Localized[str] | None = optional(localized(), N_("the body that hosts the site"))
    site_code: str | None = optional(text, N_("the government website's identification code"))
    icp: str | None = optional(text, N_("the ICP filing number"))
    security: str | None = optional(text, N_("the public security filing number"))


@frozen(kw_only=True)
class Review(Placed):
    """Who approved the content for publication, and when."""

    by: str | None = optional(text, N_("who reviewed the content, as an office or role"))
    date: datetime.date | None = optional(day, N_("the day of the review"))


class Level(StrEnum):
    """How much a content rule matters on this site."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@frozen(kw_only=True)
class Exemption(Placed):
    """A place that a content rule does not apply to, with the reason, which is kept."""

    rule: str = required(text, N_("the rule's code, as messages show it in brackets"))
    where: str = required(text, N_("the file, or a folder ending in /, from the site's folder on"))
    reason: str = required(text, N_("why the rule does not apply here"))
    words: str | None = optional(text, N_("only where the message names these words; the whole file if left out"))


@frozen(kw_only=True)
class Limits(Placed):
    """How old and how large things may be; no limit where none is set."""

    news_days: int | None = optional(whole_number, N_("after how many days without news the news count as too old"))
    home_days: int | None = optional(whole_number, N_("after how many days without a change the home page is too old"))
    image_kilobytes: int = optional(whole_number, N_("how many kilobytes a picture may have"), 500)


@frozen(kw_only=True)
class Configuration(Placed):
    """site_config.yaml."""

    name: Localized[str] = required(localized(), N_("the site's name"))
    languages: tuple[LanguageSettings, ...] = required(list_of(record(LanguageSettings)), N_("the languages, in order"))
    default_language: str = required(text, N_("the language of those who state no preference"))
    date: datetime.date = required(day, N_("the day the site speaks of"))
    menus: Menus = required(record(Menus), N_("the menus"))
    tagline: Localized[str] | None = optional(localized(), N_("what stands below the name"))
    url: str | None = optional(web_address, N_("the address the site will have, ending in /"))
    missing_translation: MissingTranslation = optional(
        choice(MissingTranslation),
        N_("notice (show the other language and say so) or omit, for pages without a translation"),
        MissingTranslation.NOTICE,
    )
    stale_after_months: int = optional(whole_number, N_("after how many months a figure counts as stale"), 24)
    rules: tuple[tuple[str, Level], ...] = optional(
        mapping_of(choice(Level)),
        N_("the level of each content rule that is not to have its own: error, warning or off"),
        (),
    )
    exceptions: tuple[Exemption, ...] = optional(
        list_of(record(Exemption)), N_("places that a content rule does not apply to, each with its reason"), ()
    )
    limits: Limits = optional(record(Limits), N_("how old and how large things may be"), Limits())
    contact: Contact = optional(record(Contact), N_("whom investors can ask"), Contact())
    publisher: Publisher = optional(record(Publisher), N_("what stands at the foot of a public website"), Publisher())
    review: Review = optional(record(Review), N_("the review before publication"), Review())

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.languages)


@frozen
class Overrides:
    """What the command line says besides the configuration, or instead of it."""

    url: str | None = None
    date: datetime.date | None = None
    release: bool = False
    preview: bool = False
