"""Finds `{{ … }}`, `[[ … ]]` and `::: …` in text, and puts a token in the place of each.

This is done before Markdown reads the text, so that a bar inside `[[ … | … ]]` cannot split a table and no mark of
Markdown can split a reference. Code spans and code blocks keep what is typed in them.
"""

from __future__ import annotations

import re

from microsite.model.periods import Period
from microsite.prose.parts import (
    BlockReference,
    Citation,
    DateReference,
    EntryReference,
    FigureReference,
    Reference,
)

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
# Each begins with one sign, told before anything else, so that other characters are passed over quickly.
CODE_OR_REFERENCE = re.compile(
    r"[`:{\[](?:"
    r"(?P<code>(?<=^`)``.*?^```|(?<=`)[^`\n]+`)"
    r"|(?P<block>(?<=^:)::[ ]*(?P<name>[\w-]+)(?:[ ]+(?P<argument>[^\n]*))?$)"
    r"|(?<=\{)\{(?P<braces>[^{}\n]*)\}\}"
    r"|(?<=\[)\[(?P<link>[^\[\]\n|]+)(?:\|(?P<words>[^\[\]\n]+))?\]\]"
    r")",
    re.MULTILINE | re.DOTALL,
)


def tokenize(text: str) -> tuple[str, tuple[Reference, ...]]:
    """The text with a numbered token for each reference, and the references."""
    references: list[Reference] = []

    def token(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        references.append(_reference(match))
        mark = f"{OPEN}{len(references) - 1}{CLOSE}"
        return f"\n{mark}\n" if match["block"] else mark

    plain = text.replace(OPEN, "").replace(CLOSE, "")
    return CODE_OR_REFERENCE.sub(token, plain), tuple(references)


def _reference(match: re.Match[str]) -> Reference:
    start = match.start()
    if match["block"]:
        return BlockReference(match[0].strip(), match["name"], (match["argument"] or "").strip(), start)
    if match["link"]:
        link, words = match["link"].strip(), (match["words"] or "").strip()
        source, hash_sign, locator = link.partition("#")
        return (
            Citation(match[0], source, locator, words, start)
            if hash_sign
            else EntryReference(match[0], link, words, start)
        )
    named = match["braces"].strip()
    if not named[:1].isdecimal():  # as every date begins
        return FigureReference(match[0], named, start)
    try:
        return DateReference(match[0], Period.parse(named), start)
    except ValueError:
        return FigureReference(match[0], named, start)
