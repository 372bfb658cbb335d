"""What content rules see: the site, and what some of its files say, with what to look for in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Generic, TypeVar, get_args

from microsite.checking.texts import WrittenText
from microsite.frozen import frozen
from microsite.memory import Memory
from microsite.model.expressions import SearchedText
from microsite.model.figure import Figure
from microsite.model.groups import Group
from microsite.model.patterns import LanguagePatterns, Pattern, Patterns
from microsite.model.site import Site
from microsite.planning.entries import Entry
from microsite.problems import Problem, ProblemKind
from microsite.prose.parts import Reference
from microsite.wording.language import Language

REFERENCES = get_args(Reference)
Match = tuple[re.Match[str], Pattern]
Matches = Mapping[str, list[Match]]


@frozen
class Content:
    """The content as far as it could be read. `pictures` are the sizes of the images in assets/, in bytes."""

    site: Site
    entries: Mapping[str, Entry]
    patterns: Mapping[str, LanguagePatterns]
    pictures: Mapping[str, int]
    languages: tuple[Language, ...]
    memory: Memory

    def patterns_of(self, language: str, code: str) -> tuple[Pattern, ...]:
        """The patterns of a rule in a language."""
        patterns = self.patterns.get(language)
        return patterns.by_rule.get(code, ()) if patterns else ()


@frozen
class Written:
    """What some files say, in every language: all of a page, of an enterprise, or of one file of records."""

    content: Content
    group: Group
    lines: Mapping[str, tuple[str, ...]]
    texts: tuple[WrittenText, ...]

    @property
    def site(self) -> Site:
        return self.content.site

    @property
    def figures(self) -> Iterator[Figure]:
        """The figures in the files, those that can be computed with their values."""
        for figure in self.group.figures.values():
            known = figure if figure.is_typed else self.site.figure.get(figure.id)
            if known and known.place == figure.place:  # else another file has a figure of this id
                yield known

    @cached_property
    def said(self) -> Mapping[str, SearchedText]:
        """All that is said in each language, to look for what most files say nowhere."""
        words: dict[str, list[str]] = {}
        for text in self.texts:
            words.setdefault(text.language, []).append(text.words)
        return {language: SearchedText.of("\n".join(each)) for language, each in words.items()}

    @cached_property
    def matches(self) -> tuple[tuple[WrittenText, Matches], ...]:
        """The texts that patterns find something in, with what those of each rule find; many have another's words."""
        memory = self.content.memory
        found: list[tuple[WrittenText, Matches]] = []
        for language, patterns in self.content.patterns.items():
            said = self.said.get(language)
            tried = _worth_trying(patterns, said) if said else {}
            for text in self.texts if tried else ():
                if text.language == language:
                    recall = memory.recall_recent if text.body else memory.recall
                    matches = recall(("matches", patterns, text.words), partial(_matches, tried, text.words))
                    found.append((text, matches))
        return tuple((text, matches) for text, matches in found if matches)

    def find(self, code: str) -> Iterator[Found]:
        """Everything in the running text that a rule's patterns describe, no words twice."""
        for text, matches in self.matches:
            for match, pattern in matches.get(code, ()):
                yield Found(text, match, pattern)

    @cached_property
    def references(self) -> tuple[tuple[WrittenText, Reference], ...]:
        """The references in the texts; most texts hold none."""
        return tuple((text, part) for text in self.texts for part in text.parts if isinstance(part, REFERENCES))


@frozen
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


def _worth_trying(patterns: LanguagePatterns, said: SearchedText) -> Patterns:
    """The patterns of each rule that may find anything in all that is said."""
    tried = {
        code: tuple(pattern for pattern in each if pattern.find.may_match(said))
        for code, each in patterns.by_rule.items()
    }
    return {code: each for code, each in tried.items() if each}


def _matches(patterns: Patterns, words: str) -> Matches:
    found = {
        code: _apart([(match, pattern) for pattern in each for match in pattern.find.compiled.finditer(words)])
        for code, each in patterns.items()
    }
    return {code: matches for code, matches in found.items() if matches}


def _apart(found: list[Match]) -> list[Match]:
    """The findings in order, without those that overlap an earlier or longer one."""
    apart: list[Match] = []
    end = 0
    for match, pattern in sorted(found, key=lambda each: (each[0].start(), -each[0].end())):
        if match[0] and match.start() >= end:
            end = match.end()
            apart.append((match, pattern))
    return apart


Seen = TypeVar("Seen", Content, Written)


@frozen
class Rule(Generic[Seen]):
    """A content rule: the kinds of problem it reports, and how it finds them, in the model or in what is written."""

    kinds: tuple[ProblemKind, ...]
    check: Callable[[Seen], Iterator[Problem]]


def pattern_rule(kind: ProblemKind, *, unless: Callable[[Found], bool] = lambda found: False) -> Rule[Written]:
    """A rule that reports whatever its patterns describe, where nothing excuses it."""

    def check(written: Written) -> Iterator[Problem]:
        return (found.problem(kind) for found in written.find(kind.code) if not unless(found))

    return Rule((kind,), check)
