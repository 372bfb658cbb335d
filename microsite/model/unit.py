"""Units: content/units.yaml, a record per unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from microsite.marking import N_
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.values import choice, localized, mapping_of, text
from microsite.problems import Report
from microsite.reading.nodes import Node, Scalar

Forms = tuple[tuple[str, str], ...]


class Family(StrEnum):
    """What is measured decides how a qualifier is put."""

    MONEY = "money"
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    FRACTION = "fraction"


def plural_forms(node: Node, report: Report) -> Forms | None:
    """One pattern for every number, or a mapping from CLDR plural categories to patterns; `{n}` is the number."""
    if not isinstance(node, Scalar):
        return mapping_of(text)(node, report)
    pattern = text(node, report)
    return None if pattern is None else (("other", pattern),)


@dataclass(frozen=True, kw_only=True)
class Unit(Placed):
    """A unit with its wording."""

    id: str
    family: Family = required(choice(Family), N_("what is measured: money, count, measure, duration or fraction"))
    words: Localized[Forms] = required(
        localized(plural_forms),
        N_("the wording in each language with {n} for the number; one and other where a language has plurals"),
    )
    half: Localized[str] | None = optional(localized(), N_("the wording of one half of the unit, where it has its own"))
