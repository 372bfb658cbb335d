"""Whom to ask and where to complain: what staff have filled in, and nothing in the place of what they have not."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class ContactRow:
    """A contact detail."""

    label: str
    text: Text


def contact(setting: Setting) -> tuple[ContactRow, ...]:
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
    return tuple(ContactRow(setting.language.pgettext(*label), text) for label, text in rows if text)


def _link(scheme: str, detail: str | None) -> Text:
    if not detail:
        return ()
    target = detail.replace(" ", "") if scheme == "tel" else detail
    return (LinkView((Words(detail),), f"{scheme}:{target}", citation=True),)
