"""Regular expressions with words that stand in whatever they find, so that most texts need no search.

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
    """A regular expression over lines, compiled only where it is used.

    It finds nothing in a text that lacks all the words of any of its `needs`.
    """

    text: str
    needs: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str) -> Expression:
        """The expression that a text is; re.error, RecursionError or OverflowError where it is none."""
        compiled = re.compile(text, FLAGS)
        return cls(text, needed_words(compiled))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, to search with."""
        return re.compile(self.text, FLAGS)

    def __reduce__(self) -> tuple[type[Expression], tuple[str, tuple[frozenset[str], ...]]]:
        return Expression, (self.text, self.needs)

    def may_match(self, folded: str | None) -> bool:
        """Whether there may be anything to find in a text, given as `folded` makes it."""
        if folded is None:
            return True
        for words in self.needs:
            for word in words:  # any() would take longer than the search
                if word in folded:
                    break
            else:
                return False
        return True


def folded(text: str) -> str | None:
    """A text with its case folded, to look for words in; None where that would hide some."""
    return None if FOLDED_OTHERWISE.search(text) else text.casefold()


def needed_words(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of words with their case folded: whatever text the pattern finds something in holds one of each.

    Those that tell most come first.
    """
    try:
        found = _of_sequence(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]
    except (AttributeError, re.error, RecursionError):
        return ()
    return tuple(sorted(filter(_tell, dict.fromkeys(found)), key=_telling, reverse=True))


def _of_sequence(items: Iterable[Any]) -> list[frozenset[str]]:
    """What the items of a sequence need."""
    found: list[frozenset[str]] = []
    literal = ""
    for kind, value in [*items, (None, None)]:
        if str(kind) == "LITERAL":
            literal += chr(value)
            continue
        if literal:
            found.append(frozenset((literal.casefold(),)))
        found += _of_item(str(kind), value)
        literal = ""
    return found


def _of_item(kind: str, value: Any) -> list[frozenset[str]]:
    match kind:
        case "SUBPATTERN":
            return _of_sequence(value[-1])
        case "ASSERT":
            return _of_sequence(value[1])
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in value):
            return [frozenset(chr(sign).casefold() for _, sign in value)]
        case "BRANCH":
            branches = [max(_of_sequence(branch), key=_telling, default=None) for branch in value[1]]
            words = [branch for branch in branches if branch]
            return [frozenset().union(*words)] if len(words) == len(branches) else []
        case "MAX_REPEAT" | "MIN_REPEAT" if value[0] > 0:
            return _of_sequence(value[2])
        case _:
            return []


def _tell(words: frozenset[str]) -> bool:
    """Whether many texts lack all of these words, and looking for them takes less than the search."""
    return len(words) <= MOST_WORDS and all(len(word) > 1 or not (word.isascii() and word.isalnum()) for word in words)


def _telling(words: frozenset[str]) -> tuple[int, int]:
    """How much longer words, and fewer of them, tell."""
    return min(map(len, words)), -len(words)
