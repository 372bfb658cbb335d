"""Texts that hold none of an expression's words are not searched: nothing is missed by that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.memory import Memory
from microsite.model.expressions import Expression, folded
from microsite.model.patterns import Pattern, read_patterns
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.catalogue import available_languages

FOLDERS = Folders(REPOSITORY)
PATTERNS: list[Pattern] = [
    pattern
    for patterns in read_patterns(FOLDERS, available_languages(FOLDERS), Memory(), lambda problem: None).values()
    for each in patterns.by_rule.values()
    for pattern in each
]


def found_by_search(expression: Expression, text: str) -> bool:
    return expression.compiled.search(text) is not None


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"(?i:\bfree land\b)", ["free land"]),
        (r"(?:税收|税费)(?:返还|返点)", ["税", "返", "收费", "还点"]),
        (r"a?bcd+", ["bc"]),
        (r"(?<!不)施工许可证?", ["施工许可"]),
        (r"(?<=第)一(?=年)", ["第", "一", "年"]),
        (r"x-{1,2}[0-9]", ["-"]),
        (r"\d{4}", []),
        (r"one|\d", []),
        (r"(?:one)?two", ["two"]),
        (r"(?:one)*", []),
        (r"a\d|b", []),
        (r"(?<=[\u4e00-\u9fff]);|;(?=甲)", [";"]),
    ],
)
def test_the_words_are_read_off_the_expression(pattern: str, needs: list[str]) -> None:
    found = ["".join(sorted(words, key=pattern.index)) for words in Expression.of(pattern).needs]
    assert found == needs


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.place.line))
@given(data=st.data())
def test_whatever_a_pattern_finds_holds_one_of_its_words(pattern: Pattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern.find.compiled))
    assert pattern.find.may_match(folded(text)) or not found_by_search(pattern.find, text)


@given(st.text(alphabet="İıſKSTATE-LEVELstate-level level"))
def test_unusual_letters_hide_nothing(text: str) -> None:
    expression = Expression.of(r"(?i:state-level)")
    assert expression.may_match(folded(text)) or not found_by_search(expression, text)


def test_most_patterns_need_not_be_searched() -> None:
    needed = [pattern for pattern in PATTERNS if pattern.find.needs]
    assert len(needed) > len(PATTERNS) * 0.6
