"""Every content rule, in the order in which they are asked, and what is checked before them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from microsite.checking.addresses import check_addresses
from microsite.checking.content import Content, Rule, Written
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
from microsite.checking.references import check_names, check_records, check_texts
from microsite.checking.texts import Read, written_texts
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
from microsite.fingerprints import fingerprint
from microsite.model.derivation import VALUE_DIFFERS
from microsite.model.fragments import GLOSSARY, UNITS
from microsite.model.groups import Group
from microsite.model.site import CONFIGURATION
from microsite.planning.inputs import Inputs
from microsite.problems import Problem, ProblemKind
from microsite.prose.markdown_text import ProseReader

VOCABULARY = (CONFIGURATION, GLOSSARY, UNITS, "content/sources/")

RULES_OF_GROUPS: tuple[Rule[Written], ...] = (
    *(scope.RULE, durations.RULE, review.RULE),
    *(pairs.RULE, numbers.RULE, number_words.RULE, notices.RULE, permits.RULE),
    *(superlatives.RULE, unsourced_claims.RULE, favours.RULE, misstatements.RULE),
    *(markup.RULE, half_width.RULE, ranges.RULE, full_width.RULE, mixed_units.RULE, traditional.RULE, emphasis.RULE),
    *(foreign_punctuation.RULE, foreign_script.RULE, amounts.RULE, ambiguous_dates.RULE),
    *(terms.RULE, parity.RULE, counterparts.RULE, empty_pages.RULE, pictures.RULE_OF_TEXTS, personal_data.RULE),
)
RULES: tuple[Rule[Content], ...] = (
    *(disagreement.RULE, parts.RULE, projections.RULE),
    *(steps.RULE, sums.RULE),
    *(future_news.RULE, freshness.RULE, pictures.RULE, release.RULE),
)


def rule_kinds() -> dict[str, ProblemKind]:
    """The kinds of problem that content rules report, by code."""
    of_rules = (rule.kinds for rule in RULES), (rule.kinds for rule in RULES_OF_GROUPS)
    kinds = (VALUE_DIFFERS, *chain.from_iterable(chain(*of_rules)))
    return {kind.code: kind for kind in kinds}


def check_content(content: Content) -> Iterator[Problem]:
    """The problems of a site as a whole and of what belongs together in it, without regard to levels and exceptions."""
    yield from check_addresses(content.site)
    yield from check_names(content)
    yield from check_procedure_names(content.site)
    for rule in RULES:
        yield from rule.check(content)


def check_group(group: Group, content: Content, reader: ProseReader) -> tuple[Problem, ...]:
    """The problems of what a group of files says, without regard to levels and exceptions."""
    lines = {file.path: file.lines for file in group.files}
    names = content.site.glossary.names
    read = Read.by(reader, names, content.memory)
    texts = written_texts(group, lines.__getitem__, read)
    written = Written(content, group, lines, texts)
    of_records = check_records(written), check_values(written)
    of_texts = check_texts(written), parity.check_wordings(written), check_marks(written)
    return tuple(chain(*of_records, *of_texts, *(rule.check(written) for rule in RULES_OF_GROUPS)))


def vocabulary(content: Content, inputs: Inputs) -> str:
    """All that texts and records may name and that rules hold against them, as a fingerprint."""
    site = content.site
    said = (part for name, group in inputs.groups.items() if name.startswith(VOCABULARY) for part in group.known_by)
    patterns = (patterns.fingerprint for patterns in content.patterns.values())
    configuration = site.configuration
    settings = repr((configuration.codes, configuration.default_language, configuration.date))
    names = ("\n".join(known) for known in (site.figure, site.enterprise, content.entries))
    return fingerprint(*said, *patterns, settings, *names, repr(dict(content.pictures)))
