"""Regular expressions with words that stand in whatever they find, so that most texts need no search."""

from __future__ import annotations

import re
from functools import cached_property

from microsite.deferred import Deferred
from microsite.frozen import frozen

# Letters that `re` finds for an i although folding their case gives none.
FOLDED_OTHERWISE = re.compile("[\u0130\u0131]")
FLAGS = re.MULTILINE
NEEDS = Deferred("model.needed_words", "needs_of")
Words = frozenset[str]


@frozen
class SearchedText:
    """A text to look for words in: its case folded, None where that would hide some, and each sign once.

    The `alphabet` has the signs as they stand, `signs` are folded like the words.
    """

    folded: str | None
    alphabet: str
    signs: Words

    @classmethod
    def of(cls, text: str) -> SearchedText:
        signs = Words(text)
        alphabet = "".join(signs)
        folded = alphabet.casefold()
        hides = FOLDED_OTHERWISE.search(alphabet)
        return cls(None if hides else text.casefold(), alphabet, signs if folded == alphabet else Words(folded))


@frozen
class Expression:
    """A regular expression over lines, compiled only where it is used.

    It finds nothing in a text that lacks all the words of any of its `needs`, or all of any of its `signs`, with which
    words begin or end. One of `any_sign` looks for signs in any order.
    """

    text: str
    signs: tuple[Words, ...]
    needs: tuple[Words, ...]
    any_sign: bool

    @classmethod
    def of(cls, text: str) -> Expression:
        """The expression that a text is; re.error, RecursionError or OverflowError where it is none."""
        needs = NEEDS(re.compile(text, FLAGS))
        return cls(text, needs.signs, needs.words, needs.any_sign)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, to search with."""
        return re.compile(self.text, FLAGS)

    def __reduce__(self) -> tuple[type[Expression], tuple[object, ...]]:
        return Expression, (self.text, self.signs, self.needs, self.any_sign)

    def may_match(self, text: SearchedText) -> bool:
        """Whether there may be anything to find in a text."""
        folded = text.folded
        if folded is None:
            return True
        for signs in self.signs:
            if signs.isdisjoint(text.signs):
                return False
        for words in self.needs:
            for word in words:  # any() would take longer than the search
                if word in folded:
                    break
            else:
                return False
        return not self.any_sign or self.compiled.search(text.alphabet) is not None
