"""The Markdown body of an enterprise: about 400 English words or 600 Chinese characters, with a table and links."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.speed.words import COLUMNS, HEADINGS, MARKETS, PRODUCTS, SENTENCES, STATES, USES
from benchmarks.speed.workload import Enterprise, Figure, Milestone, Workload, day_in_words, seeded

ABROAD = "https://example.com/standards"
ROWS = 5
SECTIONS = (3, 3, 3, 3)  # sentences under each heading
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Dialect:
    """How a generator's Markdown writes what leads elsewhere: a link, a figure and a date."""

    link: Callable[[Enterprise, str], str]
    figure: Callable[[Enterprise, Figure, str], str] = lambda enterprise, figure, language: figure.text[language]
    date: Callable[[Milestone, str], str] = lambda milestone, language: day_in_words(milestone.day)[language]


def relative_links(ending: str) -> Dialect:
    """Plain Markdown links to pages in the same folder."""
    return Dialect(link=lambda enterprise, language: f"[{enterprise.name[language]}]({enterprise.slug}{ending})")


def mark(number: int) -> str:
    """A word that stands in the text for one edit only. It has no digit, since prose has none."""
    return "mark" + "".join(LETTERS[number // 26**power % 26] for power in (2, 1, 0))


def body(workload: Workload, enterprise: Enterprise, language: str, dialect: Dialect, edit: int = 0) -> str:
    """The body after an edit; edit 0 is the text as first written."""
    return "\n\n".join(_blocks(workload, enterprise, language, dialect, edit)) + "\n"


def _blocks(workload: Workload, enterprise: Enterprise, language: str, dialect: Dialect, edit: int) -> Iterator[str]:
    chance = seeded("prose", enterprise.number)  # the same choices in both languages
    first, second, third = (dialect.link(other, language) for other in workload.neighbours(enterprise.number))
    investment, staff, premises = (dialect.figure(enterprise, each, language) for each in enterprise.figures)
    started = dialect.date(enterprise.milestones[-1], language)
    leads = {
        "zh": (
            f"企业投资{investment}，占地{premises}，现有员工{staff}，{started}投产。{mark(edit)}。",
            f"主要配套企业是{first}和{second}。",
            f"产品符合[通行标准]({ABROAD})。",
            f"与{third}的合作正在商谈。",
        ),
        "en": (
            f"The company invested {investment} on premises of {premises}, employs {staff} and began production on"
            f" {started}. {mark(edit)}.",
            f"Its main suppliers are {first} and {second}.",
            f"The products comply with the [usual standards]({ABROAD}).",
            f"Talks about working with {third} are under way.",
        ),
    }[language]
    for heading, lead, count in zip(HEADINGS, leads, SECTIONS, strict=True):
        yield f"## {heading[language]}"
        yield lead + _sentences(chance, language, count)
        if heading is HEADINGS[2]:
            yield _table(chance, language)
    yield _items(chance, language)


def _sentences(chance: random.Random, language: str, count: int) -> str:
    space = "" if language == "zh" else " "
    return "".join(
        space
        + sentence[language].format(
            use=chance.choice(USES)[language],
            market=chance.choice(MARKETS)[language],
            product=chance.choice(PRODUCTS)[language],
        )
        for sentence in chance.sample(SENTENCES, count)
    )


def _table(chance: random.Random, language: str) -> str:
    rows = [
        [product[language], *(chance.choice(words)[language] for words in (USES, MARKETS, STATES))]
        for product in chance.sample(PRODUCTS, ROWS)
    ]
    lines = [[column[language] for column in COLUMNS], ["---"] * len(COLUMNS), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _items(chance: random.Random, language: str) -> str:
    return "\n".join(f"- {product[language]}" for product in chance.sample(PRODUCTS, 3))
