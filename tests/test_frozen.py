"""Values of frozen classes behave as those of frozen dataclasses do."""

from __future__ import annotations

import copy
from dataclasses import field, replace

from microsite.frozen import frozen


@frozen
class Word:
    text: str
    line: int = 0
    length: int = field(default=0, compare=False)


@frozen
class Named(Word):
    names: tuple[str, ...] = field(default_factory=tuple, repr=False)


@frozen(eq=False)
class Thing:
    text: str


@frozen(kw_only=True)
class Field:
    first: str = ""
    second: str


@frozen
class Nothing:
    pass


def test_values_are_the_same_where_what_is_compared_is() -> None:
    assert Word("a", 1, 2) == Word("a", 1, 3) != Word("a", 2, 2)
    assert hash(Word("a", 1, 2)) == hash(Word("a", 1, 3))
    assert Word("a") != Named("a")
    assert Nothing() == Nothing()
    assert len({Word("a"), Word("a"), Word("b"), Nothing(), Nothing()}) == 3


def test_things_are_themselves() -> None:
    thing = Thing("a")
    assert thing == thing != Thing("a")
    assert len({thing, Thing("a")}) == 2


def test_values_are_shown_and_copied() -> None:
    word = Named("a", 1, names=("b",))
    assert repr(word) == "Named(text='a', line=1, length=0)"
    assert replace(word, line=2).names == ("b",)
    assert copy.deepcopy(word) == word
    assert Field(second="b").first == ""
