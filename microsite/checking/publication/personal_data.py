"""No identity-card number and no private mobile number is published, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checking.content import Rule, Written
from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity

IDENTITY_NUMBER = ProblemKind(
    "identity-number",
    Severity.ERROR,
    N_("This is a citizen's identity number."),
    N_("Published, it can be used to take out loans in that person's name; whoever publishes it is liable."),
    N_("Delete it. A website needs nobody's identity number."),
    source=N_("Personal Information Protection Law of the People's Republic of China, Articles 10 and 25"),
)
MOBILE_NUMBER = ProblemKind(
    "mobile-number",
    Severity.ERROR,
    N_("“%(number)s” is a mobile telephone number."),
    N_("A private number must not be published without consent, and is lost to the zone when its owner leaves."),
    N_("Give the office's landline number; for a duty telephone of the office, except it with that reason."),
    source=N_("Personal Information Protection Law of the People's Republic of China, Article 25"),
)

IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])"
)
MOBILE = re.compile(r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])")
# What stands in either of them, and in hardly anything else. Each begins with what is soon looked for.
LONG_NUMBERS = tuple(map(re.compile, (r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}", r"19\d{9}", r"20\d{9}")))
AMOUNT = re.compile(r"^\s*(?:value|precision|divided_by)\s*:")  # a number of as many digits that is none of a person
# GB 11643-1999: the last digit follows from the others.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
LAST_DIGITS = "10X98765432"


def check_personal_data(written: Written) -> Iterator[Problem]:
    """Report numbers of persons in every line of the content, comments and settings too."""
    for path, lines in written.lines.items():
        text = "\n".join(lines)
        if any(number.search(text) for number in LONG_NUMBERS):
            for number, line in enumerate(lines, 1):
                yield from _line(line, Place(path, number))


def _line(line: str, place: Place) -> Iterator[Problem]:
    for found in IDENTITY.finditer(line):
        if _is_identity_number(found[0]):
            yield IDENTITY_NUMBER.at(Place(place.path, place.line, found.start() + 1, len(found[0])))
    for found in () if AMOUNT.match(line) else MOBILE.finditer(line):
        at = Place(place.path, place.line, found.start() + 1, len(found[0]))
        yield MOBILE_NUMBER.at(at, number=found[0])


def _is_identity_number(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return LAST_DIGITS[total % 11] == number[-1].upper()


RULE = Rule((IDENTITY_NUMBER, MOBILE_NUMBER), check_personal_data)
