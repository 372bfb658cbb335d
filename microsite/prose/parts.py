"""What prose is made of. It is the same for every page it stands on; figures and links are resolved later.

The `start` of a reference is its position in the text.
"""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from microsite.frozen import frozen
from microsite.model.periods import Period


@frozen
class Html:
    """Markup that is safe as it stands."""

    part: ClassVar[str] = "html"
    markup: str


@frozen
class Words:
    """Plain text, still to be escaped."""

    part: ClassVar[str] = "words"
    text: str


@frozen
class Name:
    """A name that contains digits and is never translated: 5G."""

    part: ClassVar[str] = "name"
    text: str


@frozen
class FigureReference:
    """`{{ permit-time }}`."""

    raw: str
    id: str
    start: int = field(default=0, compare=False)


@frozen
class DateReference:
    """`{{ 2020-04-21 }}`."""

    raw: str
    period: Period
    start: int = field(default=0, compare=False)


@frozen
class EntryReference:
    """`[[nakin]]` or `[[nakin|words]]`."""

    raw: str
    key: str
    words: str
    start: int = field(default=0, compare=False)


@frozen
class Citation:
    """`[[source#section/paragraph]]`, with other words after a bar."""

    raw: str
    source: str
    locator: str
    words: str
    start: int = field(default=0, compare=False)


@frozen
class BlockReference:
    """`::: name argument` on a line of its own."""

    raw: str
    name: str
    argument: str
    start: int = field(default=0, compare=False)


Reference = FigureReference | DateReference | EntryReference | Citation | BlockReference
Part = Html | Words | Name | Reference
