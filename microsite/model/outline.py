"""What the rest of a site must know of a group of files at once; all else is looked at only where it is needed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from microsite.model.enterprise import Enterprise
from microsite.model.figure import Figure
from microsite.model.localized import Localized
from microsite.model.page import Prose
from microsite.problems import Place, Problem


class Prosed(NamedTuple):
    """A piece of prose: what kind it is, its key, its language and its place."""

    kind: type[Prose]
    key: str
    language: str
    place: Place


class Named(NamedTuple):
    """An enterprise: its slug, its names and its place."""

    slug: str
    name: Localized[str]
    short_name: Localized[str]
    place: Place


class Outline(NamedTuple):
    """The `kinds` of records in a group, the ids of its figures and of those that are computed, its prose, and its
    enterprise where it has one.

    `subject` is what its figures are grouped under; `names` stands for what other pages say of an enterprise: by what
    they name it, in which languages it has prose. `problems` are those of reading the files.
    """

    kinds: frozenset[type]
    figures: tuple[str, ...]
    computed: tuple[str, ...]
    subject: str
    prose: tuple[Prosed, ...]
    enterprise: Named | None
    names: str
    problems: tuple[Problem, ...]


def outline(parts: Iterable[Any], problems: tuple[Problem, ...]) -> Outline:
    """The outline of records and prose, in their order."""
    every = tuple(parts)
    figures = {part.id: part for part in every if isinstance(part, Figure)}
    prose = [part for part in every if isinstance(part, Prose)]
    enterprise = next((part for part in every if isinstance(part, Enterprise)), None)
    named = Named(enterprise.slug, enterprise.name, enterprise.short_name, enterprise.place) if enterprise else None
    names = [(named.name.values, named.short_name.values)] if named else []
    return Outline(
        kinds=frozenset(map(type, every)),
        figures=tuple(figures),
        computed=tuple(name for name, figure in figures.items() if not figure.is_typed),
        subject=next((figure.group for figure in figures.values()), ""),
        prose=tuple(Prosed(type(text), text.key, text.language, text.place) for text in prose),
        enterprise=named,
        names=repr((*names, *(text.language for text in prose))),
        problems=problems,
    )
