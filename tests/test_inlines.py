"""Lines without inline Markdown are not looked through for it: what becomes of a text is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from microsite.prose.inlines import spare_inlines

EXTENSIONS = ["tables", "attr_list", "def_list", "sane_lists", "toc", "md_in_html"]
PLAIN = Markdown(extensions=EXTENSIONS)
SPARING = Markdown(extensions=EXTENSIONS)
spare_inlines(SPARING)
WORDS = "a 文 - # * ** _ ` [a](b) ![a](b) <b> </b> <http://a.b> <a@b.c> & &amp; \\ \\* | --- : { #id } 1."
PIECES = st.sampled_from([*WORDS.split(), " ", "  \n", "\n", "\n\n"])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_markup_is_that_of_python_markdown(text: str) -> None:
    assert SPARING.reset().convert(text) == PLAIN.reset().convert(text)


def test_what_a_new_pattern_begins_with_must_be_known() -> None:
    assert {item.name for item in PLAIN.inlinePatterns._priority} == {  # type: ignore[attr-defined]
        *("backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference"),
        *("short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "em_strong"),
    }
