"""Units: content/units.yaml, a record per unit."""

from __future__ import annotations

from enum import StrEnum

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.containers import localized, mapping_of
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.values import choice, text
from microsite.problems import ProblemKind, Report, Severity
from microsite.reading.nodes import Node, Scalar

Forms = tuple[tuple[str, str], ...]


class Family(StrEnum):
    """What is measured decides how a qualifier is put."""

    MONEY = "money"
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    FRACTION = "fraction"


WRONG_WORDS = ProblemKind(
    "wrong-unit-words",
    Severity.ERROR,
    N_("This wording cannot be used for numbers."),
    N_("The number would be missing, or for some numbers the whole wording."),
    N_("Write one wording with {n}, or several called %(known)s, each with {n}; one of them is always called other."),
)
CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # CLDR's plural categories
NUMBER = "{n}"


def plural_forms(node: Node, report: Report) -> Forms | None:
    """One pattern for every number, or a mapping from CLDR plural categories to patterns; `{n}` is the number."""
    if isinstance(node, Scalar):
        pattern = text(node, report)
        forms: Forms | None = None if pattern is None else (("other", pattern),)
    else:
        forms = mapping_of(text)(node, report)
    if forms is None:
        return None
    known = {name for name, _ in forms} <= set(CATEGORIES) and "other" in dict(forms)
    if not known or not all(NUMBER in pattern for _, pattern in forms):
        report(WRONG_WORDS.at(node.place, known=", ".join(CATEGORIES)))
        return None
    return forms


@frozen(kw_only=True)
class Unit(Placed):
    """A unit with its wording."""

    id: str
    family: Family = required(choice(Family), N_("what is measured: money, count, measure, duration or fraction"))
    words: Localized[Forms] = required(
        localized(plural_forms),
        N_("the wording in each language with {n} for the number; one and other where a language has plurals"),
    )
    half: Localized[str] | None = optional(localized(), N_("the wording of one half of the unit, where it has its own"))
