"""Traditional characters in a text of simplified ones, found with OpenCC as a language's rules.yaml names it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from microsite.checking.content import Rule, Written
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.memory import Memory
from microsite.problems import Problem, ProblemKind, Severity

TRADITIONAL = ProblemKind(
    "traditional-character",
    Severity.WARNING,
    N_("“%(words)s” is a traditional character."),
    N_("Public websites on the mainland are written in the standard simplified characters."),
    N_("Write “%(write)s”."),
    source=N_("Law on the Standard Spoken and Written Chinese Language"),
)

# The charset that holds every simplified character in common use, and no traditional one.
SIMPLIFIED = "gb2312"
HAN = range(0x3400, 0xA000)


def check_traditional(written: Written) -> Iterator[Problem]:
    """Report traditional characters in languages whose rules name a conversion."""
    for language, said in written.said.items():
        names = written.content.patterns_of(language, TRADITIONAL.code)
        unusual = _unusual(set(said.alphabet), written.content.memory) if names else set()
        for text in written.texts if unusual else ():
            if text.language == language:
                yield from _text(text, unusual, names[0].find.text)


def _text(text: WrittenText, unusual: Collection[str], conversion: str) -> Iterator[Problem]:
    for position, character in enumerate(text.words):
        if character in unusual:
            yield from _character(text, position, character, conversion)


def _character(text: WrittenText, position: int, character: str, conversion: str) -> Iterator[Problem]:
    simplified = _converted(character, conversion)
    if simplified != character:
        yield TRADITIONAL.at(text.place_at(position, position + 1), words=character, write=simplified)


def _unusual(characters: set[str], memory: Memory) -> set[str]:
    """Those of some characters that are no simplified ones; each is looked at once."""
    simplified = memory.recall(("simplified",), set[str])
    unusual = {character for character in characters - simplified if not _is_simplified(character)}
    simplified |= characters - unusual
    return unusual


def _is_simplified(character: str) -> bool:
    """Whether a character is no Chinese one, or one in common use in simplified text."""
    if ord(character) not in HAN:
        return True
    try:
        character.encode(SIMPLIFIED)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=4096)
def _converted(character: str, conversion: str) -> str:
    """The character as OpenCC converts it. OpenCC is loaded only where a character is in question."""
    from opencc import OpenCC

    return str(OpenCC(conversion).convert(character))


RULE = Rule((TRADITIONAL,), check_traditional)
