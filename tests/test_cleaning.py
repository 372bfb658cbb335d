"""What one look tells to be clean is what cleaning would leave as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from microsite.memory import Memory
from microsite.prose.cleaning import ADDRESS, PLAIN, WORDS, clean, cleaner
from microsite.prose.markdown_text import ProseReader
from microsite.prose.parts import Html

BODY = """## Plant & products

The company makes **valves** and *seals* for [the zone](../zone.md "about") and {{ permit-time }}.

| Part | Use |
| :-- | --: |
| `a < b` | 一 |

- one
- two, see [there](https://example.com/a?b=c#d)

1. first
2. second
"""


def phrases(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Words with plain phrases among them."""
    links = st.tuples(st.from_regex(re.compile(ADDRESS, re.ASCII), fullmatch=True), words).map(
        lambda each: f'<a href="{each[0]}">{each[1]}</a>'
    )
    tagged = st.tuples(st.sampled_from(("em", "strong", "code")), words).map(
        lambda each: "<{0}>{1}</{0}>".format(*each)
    )
    return st.lists(words | tagged | links, max_size=4).map("".join)


LINES = phrases(st.from_regex(WORDS, fullmatch=True))
BLOCKS = st.tuples(
    st.sampled_from(
        (
            "<p>{0}</p>",
            '<h2 id="a">{0}</h2>',
            '<h4 id="一-b">{1}</h4>',
            "<ul>\n<li>{0}</li>\n<li>{1}</li>\n</ul>",
            "<ol>\n<li>{0}</li>\n</ol>",
            '<table>\n<thead>\n<tr>\n<th align="left">{0}</th>\n</tr>\n</thead>\n'
            "<tbody>\n<tr>\n<td>{1}</td>\n</tr>\n</tbody>\n</table>",
        )
    ),
    LINES,
    LINES,
).map(lambda each: each[0].format(*each[1:]))


@settings(max_examples=100)
@given(st.lists(BLOCKS, max_size=4).map("\n".join))
@example('<p><a href="http://a.bc/x?y=z%zz#%">x</a></p>')
@example('<p><a href="https://1.2.3.com">x</a></p>')
@example('<p><a href="../a.md#b">x</a><a href="/">y</a><a href="?a=%">z</a></p>')
def test_blocks_of_plain_lines_are_clean(html: str) -> None:
    assert PLAIN.fullmatch(html)
    assert cleaner().clean(html) == html


PIECES = (
    *("<p>", "</p>", "<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>", "<a href=", '"', "x", ">", "</a>"),
    *(
        '<h2 id="a">',
        "</h2>",
        "</h3>",
        "<ul>\n",
        "<li>",
        "</li>\n",
        "</ul>",
        "\n",
        " ",
        "&amp;",
        "&",
        "<",
        "\xa0",
        "\r",
    ),
    *(
        '<a href="http://a.bc">',
        '<a href="javascript:x">',
        '<a href="x" onclick="y">',
        "<br />",
        "<script>",
        "</script>",
    ),
    *("<table>\n<thead>\n<tr>\n", "<th>", "</th>\n", "</tr>\n</thead>\n<tbody>\n<tr>\n", "<td>", "</td>\n"),
    "</tr>\n</tbody>\n</table>",
)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_whatever_is_typed_comes_out_as_cleaned(html: str) -> None:
    assert clean(html) == cleaner().clean(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="javascript:alert(1)">x</a></p>',
        '<p><a href="//elsewhere.example">x</a></p>',
        '<p><a href="data:text/html,x">x</a></p>',
        '<p><a href="http://xn--a.example">x</a></p>',
        '<p><a href="http://1.2.3.999">x</a></p>',
        '<p onclick="x">x</p>',
        "<p><script>x</script></p>",
        "<p><p>x</p></p>",
        "<p><em><em>x</em></p>",
        '<p><a href="a">x<a href="b">y</a></a></p>',
        '<h2 id="a">x</h3>',
        "<p>x\xa0y</p>",
        "<p>&quot;</p>",
        "<p>x<br /></p>",
    ],
)
def test_anything_unusual_is_cleaned(html: str) -> None:
    assert not PLAIN.fullmatch(html)


def test_most_of_what_is_written_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("microsite.prose.cleaning.cleaner", lambda: pytest.fail("This is plain."))
    parts = ProseReader((), Memory()).parts(BODY)
    assert "".join(part.markup for part in parts if isinstance(part, Html)).count("<li>") == 4


@pytest.mark.parametrize("begin", ["<p>", "<p>&amp;", "<ul>\n<li>", "<table>\n<thead>\n<tr>\n<th>", '<p><a href="x'])
def test_no_text_takes_long(begin: str) -> None:
    assert not PLAIN.fullmatch(begin + "a" * 100_000 + "&amp;" * 10_000)
    assert not PLAIN.fullmatch((begin + "a</p>\n") * 10_000 + "<")
