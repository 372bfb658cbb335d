"""Markdown as staff write it: each case in tests/prose is a title, the input and the output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from microsite.memory import Memory
from microsite.prose.markdown_text import ProseReader
from microsite.prose.parts import (
    BlockReference,
    Citation,
    DateReference,
    EntryReference,
    FigureReference,
    Html,
    Name,
    Part,
    Words,
)

CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<input>.*?)\n\.\n(?P<output>.*?)(?=\n\n[^\n]+\n\.\n|\s*\Z)", re.MULTILINE | re.DOTALL
)
FILES = sorted(Path(__file__).parent.glob("prose/*.md"))
CASES = [
    pytest.param(match["input"], match["output"], id=f"{file.stem}: {match['title']}")
    for file in FILES
    for match in CASE.finditer(file.read_text(encoding="utf-8"))
]
READER = ProseReader(("5G",), Memory())


def shown(part: Part) -> str:
    """A part as the cases write it."""
    match part:
        case Html():
            return part.markup
        case Words() | Name():
            return part.text
        case FigureReference():
            return f"⟨figure {part.id}⟩"
        case DateReference():
            return f"⟨date {part.period}⟩"
        case EntryReference():
            return f"⟨entry {part.key}{'|' + part.words if part.words else ''}⟩"
        case Citation():
            return f"⟨citation {part.source}#{part.locator}{'|' + part.words if part.words else ''}⟩"
        case BlockReference():
            return f"⟨block {part.name} {part.argument}⟩"


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_prose(written: str, expected: str) -> None:
    assert "".join(shown(part) for part in READER.parts(written)).strip() == expected.strip()


def test_every_case_is_found() -> None:
    marks = sum(len(re.findall(r"^\.$", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in FILES)
    assert len(CASES) * 2 == marks
