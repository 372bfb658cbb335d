"""Languages and figures for tests of wording."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from microsite.memory import Memory
from microsite.model.amounts import Amount
from microsite.model.assembly import build_site
from microsite.model.configuration_file import read_configuration, read_settings
from microsite.model.figure import Figure, FigureKind, Qualifier
from microsite.model.groups import read_groups
from microsite.model.localized import Localized
from microsite.model.periods import Period
from microsite.model.site import Site
from microsite.problems import Place, Problem
from microsite.reading.content_files import read_content
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.language import Language
from microsite.wording.quantities import figure_text

CHINESE = Language.load(Folders(REPOSITORY), "zh", "zh_Hans_CN")
ENGLISH = Language.load(Folders(REPOSITORY), "en", "en_GB")
SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "trillion": 10**12, "billion": 10**9, "million": 10**6}
FRACTIONS = {
    "三分之二": "2/3",
    "二分之一": "1/2",
    "半年": "1/2",
    "two thirds": "2/3",
    "one half": "1/2",
    "half a year": "1/2",
}


def read_site(folder: Path) -> tuple[Site, list[Problem]]:
    """A site as read, with the problems of reading it."""
    problems: list[Problem] = []
    memory = Memory()
    configuration = read_configuration(read_settings(folder, memory, problems.append), memory, problems.append)
    assert configuration is not None
    files = read_content(folder, memory, problems.append)
    groups = read_groups(files, configuration.codes, memory, problems.append)
    return build_site(configuration, groups.values(), problems.append), problems


SITE, _ = read_site(REPOSITORY)


def figure(
    value: Fraction | int | str,
    unit: str,
    qualifier: Qualifier = Qualifier.EXACTLY,
    kind: FigureKind = FigureKind.STATISTIC,
    precision: int | None = None,
) -> Figure:
    """A figure with nothing but what its text is made of."""
    return Figure(
        id="figure",
        group="test",
        place=Place("test.yaml"),
        label=Localized((("en", "Figure"),), Place("test.yaml")),
        unit=unit,
        kind=kind,
        as_of=Period.parse("2020"),
        source="test",
        locator="text",
        value=Amount.parse(value) if isinstance(value, str) else Amount.exactly(value),
        qualifier=qualifier,
        precision=precision,
    )


def text(figure: Figure, language: Language) -> str:
    return figure_text(figure, SITE.unit[figure.unit], language)


def parse(words: str) -> Fraction:
    """The number that a text gives, read as a person would: digits and the scale words after them."""
    for wording, value in FRACTIONS.items():
        if wording in words:
            return Fraction(value)
    match = re.search(r"(\d[\d,]*(?:\.\d+)?)\s?(万亿|亿|万|trillion|billion|million)?", words)
    assert match, words
    return Fraction(Decimal(match[1].replace(",", ""))) * SCALES.get(match[2] or "", 1)
