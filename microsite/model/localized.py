"""Values that differ by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from microsite.problems import Place

V = TypeVar("V")


@dataclass(frozen=True)
class Localized(Generic[V]):
    """A value per language code, in the order written; `places` are those of the single values."""

    values: tuple[tuple[str, V], ...]
    place: Place
    places: tuple[tuple[str, Place], ...] = ()

    def __getitem__(self, language: str) -> V:
        """The value in a language; where it is missing, the first there is (a check has reported it by then)."""
        return dict(self.values).get(language, self.values[0][1])

    def place_of(self, language: str) -> Place:
        """Where the value in a language stands."""
        return dict(self.places).get(language, self.place)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language for language, _ in self.values)
