"""Regular expressions with the words one of which stands in whatever they find, so that most texts need no search.

The words are read off the expression as Python's own parser takes it apart. Where that cannot be told, nothing is left
out: any text must be searched then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

# Letters that `re` finds for an i although folding their case gives none.
FOLDED_OTHERWISE = re.compile("[\u0130\u0131]")
FLAGS = re.MULTILINE
MOST_WORDS = 24  # more would take longer than the search


@dataclass(frozen=True)
class Expression:
    """A regular expression over lines, compiled only where it is used. `needs` are the words it cannot do without."""

    text: str
    needs: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Expression:
        """The expression that a text is; re.error, RecursionError or OverflowError where it is none."""
        compiled = re.compile(text, FLAGS)
        return cls(text, needed_words(compiled))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, to search with."""
        return re.compile(self.text, FLAGS)

    def __reduce__(self) -> tuple[type[Expression], tuple[str, frozenset[str]]]:
        return Expression, (self.text, self.needs)

    def may_match(self, folded: str | None) -> bool:
        """Whether there may be anything to find in a text, given as `folded` makes it."""
        if folded is None or not self.needs:
            return True
        for word in self.needs:  # noqa: SIM110 (a generator would take longer than the search)
            if word in folded:
                return True
        return False


def folded(text: str) -> str | None:
    """A text with its case folded, to look for words in; None where that would hide some."""
    return None if FOLDED_OTHERWISE.search(text) else text.casefold()


def needed_words(pattern: re.Pattern[str]) -> frozenset[str]:
    """Words with their case folded, one of which is in every text that the pattern finds something in; else none."""
    try:
        found = _of_sequence(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]
    except (AttributeError, re.error, RecursionError):
        return frozenset()
    telling = (
        found
        and len(found) <= MOST_WORDS
        and not any(word.isascii() and word.isalnum() and len(word) == 1 for word in found)
    )
    return found if found and telling else frozenset()


def _of_sequence(items: Iterable[Any]) -> frozenset[str] | None:
    """The most telling of what the items of a sequence need."""
    best: frozenset[str] | None = None
    literal = ""
    for kind, value in [*items, (None, None)]:
        if str(kind) == "LITERAL":
            literal += chr(value)
            continue
        for found in (frozenset((literal.casefold(),)) if literal else None, _of_item(str(kind), value)):
            if found and (best is None or _telling(found) > _telling(best)):
                best = found
        literal = ""
    return best


def _of_item(kind: str, value: Any) -> frozenset[str] | None:
    match kind:
        case "SUBPATTERN":
            return _of_sequence(value[-1])
        case "BRANCH":
            branches = [_of_sequence(branch) for branch in value[1]]
            return frozenset().union(*branches) if all(branches) else None  # type: ignore[arg-type]
        case "MAX_REPEAT" | "MIN_REPEAT" if value[0] > 0:
            return _of_sequence(value[2])
        case _:
            return None


def _telling(words: frozenset[str]) -> tuple[int, int]:
    """How much longer words, and fewer of them, tell."""
    return min(map(len, words)), -len(words)
