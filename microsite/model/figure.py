"""A figure is written once: value, unit, qualifier, kind, period, as-of date, source and place in the source."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.amounts import Amount
from microsite.model.containers import list_of, localized, record
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.periods import Period
from microsite.model.values import choice, day, identifier, parsed, period, text, whole_number
from microsite.problems import ProblemKind, Severity

NOT_A_VALUE = ProblemKind(
    "not-a-value",
    Severity.ERROR,
    N_("“%(text)s” is not a value."),
    N_("The number goes into every page, chart and data file exactly as it stands here."),
    N_("Type digits without commas or units: 25; a range as 2..5, a fraction as 2/3; money in whole yuan."),
)


class Qualifier(StrEnum):
    """How the number is to be taken; part of the figure in every language."""

    EXACTLY = "exactly"
    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    ABOUT = "about"
    UP_TO = "up-to"


class FigureKind(StrEnum):
    """What kind of statement a figure is. Kinds never look alike and are never merged."""

    PROMISE = "promise"
    OBSERVED = "observed"
    RECOLLECTION = "recollection"
    STATUTE = "statute"
    STATISTIC = "statistic"
    PROJECTION = "projection"
    CONTRACT = "contract"
    DERIVED = "derived"


class Method(StrEnum):
    """How a derived figure comes from others."""

    DEFINITION = "definition"
    PRODUCT = "product"
    SUM = "sum"
    CALENDAR_DAYS = "calendar-days"
    WORKING_DAYS = "working-days"


@frozen(kw_only=True)
class Derivation(Placed):
    """Where a derived figure comes from."""

    method: Method = required(
        choice(Method),
        N_("definition (typed), product or sum (of figures), calendar-days (of working days), working-days (of years)"),
    )
    formula: Localized[str] = required(localized(), N_("the formula in words, for the reader"))
    of: tuple[str, ...] = optional(list_of(text), N_("the ids of the figures it is computed from"), ())
    divided_by: int = optional(whole_number, N_("what a product is divided by, for another unit"), 1)


@frozen(kw_only=True)
class Figure(Placed):
    """One figure. Its id is its name in its file, with the enterprise's slug and a dot before it in a profile."""

    id: str
    group: str
    label: Localized[str] = required(localized(), N_("what the figure measures, in each language"))
    unit: str = required(text, N_("the unit, one of content/units.yaml; CNY for yuan"))
    kind: FigureKind = required(choice(FigureKind), N_("what kind of statement it is, such as promise or statistic"))
    as_of: Period = required(period, N_("the day, month or year for which the figure is stated"))
    source: str = required(identifier, N_("the source: the name of a file in content/sources"))
    locator: str = required(text, N_("the place in the source: section/paragraph, such as third-key/3"))
    value: Amount | None = optional(
        parsed(Amount.parse, NOT_A_VALUE),
        N_("the number in digits, money in whole yuan; 2..5 for a range, 2/3 for a fraction"),
    )
    qualifier: Qualifier = optional(
        choice(Qualifier), N_("exactly, over, at-least, under, about or up-to"), Qualifier.EXACTLY
    )
    precision: int | None = optional(
        whole_number, N_("what the source rounds to, in the same unit, where zeros at the end are to be shown")
    )
    period: Period | None = optional(period, N_("the time the figure covers, such as 2020-Q1"))
    scope: Localized[str] | None = optional(localized(), N_("what it covers: the whole zone, one project, one event"))
    part_of: str | None = optional(text, N_("the id of the figure that it is a part of"))
    review: date | None = optional(day, N_("the day by which the figure is to be looked at again"))
    start: Localized[str] | None = optional(localized(), N_("for a duration: the event it begins with"))
    end: Localized[str] | None = optional(localized(), N_("for a duration: the event it ends with"))
    attribution: Localized[str] | None = optional(localized(), N_("who says so, as a role, never a private name"))
    note: Localized[str] | None = optional(localized(), N_("what a reader must know to read the figure rightly"))
    derivation: Derivation | None = optional(record(Derivation), N_("how a derived figure is computed"))

    @property
    def projected(self) -> bool:
        return self.kind is FigureKind.PROJECTION

    @property
    def is_typed(self) -> bool:
        """Whether its value is its own, and not computed from other figures."""
        return self.derivation is None and self.value is not None and self.kind is not FigureKind.DERIVED

    @property
    def amount(self) -> Amount:
        """The value, once derived figures are computed."""
        if self.value is None:
            raise ValueError(f"{self.id} has no value yet")
        return self.value
