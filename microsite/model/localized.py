"""Values that differ by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from microsite.problems import Place

V = TypeVar("V")


@dataclass(frozen=True)
class Localized(Generic[V]):
    """A value per language code, in the order written."""

    values: tuple[tuple[str, V], ...]
    place: Place

    def __getitem__(self, language: str) -> V:
        """The value in a language; where it is missing, the first there is (a check has reported it by then)."""
        return dict(self.values).get(language, self.values[0][1])

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language for language, _ in self.values)
