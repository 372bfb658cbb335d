"""Running text without what is no words: references, code, tags, addresses. Every character keeps its position."""

from __future__ import annotations

import re
from functools import lru_cache

from microsite.prose.references import CODE_OR_REFERENCE

REFERENCE = "\ufffc"  # stands for a figure, a date or a link
CITATION = "\ufffb"  # stands for a place in a source
BLANK = "\ufff9"  # stands for what no reader sees

ELEMENTS = ("script", "style", "pre", "code")
COMMENT = r"<!--.*?-->|"
# Each begins with one sign, told before anything else, so that other characters are passed over quickly.
HIDDEN = (
    r"<span class=\"(?:name|ref)\">.*?</span>"
    r"|<[a-zA-Z/!][^<>\n]*>"
    r"|\((?<=\]\()[^()\s]*(?:\s+\"[^\"]*\")?\)"
    r"|\{[:#.][^{}\n]*\}"
    r"|\[(?<=^\[)[^\]\n]+\]:.*$"
    r"|&#?\w+;"
)
NUMBER = r"[ \t]*\d+[.)](?=\s)"
NUMBERED = f"|^{NUMBER}"
NUMBERED_LINE = re.compile(f"\n{NUMBER}")  # begins with one sign too


@lru_cache(maxsize=64)
def _hidden_in(closed: tuple[str, ...], comments: bool, numbered: bool) -> re.Pattern[str]:
    """What is no running text, where only these elements are closed: looking for ends that there are not takes long.

    So does looking for comments, and for numbers at the beginning of lines, where there are none.
    """
    elements = rf"<({'|'.join(closed)})\b.*?</\1>|" if closed else ""
    pattern = "".join((elements, COMMENT if comments else "", HIDDEN, NUMBERED if numbered else ""))
    return re.compile(pattern, re.DOTALL | re.MULTILINE | re.IGNORECASE)


def masked(text: str, names: tuple[str, ...]) -> str:
    """The text with signs in the place of references, names with digits and everything that is no running text."""
    closed = _closed(text.lower()) if "</" in text else ()
    known = CODE_OR_REFERENCE.sub(_masked_reference, text)
    numbered = NUMBERED_LINE.search(f"\n{known}") is not None
    words = _hidden_in(closed, "-->" in text, numbered).sub(_hidden, known)
    for name in names:
        words = words.replace(name, REFERENCE * len(name))
    return words


def _closed(text: str) -> tuple[str, ...]:
    return tuple(name for name in ELEMENTS if f"</{name}>" in text)


def _masked_reference(found: re.Match[str]) -> str:
    sign = BLANK if found["code"] or found["block"] else REFERENCE
    return _signs(CITATION if "#" in (found["link"] or "") else sign, found[0])


def _hidden(found: re.Match[str]) -> str:
    return _signs(BLANK, found[0])


def _signs(sign: str, text: str) -> str:
    """A sign in the place of each character of a text, but for its line ends."""
    return "\n".join(sign * len(line) for line in text.split("\n"))
