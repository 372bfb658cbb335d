"""What a rule over the model sees: the site, its texts, and what to look for in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from microsite.checking.texts import WrittenText
from microsite.model.patterns import Pattern, Patterns
from microsite.model.site import Site
from microsite.problems import Problem, ProblemKind
from microsite.reading.documents import Documents
from microsite.wording.language import Language


@dataclass(frozen=True)
class Content:
    """The content as far as it could be read. `pictures` are the sizes of the images in assets/, in bytes."""

    site: Site
    documents: Documents
    texts: tuple[WrittenText, ...]
    patterns: Mapping[str, Patterns]
    pictures: Mapping[str, int]
    languages: tuple[Language, ...]

    def find(self, code: str) -> Iterator[Found]:
        """Everything in the running text of the site that a rule's patterns describe, no words twice."""
        for text in self.texts:
            patterns = self.patterns.get(text.language, {}).get(code, ())
            found = (Found(text, match, pattern) for pattern in patterns for match in pattern.find.finditer(text.words))
            yield from _apart(found)

    def translations(self) -> dict[str, dict[str, WrittenText]]:
        """The texts that are each other's translations, by language."""
        groups: dict[str, dict[str, WrittenText]] = {}
        for text in self.texts:
            groups.setdefault(text.key, {})[text.language] = text
        return groups


@dataclass(frozen=True)
class Found:
    """Words of a text that a pattern describes."""

    text: WrittenText
    match: re.Match[str]
    pattern: Pattern

    @property
    def words(self) -> str:
        """The words as they are written, references and all."""
        return self.text.source[self.match.start() : self.match.end()]

    @property
    def write(self) -> str:
        return self.match.expand(self.pattern.write) if self.pattern.write else ""

    @property
    def attributed(self) -> bool:
        return self.text.is_attributed(self.match.start())

    def problem(self, kind: ProblemKind, **values: object) -> Problem:
        place = self.text.place_at(self.match.start(), self.match.end())
        return kind.at(place, words=self.words, write=self.write, **values)


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """The findings in order, without those that overlap an earlier or longer one."""
    end = 0
    for each in sorted(found, key=lambda each: (each.match.start(), -each.match.end())):
        if each.match[0] and each.match.start() >= end:
            end = each.match.end()
            yield each


Check = Callable[[Content], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """A content rule: the kinds of problem it reports, and how it finds them."""

    kinds: tuple[ProblemKind, ...]
    check: Check


def pattern_rule(kind: ProblemKind, *, unless: Callable[[Found], bool] = lambda found: False) -> Rule:
    """A rule that reports whatever its patterns describe, where nothing excuses it."""

    def check(content: Content) -> Iterator[Problem]:
        return (found.problem(kind) for found in content.find(kind.code) if not unless(found))

    return Rule((kind,), check)
