"""How far a long piece of work has come: a bar on a terminal, plain lines in a log, nothing where it is soon done."""

from __future__ import annotations

import shutil
import time
import unicodedata
from collections.abc import Callable
from typing import TextIO

PATIENCE = 0.4  # seconds of work before anything is shown on a terminal
PATIENCE_OF_A_LOG = 5.0  # seconds between lines in a log
BETWEEN = 0.1  # seconds between two states of the bar
WIDTH = 24  # of the bar
DONE, TO_DO = "#", "."  # signs that every console has


class Progress:
    """Is called with what is being done, and hears how much of it has been."""

    def __init__(self, words: Callable[[str], str], stream: TextIO, *, hidden: bool = False) -> None:
        self._words, self._stream, self._hidden = words, stream, hidden
        self._on_terminal = stream.isatty()
        self._begun = self._shown = time.monotonic()
        self._since: float | None = None
        self._doing = ""
        self._drawn = 0

    def __call__(self, message: str) -> None:
        """Begin something, in words that can be translated."""
        self._doing = message
        self._since = time.monotonic() if self._since is None else self._since
        self._show("")

    def advance(self, done: int, total: int) -> None:
        """Note how much has been done of what was begun."""
        if time.monotonic() - self._shown >= (BETWEEN if self._on_terminal else PATIENCE_OF_A_LOG):
            filled = WIDTH * done // max(total, 1)
            bar = f"[{DONE * filled}{TO_DO * (WIDTH - filled)}] " if self._on_terminal else ""
            self._show(f"{bar}{done}/{total}")

    def end(self) -> float:
        """Take the bar away, until something is begun again; the seconds since everything began."""
        self._since = None
        if self._drawn:
            self._draw("")
            self._stream.write("\r")
            self._stream.flush()
        return time.monotonic() - self._begun

    def _show(self, count: str) -> None:
        now = time.monotonic()
        begun = now if self._since is None else self._since
        if self._hidden or now - begun < (PATIENCE if self._on_terminal else PATIENCE_OF_A_LOG):
            return
        self._shown = now
        line = f"{self._words(self._doing)} {count}".rstrip()
        if self._on_terminal:
            self._draw(line)
        else:
            self._stream.write(line + "\n")
        self._stream.flush()

    def _draw(self, line: str) -> None:
        """Put a line in the place of the last, whose rest is covered with spaces: not every console knows more."""
        shown, width = _cut(line, shutil.get_terminal_size().columns - 1)
        self._stream.write(f"\r{shown}{' ' * (self._drawn - width)}")
        self._drawn = width


def _cut(line: str, columns: int) -> tuple[str, int]:
    """As much of a line as the columns hold, and how many it takes; Chinese characters take two."""
    taken = 0
    for number, character in enumerate(line):
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if taken + width > columns:
            return line[:number], taken
        taken += width
    return line, taken
