"""What the texts of a group of files mention, on which their pages depend as well as on the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from microsite.memory import Memory
from microsite.model.figure import Figure
from microsite.model.groups import Group
from microsite.model.localized import localized_values
from microsite.model.page import SHORT_TEXTS, Prose
from microsite.prose.markdown_text import ProseReader
from microsite.prose.parts import BlockReference, FigureReference, Part


@dataclass(frozen=True)
class Mentions:
    """The figures named in the bodies and in everything else, and whether there are blocks, which may show anything."""

    in_bodies: frozenset[str]
    elsewhere: frozenset[str]
    blocks: bool


def mentions(
    groups: Mapping[str, Group], reader: ProseReader, names: tuple[str, ...], memory: Memory
) -> dict[str, Mentions]:
    """What each group mentions, read once for as long as its files stay as they are."""
    return memory.renewed(
        ("mentions", *names),
        groups,
        partial(_mentions, reader=reader),
        lambda group: ("mentions", group.fingerprint, *names),
    )


def _mentions(group: Group, reader: ProseReader) -> Mentions:
    bodies = [part for prose in group.parts if isinstance(prose, Prose) for part in reader.parts(prose.body)]
    short = [part for record in group.parts for text in _short_texts(record) for part in reader.line(text)]
    bases = (name for figure in group.parts if isinstance(figure, Figure) for name in _bases(figure))
    return Mentions(
        in_bodies=frozenset(_figures(bodies)),
        elsewhere=frozenset((*_figures(short), *bases)),
        blocks=any(isinstance(part, BlockReference) for part in bodies),
    )


def _figures(parts: Iterable[Part]) -> Iterator[str]:
    return (part.id for part in parts if isinstance(part, FigureReference))


def _bases(figure: Figure) -> tuple[str, ...]:
    return figure.derivation.of if figure.derivation else ()


def _short_texts(record: Any) -> Iterator[str]:
    if isinstance(record, Prose):
        yield from (text for name in SHORT_TEXTS if (text := getattr(record, name, None)))
    else:
        for localized, _ in localized_values(record):
            yield from (text for _, text in localized.values if isinstance(text, str))
