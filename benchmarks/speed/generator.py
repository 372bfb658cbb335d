"""What is measured: a generator, how it is installed, what it is given to build, and how it is started."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.speed.workload import Enterprise, Workload

SKELETONS = Path(__file__).resolve().parent / "sites"


@dataclass(frozen=True)
class File:
    """A source, by its path in the site's folder."""

    path: str
    text: str


@dataclass(frozen=True)
class Places:
    """The folders that a command line names: the installed tool, the site, and where the output goes."""

    tool: Path
    site: Path
    output: Path


@dataclass(frozen=True)
class Packages:
    """What a generator is installed from, itself first; `registry` is pip or npm, or none for this repository."""

    registry: str = ""
    pins: tuple[str, ...] = ()


Command = list[str]


@dataclass(frozen=True)
class Generator:
    """A static site generator.

    `skeleton` names the folder of sites/ with its configuration and templates, which it takes but for those in
    `without`. `profile` gives the file with an enterprise's body in a language after an edit, `rest` all other content.
    `extra_pages` are those that it makes beside the profiles and an index for each language. `caches` are files that it
    keeps of a site elsewhere than in the site and the home folder.
    """

    name: str
    title: str
    packages: Packages
    skeleton: str
    profile: Callable[[Workload, Enterprise, str, int], File]
    rest: Callable[[Workload], Iterator[File]]
    build: Callable[[Places], Command]
    serve: Callable[[Places, int], Command]
    address: Callable[[str, str], str] = lambda slug, language: f"{language}/enterprises/{slug}.html"
    index: Callable[[str], str] = lambda language: f"{language}/index.html"
    extra_pages: int = 0
    caches: Callable[[Places], Iterable[Path]] = lambda places: ()
    without: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
