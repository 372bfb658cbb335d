"""An enterprise of the zone: content/enterprises/SLUG/profile.yaml, with its prose in profile.LANGUAGE.md."""

from __future__ import annotations

from enum import StrEnum

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.containers import list_of, localized, mapping_of, record
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.periods import Period
from microsite.model.values import choice, identifier, period, text
from microsite.problems import Report
from microsite.reading.nodes import Node


class MilestoneKind(StrEnum):
    """Whether a thing has happened."""

    OBSERVED = "observed"
    PROJECTION = "projection"


@frozen(kw_only=True)
class Milestone(Placed):
    """Something dated in an enterprise's course."""

    date: Period = required(period, N_("when, no more exactly than it is known"))
    what: Localized[str] = required(localized(), N_("what happened or is expected"))
    source: str = required(identifier, N_("the source: the name of a file in content/sources"))
    locator: str = required(text, N_("the place in the source: section/paragraph, such as third-key/3"))
    kind: MilestoneKind = optional(
        choice(MilestoneKind), N_("observed, or projection where it is only expected"), MilestoneKind.OBSERVED
    )


@frozen(kw_only=True)
class Photo(Placed):
    """A photograph in assets/."""

    file: str = required(text, N_("the picture's path in assets/, such as photos/plant.jpg"))
    alt: Localized[str] = required(localized(), N_("what the picture shows, for those who cannot see it"))
    credit: Localized[str] | None = optional(localized(), N_("who took it"))


def _node(node: Node, report: Report) -> Node:
    return node


@frozen(kw_only=True)
class Enterprise(Placed):
    """An enterprise's facts; its figures are read with it and belong to the site's figures."""

    slug: str
    name: Localized[str] = required(localized(), N_("the full name as registered; in other languages our rendering"))
    short_name: Localized[str] = required(localized(), N_("the short name, for tight places"))
    industry: Localized[str] = required(localized(), N_("its industry"))
    source: str = required(identifier, N_("the source: the name of a file in content/sources"))
    locator: str = required(text, N_("the place in the source: section/paragraph, such as third-key/3"))
    unofficial: tuple[str, ...] = optional(list_of(text), N_("languages in which the name is our own rendering"), ())
    name_note: Localized[str] | None = optional(localized(), N_("what a reader must know about the name"))
    status: Localized[str] | None = optional(localized(), N_("where it stands: in production, under construction"))
    status_as_of: Period | None = optional(period, N_("the day or month for which the status is stated"))
    products: Localized[str] | None = optional(localized(), N_("what it makes"))
    recognition: Localized[str] | None = optional(localized(), N_("programmes it is listed in, titles it holds"))
    photo: Photo | None = optional(record(Photo), N_("a photograph"))
    milestones: tuple[Milestone, ...] = optional(list_of(record(Milestone)), N_("dated events, in order"), ())
    figures: tuple[tuple[str, Node], ...] = optional(
        mapping_of(_node), N_("its figures, each with a name and the fields of a figure"), ()
    )
