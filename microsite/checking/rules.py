"""Every content rule, in the order in which they are asked, and what is checked before them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.addresses import check_addresses
from microsite.checking.content import Content, Rule
from microsite.checking.figures import (
    disagreement,
    durations,
    number_words,
    numbers,
    pairs,
    parts,
    projections,
    review,
    scope,
)
from microsite.checking.languages import counterparts, parity, terms
from microsite.checking.procedure import notices, permits, steps, sums
from microsite.checking.procedure.names import check_procedure_names
from microsite.checking.publication import (
    empty_pages,
    freshness,
    future_news,
    personal_data,
    pictures,
    release,
)
from microsite.checking.references import check_references
from microsite.checking.typesetting import (
    ambiguous_dates,
    amounts,
    emphasis,
    foreign_punctuation,
    foreign_script,
    full_width,
    half_width,
    markup,
    mixed_units,
    ranges,
    traditional,
)
from microsite.checking.typesetting.marks import check_marks
from microsite.checking.values import check_values
from microsite.checking.wording import favours, misstatements, superlatives, unsourced_claims
from microsite.model.derivation import VALUE_DIFFERS
from microsite.problems import Problem, ProblemKind

RULES: tuple[Rule, ...] = (
    *(scope.RULE, durations.RULE, pairs.RULE, disagreement.RULE, parts.RULE, projections.RULE, review.RULE),
    *(numbers.RULE, number_words.RULE),
    *(steps.RULE, notices.RULE, permits.RULE, sums.RULE),
    *(superlatives.RULE, unsourced_claims.RULE, favours.RULE, misstatements.RULE),
    *(markup.RULE, half_width.RULE, ranges.RULE, full_width.RULE, mixed_units.RULE, traditional.RULE, emphasis.RULE),
    *(foreign_punctuation.RULE, foreign_script.RULE, amounts.RULE, ambiguous_dates.RULE),
    *(terms.RULE, counterparts.RULE, parity.RULE),
    *(empty_pages.RULE, future_news.RULE, freshness.RULE, pictures.RULE, personal_data.RULE, release.RULE),
)


def rule_kinds() -> dict[str, ProblemKind]:
    """The kinds of problem that content rules report, by code."""
    kinds = (VALUE_DIFFERS, *(kind for rule in RULES for kind in rule.kinds))
    return {kind.code: kind for kind in kinds}


def check_content(content: Content) -> Iterator[Problem]:
    """The problems of a site's content, without regard to levels and exceptions."""
    yield from check_addresses(content.site)
    yield from check_references(content.site, content.texts, content.pictures)
    yield from check_procedure_names(content.site)
    yield from parity.check_wordings(content.site)
    yield from check_values(content.site)
    yield from check_marks(content.texts)
    for rule in RULES:
        yield from rule.check(content)
