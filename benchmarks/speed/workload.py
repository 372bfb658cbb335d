"""The site that every generator builds: enterprises with facts, figures, milestones and prose, the same every time."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.speed.words import EVENTS, INDUSTRIES, PRODUCTS, STATES, SYLLABLES, Both

SEED = "hengdong"
SMALLEST, LARGEST = 20, len(SYLLABLES) ** 3
IN_THE_MENU = 4

SITE = Both("示例开发区", "Example Zone")
INDEX = Both("企业名录", "Enterprises")
FACTS = Both("基本情况", "Facts")
MILESTONES = Both("大事记", "Milestones")
SOURCE = Both("园区统计", "Statistics of the zone")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


@dataclass(frozen=True)
class Figure:
    """A number with its unit, as this generator records it, and as the others type it."""

    name: str
    label: Both
    value: int
    unit: str
    text: Both


@dataclass(frozen=True)
class Milestone:
    """Something dated."""

    day: datetime.date
    what: Both


@dataclass(frozen=True)
class Enterprise:
    """A made-up enterprise. `number` is its place in the workload; its prose is made from it, see prose.py."""

    number: int
    slug: str
    name: Both
    description: Both
    industry: Both
    products: Both
    state: Both
    figures: tuple[Figure, ...]
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class Workload:
    """So many enterprises, made anew each time they are asked for."""

    size: int

    def enterprises(self) -> Iterator[Enterprise]:
        return (enterprise(number) for number in range(self.size))

    def menu(self) -> tuple[Enterprise, ...]:
        """The enterprises that the menu of every page leads to."""
        return tuple(enterprise(number) for number in range(min(IN_THE_MENU, self.size)))

    def neighbours(self, number: int) -> tuple[Enterprise, ...]:
        """The enterprises that the prose of one links to."""
        return tuple(enterprise((number + step) % self.size) for step in (1, 7, 13))


def seeded(*parts: object) -> random.Random:
    """Chance that is the same every time."""
    return random.Random("/".join(map(str, (SEED, *parts))))  # noqa: S311


def enterprise(number: int) -> Enterprise:
    chance = seeded("enterprise", number)
    base = len(SYLLABLES)
    syllables = [SYLLABLES[number // base**power % base] for power in (2, 1, 0)]
    industry, first, second = chance.choice(INDUSTRIES), *chance.sample(PRODUCTS, 2)
    latin = "".join(syllable.en for syllable in syllables).capitalize()
    characters = "".join(syllable.zh for syllable in syllables)
    products = Both(f"{first.zh}、{second.zh}", f"{first.en} and {second.en}")
    return Enterprise(
        number=number,
        slug="-".join(syllable.en for syllable in syllables),
        name=Both(f"{characters}{industry.zh}有限公司", f"{latin} Co., Ltd."),
        description=Both(
            f"{industry.zh}企业，生产{products.zh}。", f"A company in {industry.en} that makes {products.en}."
        ),
        industry=industry,
        products=products,
        state=chance.choice(STATES),
        figures=_figures(chance),
        milestones=tuple(_milestones(chance)),
    )


def _figures(chance: random.Random) -> tuple[Figure, ...]:
    hundreds, people, hectares = chance.randint(1, 9), chance.randint(20, 990), chance.randint(2, 60)
    return (
        Figure(
            "investment",
            Both("投资额", "Investment"),
            hundreds * 100_000_000,
            "CNY",
            Both(f"{hundreds}亿元", f"RMB {hundreds}00 million"),
        ),
        Figure("staff", Both("员工", "Staff"), people, "person", Both(f"{people}人", f"{people} people")),
        Figure(
            "premises",
            Both("占地", "Premises"),
            hectares,
            "hectare",
            Both(f"{hectares}公顷", f"{hectares} hectares"),
        ),
    )


def _milestones(chance: random.Random) -> Iterator[Milestone]:
    for year, event in enumerate(EVENTS, 2019):
        yield Milestone(datetime.date(year, chance.randint(1, len(MONTHS)), chance.randint(1, 28)), event)


def day_in_words(day: datetime.date) -> Both:
    return Both(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def facts(enterprise: Enterprise, language: str) -> list[tuple[str, str]]:
    """The rows of the facts table, as generators without figures have them typed."""
    rows = [
        (Both("行业", "Industry"), enterprise.industry),
        (Both("产品", "Products"), enterprise.products),
        (Both("现状", "Status"), enterprise.state),
        *((figure.label, figure.text) for figure in enterprise.figures),
        (Both("来源", "Source"), SOURCE),
    ]
    return [(label[language], value[language]) for label, value in rows]
