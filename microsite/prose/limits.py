"""How long a paragraph and how deep a list may be: far more than anybody writes, and little enough to be read at once.

Markdown takes time that grows with the square of a paragraph's length, and calls itself once a level of a list.
"""

from __future__ import annotations

import re

LONGEST = 3000  # characters on a line
DEEPEST = 20  # marks of lists and quotations one inside another
# The line end stands first, so that only line ends are looked at.
TOO_DEEP = re.compile(rf"\n(?:[ \t]*(?:[-*+>]|\d{{1,9}}[.)])[ \t]*){{{DEEPEST},}}")
TOO_LONG = re.compile(rf"^[^\n]{{{LONGEST},}}", re.MULTILINE)


def excess(text: str) -> re.Match[str] | None:
    """A match that starts where a text is too long or too deep to be read as Markdown; None where it is not."""
    return TOO_LONG.search(text) or TOO_DEEP.search(f"\n{text}")
