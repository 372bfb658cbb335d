"""The folder in which a generator builds a site of one size: its sources, and whatever it leaves beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from benchmarks.speed.generator import File


@dataclass(frozen=True)
class Workspace:
    """`home` stands in for the home folder, so that what a generator keeps there is found and can be taken away."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def output(self) -> Path:
        return self.site / "output"

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def temporary(self) -> Path:
        return self.home / "tmp"

    @property
    def left(self) -> Path:
        """Where what generators leave is put away until the end."""
        return self.root / "left"

    @property
    def log(self) -> Path:
        return self.root / "log.txt"

    def write(self, file: File) -> None:
        path = self.site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", newline="\n")

    def save(self, file: File) -> None:
        """Write over a source in one go, so that nobody can read it half written."""
        with (self.site / file.path).open("r+b") as there:
            there.write(file.text.encode())
            there.truncate()

    def clean(self, sources: Collection[str]) -> None:
        """Leave nothing but the sources: no output, no cache.

        What was left is put away rather than deleted. A file system that avoids what has just been deleted, as ext4
        does for five minutes, makes a new file in half a millisecond then instead of a fiftieth of one, and a cold
        build would be the slower for the one before it.
        """
        self.left.mkdir(exist_ok=True)
        away = Path(mkdtemp(dir=self.left))
        for number, left in enumerate(self._left(sources)):
            left.rename(away / f"{number}")
        self.temporary.mkdir(parents=True)

    def _left(self, sources: Collection[str]) -> Iterator[Path]:
        """All that is not among the sources, folders whole where nothing in them is."""
        if self.home.exists():
            yield self.home
        folders = {parent for source in sources for parent in PurePosixPath(source).parents}
        for folder, inside, names in os.walk(self.site):
            here = Path(folder)
            kept = [name for name in inside if self._path(here / name) in folders]
            yield from (here / name for name in inside if name not in kept)
            yield from (here / name for name in names if str(self._path(here / name)) not in sources)
            inside[:] = kept

    def _path(self, path: Path) -> PurePosixPath:
        return PurePosixPath(path.relative_to(self.site).as_posix())

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
