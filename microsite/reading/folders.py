"""Where a site's files are: its own folder first, this repository's for what it does not bring itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Folders:
    """The folders that a build reads: `site` holds site_config.yaml and content/."""

    site: Path
    repository: Path = REPOSITORY

    @property
    def layers(self) -> tuple[Path, ...]:
        """Where templates, assets and locales are looked for, nearest first."""
        return (self.site,) if self.site == self.repository else (self.site, self.repository)

    def all(self, name: str) -> tuple[Path, ...]:
        """The folders of this name that exist, nearest first."""
        return tuple(layer / name for layer in self.layers if (layer / name).is_dir())

    def files(self, name: str) -> dict[str, Path]:
        """The layer that holds each file under a folder of this name, by the file's path in it with `/`.

        A nearer file hides one farther off.
        """
        found: dict[str, Path] = {}
        for layer in reversed(self.layers):
            paths = (path for path in (layer / name).rglob("*") if not path.is_dir() and not path.name.startswith("."))
            found |= {path.relative_to(layer / name).as_posix(): layer for path in paths}
        return dict(sorted(found.items()))
