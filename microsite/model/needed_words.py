"""The words that stand in whatever a regular expression finds, read off it as Python's own parser takes it apart.

Where that cannot be told, nothing is left out: any text must be searched then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

from microsite.frozen import frozen

MOST_WORDS = 24  # more would take longer than the search
Words = frozenset[str]
NOTHING = Words(("",))  # what stands before words of which nothing is known


@frozen
class Needs:
    """What a text must hold for an expression to find anything: one of each `words`, and one of each `signs`.

    `any_sign` is true of an expression that looks for signs of one class, in any order.
    """

    signs: tuple[Words, ...]
    words: tuple[Words, ...]
    any_sign: bool


def needs_of(pattern: re.Pattern[str]) -> Needs:
    """What an expression needs."""
    parsed = _parsed(pattern)
    needs = _needed_words(parsed)
    signs = dict.fromkeys(filter(_tell, (Words(word[end] for word in words) for words in needs for end in (0, -1))))
    words = tuple(words for words in needs if words not in signs)
    return Needs(tuple(signs), words, not needs and _is_class(parsed))


def _parsed(pattern: re.Pattern[str]) -> Iterable[Any]:
    """The items of a pattern as Python's own parser gives them; none where it does not."""
    try:
        return list(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]
    except (AttributeError, re.error, RecursionError):
        return []


def _needed_words(items: Iterable[Any]) -> tuple[Words, ...]:
    """Sets of words with their case folded: whatever text the items find something in holds one of each.

    Those that are looked for soonest come first: single words before the many that their neighbours make of them.
    """
    try:
        found = dict.fromkeys(
            _shortest(words) for most in (1, MOST_WORDS) for words in _Reading(most).of_sequence(items)
        )
    except RecursionError:
        return ()
    return tuple(sorted(filter(_tell, found), key=lambda words: (len(words), -min(map(len, words)))))


def _is_class(items: Iterable[Any]) -> bool:
    """Whether all that is looked for is signs of one class, one or more in a row."""
    match list(items):
        case [(kind, (1, _, repeated))] if str(kind) == "MAX_REPEAT":
            return _is_class(repeated)
        case [(kind, _)]:
            return str(kind) == "IN"
        case _:
            return False


@frozen
class _Reading:
    """Reads words off an expression; those that follow one another are joined where that makes no more than `most`."""

    most: int

    def of_sequence(self, items: Iterable[Any]) -> list[Words]:
        found, last = self._following(NOTHING, items)
        return [*found, last]

    def _following(self, before: Words, items: Iterable[Any]) -> tuple[list[Words], Words]:
        """What items need that follow one of some words, and the words of which one stands before what follows them."""
        found: list[Words] = []
        for kind, value in items:
            more, before = self._after(before, str(kind), value)
            found += more
        return found, before

    def _after(self, before: Words, kind: str, value: Any) -> tuple[list[Words], Words]:
        """The same for one item."""
        match kind:
            case "SUBPATTERN":
                return self._following(before, value[-1])
            case "ASSERT" if value[0] > 0:
                found, ahead = self._following(before, value[1])
                return [*found, ahead], before
            case "ASSERT":
                found, behind = self._following(NOTHING, value[1])
                return [*found, behind], behind if before == NOTHING else before
            case "BRANCH":
                found = self._of_branches(value[1])
            case "MAX_REPEAT" | "MIN_REPEAT" if value[0] > 0 and value[1] > 1:
                found, first = self._following(before, value[2])
                last = first if before == NOTHING else self._following(NOTHING, value[2])[1]
                return [*found, first], last
            case _:
                found = []
        words = self._words(kind, value)
        if words is None:
            return [*found, before], NOTHING
        if len(before) * len(words) > self.most:
            return [*found, before], words
        return found, _joined(before, words)

    def _of_branches(self, branches: Iterable[Iterable[Any]]) -> list[Words]:
        """The words that tell most of each branch, where each has any."""
        each = [filter(_tell, map(_shortest, self.of_sequence(branch))) for branch in branches]
        best = [max(words, key=lambda words: (min(map(len, words)), -len(words)), default=Words()) for words in each]
        return [Words().union(*best)] if all(best) else []

    def _words(self, kind: str, value: Any) -> Words | None:
        """All that an item can find, where that is few words."""
        match kind:
            case "LITERAL":
                return Words((chr(value).casefold(),))
            case "AT" | "ASSERT" | "ASSERT_NOT":
                return NOTHING
            case "IN":
                return _signs(value)
            case "SUBPATTERN":
                return self._words_of_sequence(value[-1])
            case "BRANCH":
                branches = [self._words_of_sequence(branch) for branch in value[1]]
                return Words().union(*filter(None, branches)) if all(branches) else None
            case "MAX_REPEAT" | "MIN_REPEAT" if value[1] == 1:
                words = self._words_of_sequence(value[2])
                return words and (words if value[0] else words | NOTHING)
            case _:
                return None

    def _words_of_sequence(self, items: Iterable[Any]) -> Words | None:
        found = NOTHING
        for kind, value in items:
            words = self._words(str(kind), value)
            if words is None or len(found) * len(words) > self.most:
                return None
            found = _joined(found, words)
        return found


def _signs(items: Iterable[Any]) -> Words | None:
    """The signs of a class, where they are few."""
    signs: list[int] = []
    for kind, value in items:
        match str(kind):
            case "LITERAL":
                signs.append(value)
            case "RANGE" if value[1] - value[0] < MOST_WORDS:
                signs += range(value[0], value[1] + 1)
            case _:
                return None
    return Words(chr(sign).casefold() for sign in signs)


def _joined(one: Words, other: Words) -> Words:
    return Words(map("".join, product(one, other)))


def _shortest(words: Words) -> Words:
    """The words without those that hold another one."""
    return Words(word for word in words if not any(other in word for other in words if other != word))


def _tell(words: Words) -> bool:
    """Whether many texts lack all of these words, and looking for them takes less than the search."""
    return len(words) <= MOST_WORDS and not any(
        word in ("", " ") or (word.isascii() and len(word) == 1 and word.isalpha()) for word in words
    )
