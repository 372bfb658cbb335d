"""What there is no sign of in a text is not looked for: what becomes of the text is the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import TocExtension

from microsite.prose.headings import HeadingIdExtension
from microsite.prose.inlines import SIGNS, spare_inlines
from microsite.prose.sparing import SparingMarkdown

EXTENSIONS = ["tables", "attr_list", "def_list", "sane_lists", "md_in_html"]
PLAIN = Markdown(extensions=[*EXTENSIONS, TocExtension(marker="")])
SPARING = SparingMarkdown(extensions=[*EXTENSIONS, HeadingIdExtension(marker="")])
spare_inlines(SPARING)
WORDS = (
    "a 文 - # * ** *** _ __ * ** _ ` [a](b) ![a](b) <b> </b> <http://a.b> <a@b.c> & &amp; \\ \\* | --- : { #id } 1. #"
)
HTML = [
    '<div markdown="1">',
    "</div>",
    '<p markdown="span">',
    "</p>",
    '<h2 title="a>b">',
    "</h2>",
    "<!-- -->",
    "<?",
    "<h3>",
]
HEADINGS = [
    "## a",
    "## ",
    "a\n---\n",
    "{: #a }",
    "{ .b title='\\\\>' }",
    "&lt;",
    "`<i>`",
    "\\\\>",
    "a_1",
    "<sup id='fnref:1'>",
]
REFERENCES = ["\n\n[a]: b 'c'\n", "[a]", "[a][]", "[b][a]", "![b][a]", "![a]", "[", "]", "(", ")"]
PIECES = st.sampled_from([*WORDS.split(), *HTML, *HEADINGS, *REFERENCES, " ", "  \n", "\n", "\n\n"])


def converted(markdown: Markdown, text: str) -> str:
    """What becomes of a text; what goes wrong, where it does."""
    try:
        return markdown.reset().convert(text)
    except Exception as error:
        return repr(error)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_markup_is_that_of_python_markdown(text: str) -> None:
    assert converted(SPARING, text) == converted(PLAIN, text)


def test_the_patterns_are_those_of_python_markdown_in_their_order() -> None:
    assert list(PLAIN.inlinePatterns) == [PLAIN.inlinePatterns[name] for name in SIGNS]
