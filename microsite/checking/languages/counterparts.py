"""Every text exists in every language, and is no older than the one that it translates."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.marking import N_
from microsite.model.page import Prose
from microsite.model.translation import State, counterparts
from microsite.problems import Place, Problem, ProblemKind, Severity

MISSING = ProblemKind(
    "counterpart-missing",
    Severity.WARNING,
    N_("There is no text in the language “%(language)s” for this one."),
    N_("Its readers see another language's text, with a notice that it has not been translated."),
    N_("Translate the file and save it as %(path)s."),
    source=N_("World Bank, Global Investment Promotion Best Practices: content in the investor's language"),
)
OUTDATED = ProblemKind(
    "translation-outdated",
    Severity.WARNING,
    N_("The text in the language “%(language)s” has changed since this translation was made."),
    N_("Readers of the two languages may be told different things."),
    N_("Compare the two and correct this one; then run: build.py translated %(path)s"),
    source=N_("World Bank, Global Investment Promotion Best Practices: content in the investor's language"),
)


def check_counterparts(written: Written) -> Iterator[Problem]:
    """Report texts that a language lacks, and translations whose original has changed."""
    texts = {part.language: part for part in written.group.parts if isinstance(part, Prose)}
    first, settings = next(iter(texts.values()), None), written.site.configuration
    for code in settings.codes if first else ():
        if first and code not in texts:
            path = first.place.path.removesuffix(f".{first.language}.md") + f".{code}.md"
            yield MISSING.at(Place(first.place.path), language=code, path=path)
    for pair in counterparts(texts.values(), settings.default_language):
        if pair.state is State.OUTDATED:
            path = pair.text.place.path
            yield OUTDATED.at(pair.text.at("translated_from"), language=pair.original.language, path=path)


RULE = Rule((MISSING, OUTDATED), check_counterparts)
