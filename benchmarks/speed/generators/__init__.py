"""The generators that are measured, in the order in which they take turns."""

from __future__ import annotations

from benchmarks.speed.generator import Generator
from benchmarks.speed.generators.astro import ASTRO
from benchmarks.speed.generators.eleventy import ELEVENTY
from benchmarks.speed.generators.hugo import HUGO
from benchmarks.speed.generators.lektor import LEKTOR
from benchmarks.speed.generators.mkdocs import MKDOCS
from benchmarks.speed.generators.ours import FULL, OURS
from benchmarks.speed.generators.pelican import PELICAN
from benchmarks.speed.generators.zensical import ZENSICAL

GENERATORS: tuple[Generator, ...] = (OURS, FULL, HUGO, ELEVENTY, PELICAN, MKDOCS, LEKTOR, ZENSICAL, ASTRO)
