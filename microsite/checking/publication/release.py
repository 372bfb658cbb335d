"""What only a published site must have: its address, a contact, the fields at the foot, a review."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Content, Rule
from microsite.marking import N_
from microsite.model.fields import Placed, declared
from microsite.model.site import CONFIGURATION
from microsite.problems import Message, Place, Problem, ProblemKind, Severity

NOT_FILLED_IN = ProblemKind(
    "not-filled-in",
    Severity.ERROR,
    N_("“%(name)s” is not filled in; the site cannot be released without it."),
    N_("A public website must say who runs it, whom to ask and where to complain."),
    N_("Enter it in site_config.yaml. It holds: %(about)s"),
    source=N_("Guidelines for the Development of Government Websites (State Council General Office, 2017)"),
    release=True,
)
NEEDED = {
    "contact": ("office", "telephone", "email", "complaint_telephone", "complaint_days"),
    "publisher": ("host", "site_code", "icp", "security"),
    "review": ("by", "date"),
}


def check_release(content: Content) -> Iterator[Problem]:
    """Report what a released site must have and this one has not."""
    configuration = content.site.configuration
    if not configuration.url:
        yield _gap(configuration, "url", "url")
    for section, names in NEEDED.items():
        record = getattr(configuration, section)
        for name in names:
            if getattr(record, name) is None:
                yield _gap(record, name, f"{section}.{name}")


def _gap(record: Placed, name: str, path: str) -> Problem:
    about = Message(declared(type(record))[name].about)
    return NOT_FILLED_IN.at(Place(CONFIGURATION, record.at(name).line), name=path, about=about)


RULE = Rule((NOT_FILLED_IN,), check_release)
