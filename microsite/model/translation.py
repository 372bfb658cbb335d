"""Whether a translation still fits its original: the original's state is kept with the translation, as a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from enum import StrEnum

from microsite.frozen import frozen
from microsite.model.page import Prose

DIGEST_LENGTH = 10


class State(StrEnum):
    """How a language's text of a page stands."""

    ORIGINAL = "original"
    CURRENT = "current"
    OUTDATED = "outdated"
    UNMARKED = "unmarked"
    MISSING = "missing"


@frozen
class Counterpart:
    """A text with the original that it translates."""

    text: Prose
    original: Prose

    @property
    def state(self) -> State:
        if self.text.translated_from is None:
            return State.UNMARKED
        return State.CURRENT if self.text.translated_from == digest(self.original) else State.OUTDATED


def digest(text: Prose) -> str:
    """What a text says, without white space and how it is laid out, as a short digest."""
    said = (getattr(text, "title", ""), getattr(text, "menu", None) or "", text.description, text.body)
    words = "\0".join("".join(part.split()) for part in said)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def counterparts(prose: Collection[Prose], default: str) -> tuple[Counterpart, ...]:
    """Every text in another language than the default one that has an original in the default language."""
    originals = {(type(text), text.key): text for text in prose if text.language == default}
    pairs = ((text, originals.get((type(text), text.key))) for text in prose if text.language != default)
    return tuple(Counterpart(text, original) for text, original in pairs if original)
