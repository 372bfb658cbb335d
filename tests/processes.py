"""Runs build.py as a person would, and reads what it leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from microsite.reading.folders import REPOSITORY

PARTS = (
    "build.py",
    "microsite",
    "templates",
    "assets",
    "locales",
    "requirements",
    "content",
    "site_config.yaml",
    ".venv",
)


def build_py(
    *arguments: str | Path, cwd: Path | None = None, root: Path = REPOSITORY, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `python3 build.py …` and wait for it."""
    return subprocess.run(
        [sys.executable, str(root / "build.py"), *map(str, arguments)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def linked_repository(folder: Path) -> Path:
    """The repository as another clone would hold it, in another folder, its parts linked."""
    folder.mkdir(parents=True)
    for part in PARTS:
        (folder / part).symlink_to(REPOSITORY / part)
    return folder
