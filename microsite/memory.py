"""What one build keeps for the next in the same process: values, by everything that they were made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from microsite.problems import Problem, Report

V = TypeVar("V")
NOTHING = object()


class Memory:
    """Values by their keys. A key holds all that its value depends on, so that no value can be out of date.

    What a whole build has not asked for is forgotten, so that days of saves do not fill it.
    """

    def __init__(self) -> None:
        self._asked_for: dict[Hashable, Any] = {}
        self._from_before: dict[Hashable, Any] = {}

    def __len__(self) -> int:
        return len(self._from_before)

    def recall(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not known."""
        value = self._asked_for.get(key, NOTHING)
        if value is NOTHING:
            value = self._from_before.pop(key, NOTHING)
            self._asked_for[key] = value if value is not NOTHING else make()
        known: V = self._asked_for[key]
        return known

    def recall_reported(self, key: Hashable, make: Callable[[Report], V], report: Report) -> V:
        """The value of a key, with the problems that were reported when it was made reported again."""
        value, problems = self.recall(key, lambda: _with_problems(make))
        for problem in problems:
            report(problem)
        return value

    def end_build(self, *, whole: bool) -> None:
        """Forget what was not asked for; after a build that broke off, what it did not come to is kept."""
        self._from_before = self._asked_for if whole else self._from_before | self._asked_for
        self._asked_for = {}


def _with_problems(make: Callable[[Report], V]) -> tuple[V, tuple[Problem, ...]]:
    problems: list[Problem] = []
    value = make(problems.append)
    return value, tuple(problems)
