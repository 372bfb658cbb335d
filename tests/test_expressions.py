"""Texts that hold none of an expression's words are not searched: nothing is missed by that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.memory import Memory
from microsite.model.expressions import Expression, SearchedText
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
        (r"(?:税收|税费)(?:返还|返点)", ["税收返还 税收返点 税费返还 税费返点"]),
        (r"a?bcd+", ["bcd"]),
        (r"ab?cd", ["cd", "acd abcd"]),
        (r"(?<!不)施工许可证?", ["施工许可"]),
        (r"(?<=第)一(?=年)", ["第一年", "第一"]),
        (r"x-{1,2}y", ["x-", "-y"]),
        (r"(?<=甲)-|-(?=乙)", ["甲- -乙"]),
        (r"\d{4}", []),
        (r"one|\d", []),
        (r"(?:one)?two", ["two"]),
        (r"(?:one)*", []),
        (r"a\d|b", []),
        (r"(?<=[\u4e00-\u9fff]);|;(?=甲)", []),
    ],
)
def test_the_words_are_read_off_the_expression(pattern: str, needs: list[str]) -> None:
    assert [" ".join(sorted(words)) for words in Expression.of(pattern).needs] == [
        " ".join(sorted(words.split())) for words in needs
    ]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.place.line))
@given(data=st.data())
def test_whatever_a_pattern_finds_holds_one_of_its_words(pattern: Pattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern.find.compiled))
    assert pattern.find.may_match(SearchedText.of(text)) or not found_by_search(pattern.find, text)


def pieces(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions made of others."""
    repeats = st.sampled_from(("?", "*", "+", "??", "+?", "{2}", "{1,2}", "{0,2}", "{2,}", "?+"))
    around = st.sampled_from(("(?:%s)", "(%s)", "(?=%s)", "(?!%s)", "(?<=甲|丙)(?:%s)", "(?<!乙)(?:%s)", "(?i:%s)"))
    return (
        st.lists(inner, min_size=1, max_size=4).map("".join)
        | st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})")
        | st.tuples(inner, repeats).map(lambda each: f"(?:{each[0]}){each[1]}")
        | st.tuples(around, inner).map(lambda each: each[0] % each[1])
    )


SINGLE = st.sampled_from(
    ("甲", "乙", "丙", "a", "b", "B", "ß", "1", "[甲乙]", "[a-c]", "[^甲]", "[0-9乙]", ".", "^", "$", "\\b")
)


@settings(max_examples=500)
@given(st.recursive(SINGLE, pieces, max_leaves=12), st.text(alphabet="甲乙丙丁abcABCßẞ12 \n", max_size=12))
def test_a_text_that_is_not_searched_holds_nothing_to_find(pattern: str, text: str) -> None:
    expression = Expression.of(pattern)
    assert expression.may_match(SearchedText.of(text)) or not found_by_search(expression, text)


@given(st.text(alphabet="İıſKSTATE-LEVELstate-level level"))
def test_unusual_letters_hide_nothing(text: str) -> None:
    expression = Expression.of(r"(?i:state-level)")
    assert expression.may_match(SearchedText.of(text)) or not found_by_search(expression, text)


def test_most_patterns_need_not_be_searched() -> None:
    needed = [pattern for pattern in PATTERNS if pattern.find.needs]
    assert len(needed) > len(PATTERNS) * 0.6


def test_a_class_is_looked_for_among_the_signs() -> None:
    expression = Expression.of("[Ａ-Ｚ]+")
    assert expression.any_sign
    assert expression.may_match(SearchedText.of("Ｂ"))
    assert not expression.may_match(SearchedText.of("ｂ甲"))
