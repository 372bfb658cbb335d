"""The mistakes as mistakes.yaml lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.mistakes.planting import Edit, read_edit

CATALOGUE = Path(__file__).parent / "mistakes.yaml"


@dataclass(frozen=True)
class Mistake:
    """A mistake as edits of a clean site; mistakes.yaml says what each field means."""

    id: str
    en: str
    zh: str
    typed: tuple[Edit, ...]
    meant: tuple[Edit, ...] = ()
    own: tuple[Edit, ...] = ()
    whole_file: bool = False
    lines: frozenset[int] = frozenset()
    files: tuple[str, ...] = ()
    harmless_without: str = ""
    not_for: Mapping[str, str] = field(default_factory=dict)

    def typed_in(self, generator: str) -> tuple[Edit, ...]:
        return self.own if self.own and generator == "own" else self.typed


def read_mistakes() -> tuple[Mistake, ...]:
    entries = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(_mistake(entry) for entry in entries)


def _mistake(entry: dict[str, Any]) -> Mistake:
    typed, meant, own = (_edits(entry.pop(name, ())) for name in ("typed", "meant", "own"))
    lines, files = frozenset(entry.pop("lines", ())), tuple(entry.pop("files", ()))
    return Mistake(typed=typed, meant=meant, own=own, lines=lines, files=files, **entry)


def _edits(entries: Iterable[Mapping[str, str]]) -> tuple[Edit, ...]:
    return tuple(read_edit(entry) for entry in entries)
