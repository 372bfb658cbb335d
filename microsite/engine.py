"""What this state of the engine is known by: its modules, its dependencies and Python."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from microsite.fingerprints import fingerprint
from microsite.unchanged import OF_ENGINE, Look

MODULES = f"{Path(__file__).parent}{os.sep}"
MODULE = ".py "  # in the line that tells of one


@cache
def look() -> Look:
    """The engine's files as they stood when this process first looked."""
    return Look(OF_ENGINE)


@cache
def engine() -> str:
    """The fingerprint of all of it."""
    packages = sorted(name for folder in sys.path for name in _names(folder) if name.endswith(".dist-info"))
    modules = (line for line in look().text.split("\n") if line.startswith(MODULES) and MODULE in line)
    return fingerprint(sys.version, *packages, *modules)


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []
