"""Installs each generator into a folder of its own from the registries, once for each set of versions."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.speed.generator import Generator, Packages
from benchmarks.speed.processes import ROOT, FailedError

CACHE = ROOT / ".cache" / "speed"
LIMIT = 600.0
NPM_OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--save-exact")


def install(generator: Generator) -> Path:
    """The folder that a generator is installed in."""
    packages = generator.packages
    folder = CACHE / generator.name
    stamp = folder / "installed.txt"
    wanted = "\n".join((sys.version, *packages.pins))
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for command in _commands(packages, folder):
        _run(command, folder)
    stamp.write_text(wanted, encoding="utf-8")
    return folder


def _commands(packages: Packages, folder: Path) -> list[list[str]]:
    if packages.registry == "pip":
        python = str(folder / "bin" / "python")
        return [[sys.executable, "-m", "venv", str(folder)], [python, "-m", "pip", "install", *packages.pins]]
    if packages.registry == "npm":
        npm = shutil.which("npm")
        if npm is None:
            raise FailedError("not installed: Node.js is missing")
        (folder / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
        return [[npm, "install", *NPM_OPTIONS, *packages.pins]]
    return []


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        raise FailedError(f"not installed within {LIMIT:.0f} s") from None
    if done.returncode:
        last = (done.stderr or done.stdout).strip().split("\n")[-1]
        raise FailedError(f"not installed: {last[:200]}")
