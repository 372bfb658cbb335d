"""Finds the system's Chromium, Chrome or Edge, and on Linux a font with Chinese glyphs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The path of a browser of Chromium's family, or None."""
    named = next((found for name in NAMES if (found := shutil.which(name))), None)
    if named:
        return named
    paths = (Path(_expanded(place)) for place in PLACES)
    return next((str(path) for path in paths if path.is_file()), None)


def _expanded(place: str) -> str:
    for name in ("ProgramFiles", "ProgramFiles(x86)"):
        place = place.replace("{" + name + "}", os.environ.get(name, ""))
    return place


def has_chinese_font() -> bool:
    """Whether Chinese can be drawn; Windows and macOS bring a font for it."""
    return _has_font(":lang=zh-cn")


def has_latin_font() -> bool:
    """Whether English is drawn in a font as wide as Arial, as on a reader's computer."""
    return any(_has_font(name) for name in ("Arial", "Liberation Sans", "Helvetica", "Roboto"))


def _has_font(pattern: str) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    return bool(subprocess.run([lister, pattern], capture_output=True, check=False).stdout.strip())
