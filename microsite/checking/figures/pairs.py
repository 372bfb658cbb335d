"""What is set side by side as before and after measures the same stretch."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.model.site import Site
from microsite.problems import Problem, ProblemKind, Severity
from microsite.prose.parts import BlockReference

ENDS_DIFFER = ProblemKind(
    "pair-with-different-ends",
    Severity.ERROR,
    N_("“%(one)s” and “%(other)s” stand here as after and before, but their “%(name)s” is not the same."),
    N_("The comparison would be of two different stretches, and so mislead."),
    N_("Compare figures that begin and end with the same event, worded in the same way."),
    source=N_("Advertising Law of the People's Republic of China, Articles 4 and 11"),
)

COMPARING = ("comparison", "speed")  # the blocks whose first two figures are shown as after and before


def check_pairs(written: Written) -> Iterator[Problem]:
    """Report a comparison of two figures whose starts or ends differ."""
    for text, reference in written.references:
        if isinstance(reference, BlockReference) and reference.name in COMPARING:
            yield from _pair(reference, text, written.site)


def _pair(reference: BlockReference, text: WrittenText, site: Site) -> Iterator[Problem]:
    ids = reference.argument.split()[:2]
    if len(ids) < 2 or not all(each in site.figure for each in ids):
        return
    one, other = (site.figure[each] for each in ids)
    for name in ("start", "end"):
        ends = [getattr(figure, name) for figure in (one, other)]
        if all(ends) and dict(ends[0].values) != dict(ends[1].values):
            place = text.place_of_part(reference)
            yield ENDS_DIFFER.at(place, one=one.id, other=other.id, name=name)


RULE = Rule((ENDS_DIFFER,), check_pairs)
