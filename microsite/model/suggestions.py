"""What was probably meant by a value that cannot be read: the same with half-width signs, or as it must be written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from fractions import Fraction

LONGEST = 40  # of what somebody may have mistyped
QUOTES = "“”‘’\"'「」"
SEPARATED_DATE = re.compile(r"^(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2})\s*日?|\s*月)?$")
NUMBER = re.compile(
    r"^[^\d.,+-]{0,4}(\d[\d,_\s]*(?:\.\d+)?)\s*(万亿|亿|万|trillion|billion|million)?[^\d.,:xeE/%％-]{0,6}$"
)
RANGE = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(?:-|–|—|~|～|至|到|to|\.\.\.)\s*(\d+(?:\.\d+)?)")
SCALES = {
    "万亿": 10**12,
    "亿": 10**8,
    "万": 10**4,
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "": 1,
}


def suggestion(value: str, parse: Callable[[str], object]) -> str:
    """The first rewriting of a value that can be read; an empty string where none can."""
    if len(value) > LONGEST:
        return ""
    return next((written for written in _rewritten(value) if _reads(written, parse)), "")


def _reads(value: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _rewritten(value: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", value).strip().strip(QUOTES).strip()
    yield plain
    yield plain.lower().replace(" ", "-").replace("_", "-")
    date = SEPARATED_DATE.match(plain)
    if date:
        yield "-".join([date[1], *(f"{int(part):02}" for part in date.groups()[1:] if part)])
    spread = RANGE.match(plain)
    if spread:
        yield f"{spread[1]}..{spread[2]}"
    number = NUMBER.match(plain)
    if number:
        yield _in_digits(number)


def _in_digits(number: re.Match[str]) -> str:
    """The number without separators and leading zeros, its scale word carried out."""
    exact = Fraction(re.sub(r"[,_\s]", "", number[1])) * SCALES[number[2] or ""]
    return str(exact.numerator) if exact.denominator == 1 else f"{float(exact):f}".rstrip("0")
