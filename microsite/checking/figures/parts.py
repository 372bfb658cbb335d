"""A part is not larger than its whole, and is counted in the same unit."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Content, Rule
from microsite.checking.references import UNKNOWN_FIGURE
from microsite.marking import N_
from microsite.problems import Problem, ProblemKind, Severity, did_you_mean

PART_EXCEEDS = ProblemKind(
    "part-exceeds-whole",
    Severity.ERROR,
    N_("“%(id)s” is given as a part of “%(whole)s” and is larger."),
    N_("One of the two numbers is wrong, or they do not measure the same thing."),
    N_("Correct the number, or delete the line “part_of” where it is no part."),
    source=N_("Statistics Law of the People's Republic of China, on truthful and coherent statistics"),
)
OTHER_UNIT = ProblemKind(
    "part-in-other-unit",
    Severity.ERROR,
    N_("“%(id)s” is given as a part of “%(whole)s”, but is counted in another unit."),
    N_("Only what is counted in the same unit can be a part: output and value added are different measures."),
    N_("Delete the line “part_of”, or name the figure that it is a part of."),
    source=N_("Statistics Law of the People's Republic of China, on truthful and coherent statistics"),
)


def check_parts(content: Content) -> Iterator[Problem]:
    """Compare every part with its whole, upper ends with upper ends."""
    known = content.site.figure
    for figure in content.site.figures:
        if figure.part_of is None:
            continue
        whole, place = known.get(figure.part_of), figure.at("part_of")
        if whole is None:
            yield UNKNOWN_FIGURE.at(place, name=figure.part_of, meant=did_you_mean(figure.part_of, known))
        elif whole.unit != figure.unit:
            yield OTHER_UNIT.at(place, id=figure.id, whole=whole.id)
        elif figure.amount.high > whole.amount.high:
            yield PART_EXCEEDS.at(figure.at("value"), id=figure.id, whole=whole.id)


RULE = Rule((PART_EXCEEDS, OTHER_UNIT), check_parts)
