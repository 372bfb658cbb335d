"""A small whole site to change and build: tests/sites/small."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from microsite import pipeline
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.pipeline import Built
from microsite.problems import Problem
from microsite.reading.folders import Folders

MEMORY = Memory()
SMALL = Path(__file__).parent / "sites" / "small"


@dataclass(frozen=True)
class SmallSite:
    """A copy of the small site in a folder of its own."""

    folder: Path

    @classmethod
    def copied_to(cls, folder: Path) -> SmallSite:
        shutil.copytree(SMALL, folder)
        return cls(folder)

    def write(self, path: str, content: str | bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        (self.folder / path).unlink()

    def build(self, **overrides: object) -> Built:
        """Build as the preview does: what another test has had made of the same files is not made again."""
        return pipeline.build(Folders(self.folder), Overrides(**overrides), lambda message: None, MEMORY)  # type: ignore[arg-type]

    def page(self, address: str, **overrides: object) -> str:
        """A page of the site, which must be sound."""
        built = self.build(**overrides)
        assert built.sound, [describe(problem) for problem in built.problems]
        return built.files[address].decode()


def describe(problem: Problem) -> str:
    """A problem in short: code, path and line."""
    return f"{problem.kind.code} {problem.place.path}:{problem.place.line}"
