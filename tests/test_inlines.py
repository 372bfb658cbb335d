"""What there is no sign of in a text is not looked for: what becomes of the text is the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import TocExtension

from microsite.prose.headings import HeadingIdExtension
from microsite.prose.inlines import SIGNS, spare_inlines
from microsite.prose.sparing import SparingMarkdown
from microsite.prose.table_rows import SparingTableExtension

EXTENSIONS = ["attr_list", "def_list", "sane_lists", "md_in_html"]
PLAIN = Markdown(extensions=["tables", *EXTENSIONS, TocExtension(marker="")])
SPARING = SparingMarkdown(extensions=[SparingTableExtension(), *EXTENSIONS, HeadingIdExtension(marker="")])
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
BLOCKS = [
    "\n\n    a\n",
    "\n- a\n",
    "\n    - b\n",
    "\n\n1. a\n2. b",
    "\n  * ",
    "\n\n| a | b |\n| --- | :-: |\n| `|` | \\| |\n",
    "\na|b|\n|-|-\n",
    "\n---\n",
    "\n  \n",
    "\ta\r\n",
    "\x02",
    "\n===\n",
    "\n_ _ _\n",
    "\n> ",
    "\n: ",
]
KINDS = [
    *("markdown_block", "empty", "indent", "defindent", "code", "table", "hashheader", "setextheader", "hr"),
    *("olist", "ulist", "deflist", "quote", "reference", "paragraph"),
]
PIECES = st.sampled_from([*WORDS.split(), *HTML, *HEADINGS, *REFERENCES, *BLOCKS, " ", "  \n", "\n", "\n\n"])


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


def test_what_a_new_kind_of_block_begins_with_must_be_known() -> None:
    kinds = PLAIN.parser.blockprocessors
    assert list(kinds) == [kinds[name] for name in KINDS]
