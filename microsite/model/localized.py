"""Values that differ by language."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

from microsite.frozen import frozen
from microsite.model.amounts import Amount
from microsite.model.periods import Period
from microsite.problems import Place, Places

LEAVES = (str, int, type(None), Period, Amount)  # which hold no wording

V = TypeVar("V")


@frozen
class Localized(Generic[V]):
    """A value per language code, in the order written; `places` are those of the single values."""

    values: tuple[tuple[str, V], ...]
    place: Place
    places: Places = Places()

    def __reduce__(self) -> tuple[type[Localized[V]], tuple[object, ...]]:
        return Localized, (self.values, self.place, self.places)

    def __getitem__(self, language: str) -> V:
        """The value in a language; where it is missing, the first there is (a check has reported it by then)."""
        for code, value in self.values:
            if code == language:
                return value
        return self.values[0][1]

    def place_of(self, language: str) -> Place:
        """Where the value in a language stands."""
        return self.places.get(language, self.place)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple([language for language, _ in self.values])


def localized_values(record: Any, sourced: bool = False) -> Iterator[tuple[Localized[Any], bool]]:
    """Every localized value in a record and the records within it, with whether a record around it names its source."""
    if isinstance(record, Localized):
        yield record, sourced
    elif isinstance(record, tuple):
        for item in record:
            if not isinstance(item, str):
                yield from localized_values(item, sourced)
    else:
        kind: Any = type(record)
        names = _field_names(kind)
        within = sourced or ("source" in names and isinstance(record.source, str))
        for name in names:
            value = getattr(record, name)
            if not isinstance(value, LEAVES):
                yield from localized_values(value, within)


@lru_cache(maxsize=256)
def _field_names(content_type: Any) -> tuple[str, ...]:
    """The fields of a content type that may hold wording; none of what is no content type."""
    if not dataclasses.is_dataclass(content_type):
        return ()
    return tuple(field.name for field in dataclasses.fields(content_type) if field.name not in ("place", "places"))
