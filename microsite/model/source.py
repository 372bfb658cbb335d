"""Where figures and statements come from: content/sources/ID.yaml."""

from __future__ import annotations

from enum import StrEnum

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.containers import localized, mapping_of
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.periods import Period
from microsite.model.values import choice, identifier, period


class SourceType(StrEnum):
    """What a source is; places are named accordingly."""

    NEWSPAPER = "newspaper"
    LAW = "law"
    OWN = "own"


@frozen(kw_only=True)
class Source(Placed):
    """One source. A place in it is `SECTION` or `SECTION/PARAGRAPH`."""

    id: str
    type: SourceType = required(choice(SourceType), N_("newspaper, law or own (computed for this site)"))
    title: Localized[str] = required(localized(), N_("the title as printed; in other languages our rendering of it"))
    language: str = required(identifier, N_("the language it is written in, one of the site's"))
    date: Period = required(period, N_("the day, month or year of publication, no more exactly than it is known"))
    sections: tuple[tuple[str, Localized[str]], ...] = required(
        mapping_of(localized()), N_("its sections, each with an id and its name in each language")
    )
    publisher: Localized[str] | None = optional(localized(), N_("who published it; empty where that is not stated"))
    note: Localized[str] | None = optional(localized(), N_("what a reader must know to find a place in it"))

    def section(self, locator: str) -> Localized[str] | None:
        """The name of the section that a locator begins with; None where there is no such section."""
        return dict(self.sections).get(locator.partition("/")[0])

    @staticmethod
    def paragraph(locator: str) -> int | None:
        """The paragraph that a locator ends with, if it names one; ValueError where that is no number."""
        _, slash, number = locator.partition("/")
        return int(number) if slash else None
