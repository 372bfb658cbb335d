"""What is written so that it is quick finds what its simple form finds, on any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.checking.figures.numbers import DIGIT, NUMBER
from microsite.checking.links import TAG as WITH_ATTRIBUTES
from microsite.checking.masking import masked
from microsite.checking.publication.personal_data import IDENTITY, LONG_NUMBERS, MOBILE
from microsite.checking.typesetting.emphasis import CODE as CODE_IN_MARKUP
from microsite.checking.typesetting.emphasis import LEFT_OVER
from microsite.checking.typesetting.marks import DOUBLE, FULL_WIDTH, SINGLE
from microsite.checking.typesetting.marks import OPEN as OPEN_MARK
from microsite.checking.typesetting.markup import CODE, FENCE, SLIPS
from microsite.problems import Problem
from microsite.prose.cleaning import clean
from microsite.prose.line_breaks import HAN, join_lines
from microsite.prose.markdown_text import TOKEN_IN_TAG
from microsite.prose.names import TAG, in_text, mark_names
from microsite.prose.references import CLOSE, CODE_OR_REFERENCE, OPEN, TOKEN
from microsite.prose.tables import readable_tables
from microsite.publishing.addresses import FORBIDDEN, LEADS_OUT, PLAIN
from microsite.publishing.marker import MARKER
from microsite.reading.text import CONFLICT, INVISIBLE_CHARACTERS, LOST, decode

LINES = re.MULTILINE | re.DOTALL
PIECES = (
    *(
        "\n",
        " ",
        "a",
        "B",
        "z9",
        "0",
        "12",
        "1.",
        "1) ",
        "工",
        "，",
        "“",
        "：",
        "：：",
        "｛",
        "＊",
        "-",
        "--",
        "+",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "==",
    ),
    *(
        "#",
        "## ",
        "`",
        "```",
        "\n```",
        "\n\n",
        ":::",
        "::: news",
        "::::",
        "{{",
        "}}",
        "{",
        "}",
        "[",
        "]",
        "[[",
        "]]",
        "|",
        "](",
    ),
    *(
        ")",
        "(",
        "[^1]",
        "][",
        "<",
        ">",
        "<b>",
        "</b>",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        '"',
        "'",
        '<a href="',
        "<p id=a",
        "<!--",
        "-->",
        "&",
    ),
    *("&amp;", ";", "javascript:", "https:", ".", "!", '<span class="name">', "</span>", OPEN, CLOSE, "5G", "\\", "- "),
    *("13912345678", "430405199001011234", "-1234", "٣"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)

SIMPLE_SLIPS = (
    re.compile(r"^(?P<at>#{2,6}|[-+])(?=[^\s#+\-:|\d])", re.MULTILINE),
    re.compile(r"^(?P<at>\d+\.)(?=[^\s\d])", re.MULTILINE),
    re.compile(r"(?<=\n)(?P<at>[-*+])[ ]\S"),
    re.compile(r"(?P<at>:{3,}[^\n]*)"),
    re.compile(r"^(?P<at>#)[ ]", re.MULTILINE),
)
PAIRS = (
    (TAG, re.compile(r"(<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>)")),
    (FENCE, re.compile(r"^```", re.MULTILINE)),
    (CODE, re.compile(r"^```.*?^```|`[^`\n]+`", LINES)),
    (
        CODE_OR_REFERENCE,
        re.compile(
            r"(?P<code>^```.*?^```|`[^`\n]+`)"
            r"|(?P<block>^:::[ ]*(?P<name>[\w-]+)(?:[ ]+(?P<argument>[^\n]*))?$)"
            r"|\{\{(?P<braces>[^{}\n]*)\}\}"
            r"|\[\[(?P<link>[^\[\]\n|]+)(?:\|(?P<words>[^\[\]\n]+))?\]\]",
            LINES,
        ),
    ),
)
VALUE = r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
SIMPLE_TAG = re.compile(rf"<!--.*?-->|<([a-zA-Z][\w-]*(?:\s+[\w:-]+(?:\s*=\s*{VALUE})?)+)\s*/?>", re.DOTALL)
OF_HAN = "".join(f"{first}-{last}" for first, last in HAN)
JOINT = re.compile(f"(?<=[{OF_HAN}])\n(?=[{OF_HAN}A-Za-z{OPEN}])|(?<=[A-Za-z{CLOSE}])\n(?=[{OF_HAN}])")
HIDDEN = re.compile(
    r"<(script|style|pre|code)\b.*?</\1>|<!--.*?-->|<span class=\"(?:name|ref)\">.*?</span>|<[a-zA-Z/!][^<>\n]*>"
    r"|(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)|\{[:#.][^{}\n]*\}|^\[[^\]\n]+\]:.*$|^[ \t]*\d+[.)](?=\s)|&#?\w+;",
    LINES | re.IGNORECASE,
)


@pytest.mark.parametrize(("quick", "simple"), PAIRS, ids=range(len(PAIRS)))
@given(text=TEXTS)
def test_an_expression_finds_the_same(quick: re.Pattern[str], simple: re.Pattern[str], text: str) -> None:
    names = ("at", "name", "argument", "braces", "link", "words")
    known = [name for name in names if name in simple.groupindex]
    here = [(found.span(), *map(found.span, known)) for found in quick.finditer(text)]
    assert here == [(found.span(), *map(found.span, known)) for found in simple.finditer(text)]


@given(TEXTS)
def test_lines_are_joined_at_the_same_places(text: str) -> None:
    assert join_lines(text) == JOINT.sub("", text)


@given(TEXTS)
def test_code_and_blocks_are_told_apart(text: str) -> None:
    for found in CODE_OR_REFERENCE.finditer(text):
        assert bool(found["code"]) == found[0].startswith("`")
        assert bool(found["block"]) == found[0].startswith(":")


@given(TEXTS)
def test_slips_are_the_same(text: str) -> None:
    lines = f"\n{text}"
    for slip, simple in zip(SLIPS, SIMPLE_SLIPS, strict=False):
        assert [found.span("at") for found in slip.pattern.finditer(lines)] == [
            found.span("at") for found in simple.finditer(lines)
        ]
    for slip in SLIPS:
        assert slip.may_hold(lines) or not slip.pattern.search(lines)


@given(TEXTS)
def test_marks_and_typed_numbers_are_missed_nowhere(text: str) -> None:
    if not any(mark in text for mark in (*SINGLE, *DOUBLE)):
        assert OPEN_MARK.search(text) is None
        assert all(found["block"] and len(found["block"]) != 3 for found in FULL_WIDTH.finditer(text))
    html = clean(text)
    if DIGIT.search(html) is None:
        assert NUMBER.search(TAG.sub(" ", html)) is None


@given(TEXTS)
def test_running_text_is_the_same(text: str) -> None:
    def sign(found: re.Match[str]) -> str:
        hidden = found[0].startswith(("`", ":"))
        return re.sub(
            r"[^\n]", "\ufff9" if hidden else "\ufffb" if "#" in (found["link"] or "") else "\ufffc", found[0]
        )

    known = CODE_OR_REFERENCE.sub(sign, text)
    simple = HIDDEN.sub(lambda found: re.sub(r"[^\n]", "\ufff9", found[0]), known).replace("5G", "\ufffc" * 2)
    assert masked(text, ("5G",)) == simple


@given(TEXTS)
def test_names_are_marked_and_tokens_told_in_tags(text: str) -> None:
    html = readable_tables(clean(text.replace("5G", "5G, <a title='5G>5G " + text + "'>")))
    marked = mark_names(html, ("5G",))
    assert marked == in_text(html, split_and_marked)
    assert TOKEN_IN_TAG.search(html) or TAG.sub(lambda tag: TOKEN.sub("", tag[0]), html) == html


def split_and_marked(piece: str) -> str:
    return re.sub("(?<![A-Za-z0-9])(5G)(?![A-Za-z0-9])", r'<span class="name" translate="no">\1</span>', piece)


@given(TEXTS)
def test_tags_with_attributes_are_found_among_all(text: str) -> None:
    every = re.compile(
        WITH_ATTRIBUTES.pattern.replace(r"\s[^", r"(?:\s[^", 1).replace("*+)*+)>", "*+)*+)?)>", 1), re.DOTALL
    )
    for html in (text, clean(text)):
        assert list(filter(None, WITH_ATTRIBUTES.findall(html))) == [
            found for found in every.findall(html) if re.search(r"\s", found)
        ]
    html = clean(text)
    assert list(filter(None, WITH_ATTRIBUTES.findall(html))) == list(filter(None, SIMPLE_TAG.findall(html)))


@given(TEXTS)
def test_numbers_of_persons_are_long(text: str) -> None:
    assert any(number.search(text) for number in LONG_NUMBERS) or not (IDENTITY.search(text) or MOBILE.search(text))


@given(TEXTS)
def test_emphasis_has_its_signs(text: str) -> None:
    shown = TAG.sub("", CODE_IN_MARKUP.sub("", text))
    assert "*" in text or "_" in text or not LEFT_OVER.search(shown)


@given(
    st.text(
        st.sampled_from(
            "a中\r\n\r\n\x85\u2028\u200b\u202e\ufeff\ufffd锟斤拷éè€‚\x01\x0b\x0c\x7f\x9f\t\u0152\uffff<>= "
        ),
        min_size=1,
    )
    | st.lists(st.sampled_from(["a\n", "<<<<<<<", ">>>>>>> b", "\r", "\n", " ", "锟斤拷", "æ\x80\x80" * 3])).map(
        "".join
    )
)
def test_a_text_is_decoded_as_its_signs_ask(text: str) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return
    problems: list[Problem] = []
    lined = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text)
    damaged = LOST.search(lined) or CONFLICT.search(lined)
    decoded = decode(text.encode(), "", problems.append)
    assert decoded == (None if damaged else INVISIBLE_CHARACTERS.sub("", lined))
    odd = any(found[0] != "\r\n" for found in re.finditer("\r\n|[\r\x85\u2028\u2029]", text))
    codes = {problem.kind.code for problem in problems}
    assert ("other-line-ends" in codes) == odd
    assert ("invisible-character" in codes) == (not damaged and INVISIBLE_CHARACTERS.search(lined) is not None)


PARTS = (
    "con",
    "CON",
    "com1",
    "a",
    "b-c",
    "z9",
    "/",
    "/",
    ".",
    ".",
    "..",
    " ",
    "A",
    "园",
    ":",
    "\\",
    "\n",
    ".microsite",
)


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
def test_nothing_can_be_said_against_plain_addresses(address: str) -> None:
    said = LEADS_OUT.search(address) or FORBIDDEN.search(address) or address.startswith(MARKER)
    assert not (PLAIN.fullmatch(address) and said)
