"""Where a site's files are: its own folder first, this repository's for what it does not bring itself."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from microsite.frozen import frozen

# What editors, Office, file managers and version control leave beside files while and after they work.
LEFT_BEHIND = re.compile(
    r"^(?:\.|~\$|#|~WRL\d+)|(?:~|\.sw[a-p]|\.tmp|\.bak|\.orig)$|^(?:Thumbs\.db|desktop\.ini|4913)$", re.IGNORECASE
)
REPOSITORY = Path(__file__).resolve().parents[2]


@frozen
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
            found |= dict.fromkeys(_files(str(layer / name), ""), layer)
        return dict(sorted(found.items()))


def _files(folder: str, below: str) -> Iterator[str]:
    """The files below a folder, by their path in it; folders that are links are not followed."""
    if not below and Path(folder).is_symlink():
        return
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if LEFT_BEHIND.search(entry.name):
                continue
            if entry.is_dir() and not entry.is_symlink():
                yield from _files(entry.path, f"{below}{entry.name}/")
            elif not entry.is_dir():
                yield below + entry.name
