"""What the texts of a group of files mention, on which their pages depend as well as on the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from microsite.mappings import Key
from microsite.memory import Memory
from microsite.model.figure import Figure
from microsite.model.groups import Group, enterprise_group
from microsite.model.localized import localized_values
from microsite.model.page import SHORT_TEXTS, Prose
from microsite.prose.parts import BlockReference, FigureReference, Reference
from microsite.prose.references import tokenize

FIGURE, BLOCK = "{{", ":::"  # with which what is looked for begins


class Mentions(NamedTuple):
    """The enterprises whose figures are named in the bodies and in everything else, by the names of their groups, and
    whether there are blocks, which may show anything. The figures of the zone are around every page.

    A reference that has no meaning where it stands, in the address of a link say, is among them.
    """

    in_bodies: frozenset[str]
    elsewhere: frozenset[str]
    blocks: bool


def mentions(groups: Mapping[str, Group], memory: Memory) -> dict[str, Mentions]:
    """What each group mentions, read once for as long as its files stay as they are."""
    return memory.renewed(("mentions",), groups, _mentions, _kept_as)


def look_for_mentions(group: Group, memory: Memory) -> None:
    """Have ready what a group mentions."""
    memory.row(group, _mentions, _kept_as)


def _kept_as(group: Group) -> Key:
    return ("mentions", *group.known_by)


def _mentions(group: Group) -> Mentions:
    bodies = [each for prose in group.parts if isinstance(prose, Prose) for each in _references(prose.body)]
    short = [each for record in group.parts for text in _short_texts(record) for each in _references(text)]
    bases = (name for figure in group.figures.values() for name in _bases(figure))
    return Mentions(
        in_bodies=frozenset(_enterprises(_figures(bodies))),
        elsewhere=frozenset(_enterprises((*_figures(short), *bases))),
        blocks=any(isinstance(each, BlockReference) for each in bodies),
    )


def _references(text: str) -> tuple[Reference, ...]:
    return tokenize(text)[1] if FIGURE in text or BLOCK in text else ()


def _figures(references: Iterable[Reference]) -> Iterator[str]:
    return (each.id for each in references if isinstance(each, FigureReference))


def _enterprises(figures: Iterable[str]) -> Iterator[str]:
    """The groups that figures are of, but for those of the zone."""
    return (enterprise_group(slug) for slug, dot, _ in (each.partition(".") for each in figures) if dot)


def _bases(figure: Figure) -> tuple[str, ...]:
    return figure.derivation.of if figure.derivation else ()


def _short_texts(record: Any) -> Iterator[str]:
    if isinstance(record, Prose):
        yield from (text for name in SHORT_TEXTS if (text := getattr(record, name, None)))
    else:
        for localized, _ in localized_values(record):
            yield from (text for _, text in localized.values if isinstance(text, str))
