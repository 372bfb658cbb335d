"""What was asked for, and how it is answered: in which language, in words or as data."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from pathlib import Path

from microsite.commands.progress import Progress
from microsite.common import Common
from microsite.deferred import Deferred
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.problems import Problem, Severity, any_errors
from microsite.readers_language import readers_language
from microsite.reading.folders import Folders
from microsite.store import DiskStore
from microsite.wording.language import Language

FINE, CONTENT_ERRORS, WRONG_USAGE = 0, 1, 2
KEPT, COMMON = ".cache/kept", ".cache/common"
LASTING = ("serve", "test")  # verbs of what goes on for as long as it is let
EXCERPTS = Deferred("reading.excerpts", "excerpts")
AS_DATA, AS_TEXT = Deferred("wording.messages", "as_data"), Deferred("wording.messages", "as_text")
MOST_SHOWN = 200  # more than anybody mends at a sitting


@frozen
class Request:
    """A command as understood: the folders and the command's own options; what was `said`, and in which language where
    that is given.
    """

    folders: Folders
    given: Language | None
    options: argparse.Namespace
    said: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def language(self) -> Language:
        """The language of messages, loaded when there is something to say."""
        return self.given or readers_language(self.options.messages or "", self.memory)

    @property
    def output(self) -> Path:
        return Path(self.options.output or self.folders.site / "output").absolute()

    @property
    def overrides(self) -> Overrides:
        date: datetime.date | None = self.options.date
        return Overrides(self.options.url, date, getattr(self.options, "release", False))

    @cached_property
    def memory(self) -> Memory:
        """What builds of this site in earlier processes have kept for this one."""
        store = DiskStore.open(self.folders.repository / KEPT, str(self.folders.site))
        common = Common.open(self.folders.repository / COMMON)
        return Memory(store, self.progress.advance, common=common, lasting=self.options.verb in LASTING)

    @cached_property
    def progress(self) -> Progress:
        """What is being done and how far it has come, on the side, where it takes long and people are listening."""
        return Progress(lambda message: self.language.gettext(message), sys.stderr, hidden=self.as_json)

    @property
    def as_json(self) -> bool:
        return getattr(self.options, "format", "text") == "json"

    def say(self, message: str, **values: object) -> None:
        """Print a line for a person; nothing where a program listens."""
        if not self.as_json:
            self._print("stdout", self.language.gettext(message, **values))

    def answer(self, problems: Iterable[Problem], **data: object) -> int:
        """Print problems, as text or as the one JSON object, and give the exit status."""
        every = tuple(problems)
        if self.as_json:
            listed = [AS_DATA(problem, self.language) for problem in every]
            self._print("stdout", json.dumps({"problems": listed, **data}, indent=1))
        elif every:
            self._show(every)
        return CONTENT_ERRORS if any_errors(every) else FINE

    def _show(self, problems: tuple[Problem, ...]) -> None:
        show = EXCERPTS(self.folders.layers)
        for problem in problems[:MOST_SHOWN]:
            self._print("stderr", AS_TEXT(problem, self.language, show(problem.place)) + "\n")
        if len(problems) > MOST_SHOWN:
            more = self.language.gettext(
                N_("%(count)s more are shown when these are mended."), count=len(problems) - MOST_SHOWN
            )
            print(more, file=sys.stderr)
        self._count(problems)

    def _count(self, problems: tuple[Problem, ...]) -> None:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        counts = (
            self.language.ngettext("%(number)s error", "%(number)s errors", errors),
            self.language.ngettext("%(number)s warning", "%(number)s warnings", len(problems) - errors),
        )
        line = self.language.gettext(N_("%(errors)s, %(warnings)s."), errors=counts[0], warnings=counts[1])
        self._print("stderr", line)

    def _print(self, stream: str, words: str) -> None:
        """Print, and keep what was said, so that it can be said again when there is nothing to do."""
        if self.options.verb not in LASTING:
            self.said.append((stream, words))
        self.progress.end()
        print(words, file=sys.stderr if stream == "stderr" else sys.stdout, flush=True)
