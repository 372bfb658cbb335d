"""The folder in which a generator builds a site of one size: its sources, and whatever it leaves beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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
        """Leave nothing but the sources: no output, no cache."""
        for left in (self.output, self.home):
            shutil.rmtree(left, ignore_errors=True)
        for folder, _, names in os.walk(self.site, topdown=False):
            here = Path(folder)
            for name in names:
                if (here / name).relative_to(self.site).as_posix() not in sources:
                    (here / name).unlink()
            with suppress(OSError):  # not empty
                here.rmdir()
        self.temporary.mkdir(parents=True)

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
