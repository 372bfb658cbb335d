"""Whom to ask and where to complain: what staff have filled in, and nothing in the place of what they have not."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.marking import NP_
from microsite.planning.setting import Setting
from microsite.planning.views import LinkView, Text
from microsite.prose.parts import Words

OFFICE = NP_("contact", "Office")
ADDRESS = NP_("contact", "Address")
TELEPHONE = NP_("contact", "Telephone")
EMAIL = NP_("contact", "E-mail")
COMPLAINTS = NP_("contact", "Complaints")
REPLY = NP_("contact", "Complaints are answered within")
NEEDED = ("office", "telephone", "email")


@frozen
class ContactRow:
    """A contact detail."""

    label: str
    text: Text


@frozen
class Contacts:
    """The contact details there are; `missing` names those that staff still have to fill in, in a preview only."""

    rows: tuple[ContactRow, ...]
    missing: tuple[str, ...]


@frozen
class Enquiry:
    """Where an enquiry can go; `answered` where there is any way to an answer."""

    email: str
    answered: bool
    missing: tuple[str, ...]


def contact(setting: Setting) -> Contacts:
    """The contact details there are."""
    details = setting.site.configuration.contact
    days = details.complaint_days
    reply = setting.language.ngettext("%(number)s working day", "%(number)s working days", days) if days else ""
    rows = (
        (OFFICE, setting.text(details.office)),
        (ADDRESS, setting.text(details.address)),
        (TELEPHONE, _link("tel", details.telephone)),
        (EMAIL, _link("mailto", details.email)),
        (COMPLAINTS, _link("tel", details.complaint_telephone)),
        (REPLY, (LinkView((Words(reply),), "", citation=True),) if reply else ()),
    )
    shown = tuple(ContactRow(setting.language.pgettext(*label), text) for label, text in rows if text)
    return Contacts(shown, _missing(setting))


def enquiry(setting: Setting) -> Enquiry:
    """What the enquiry form needs to know."""
    details = setting.site.configuration.contact
    return Enquiry(details.email or "", bool(details.email or details.telephone), _missing(setting))


def _missing(setting: Setting) -> tuple[str, ...]:
    details = setting.site.configuration.contact
    return tuple(name for name in NEEDED if not getattr(details, name)) if setting.preview else ()


def _link(scheme: str, detail: str | None) -> Text:
    if not detail:
        return ()
    target = detail.replace(" ", "") if scheme == "tel" else detail
    return (LinkView((Words(detail),), f"{scheme}:{target}", citation=True),)
