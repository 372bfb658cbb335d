"""Wording that depends on nothing but the language becomes text of the template before that is compiled."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

SHOWN = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")  # {{ _("…") }}
PLACEHOLDER = "%"


class ConstantWording(Extension):
    """Puts the words of the environment's `language` in the place of `{{ _("…") }}`.

    Words that hold placeholders, and those that stand in any other expression, are looked up when a page is rendered.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, those that show constant wording replaced."""
        tokens = list(stream)
        number = 0
        while number < len(tokens):
            words = self._words(tokens[number : number + len(SHOWN)])
            if words is None:
                yield tokens[number]
                number += 1
            else:
                yield Token(tokens[number].lineno, "data", words)
                number += len(SHOWN)

    def _words(self, tokens: list[Token]) -> str | None:
        if tuple(token.type for token in tokens) != SHOWN or tokens[1].value != "_":
            return None
        words: str = self.environment.language.gettext(tokens[3].value)  # type: ignore[attr-defined]
        return None if PLACEHOLDER in words else words
