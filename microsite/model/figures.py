"""The figures of a site by their ids, each read only where it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from microsite.model.figure import Figure
from microsite.model.groups import Group


class Figures(Mapping[str, Figure]):
    """Those that groups of files hold, in their order, but for the computed ones, which are given with their values."""

    def __init__(self, groups: Mapping[str, Group], computed: Mapping[str, Figure]) -> None:
        self._groups = groups
        self._computed = computed

    def __getitem__(self, name: str) -> Figure:
        return self._computed.get(name) or self._groups[name].figures[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __contains__(self, name: object) -> bool:
        return name in self._groups

    @cached_property
    def _by_subject(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, group in self._groups.items():
            found.setdefault(group.outline.subject, []).append(name)
        return found

    @property
    def subjects(self) -> Iterable[str]:
        """The files of content/figures and the enterprises that have any, by name."""
        return self._by_subject.keys()

    def of(self, subject: str) -> tuple[Figure, ...]:
        """Those of a file of content/figures or of an enterprise, in their order."""
        return tuple(self[name] for name in self._by_subject.get(subject, ()))
