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
CODE_OR_REFERENCE = re.compile(
    r"(?P<code>^```.*?^```|`[^`\n]+`)"
    r"|(?P<block>^:::[ ]*(?P<name>[\w-]+)(?:[ ]+(?P<argument>[^\n]*?))?[ ]*$)"
    r"|\{\{\s*(?P<braces>[^{}\n]*?)\s*\}\}"
    r"|\[\[\s*(?P<link>[^\[\]\n|]+?)\s*(?:\|\s*(?P<words>[^\[\]\n]+?)\s*)?\]\]",
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
        return BlockReference(match[0].strip(), match["name"], match["argument"] or "", start)
    if match["link"]:
        source, hash_sign, locator = match["link"].partition("#")
        if hash_sign:
            return Citation(match[0], source, locator, match["words"] or "", start)
        return EntryReference(match[0], match["link"], match["words"] or "", start)
    try:
        return DateReference(match[0], Period.parse(match["braces"]), start)
    except ValueError:
        return FigureReference(match[0], match["braces"], start)
