"""Content as generators without figures and catalogues have it: typed once in each language."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.speed.words import LANGUAGES
from benchmarks.speed.workload import FACTS, INDEX, MILESTONES, SITE, Enterprise, Workload, day_in_words, facts


def front_matter(enterprise: Enterprise, language: str, /, **more: str) -> str:
    """An enterprise's facts and milestones as YAML before the Markdown."""
    lines = [
        *(f"{name}: {value}" for name, value in more.items()),
        f"title: {quoted(enterprise.name[language])}",
        f"description: {quoted(enterprise.description[language])}",
        "facts:",
        *(f"  - {{label: {quoted(label)}, value: {quoted(value)}}}" for label, value in facts(enterprise, language)),
        "milestones:",
        *(f"  - {{date: {quoted(date)}, what: {quoted(what)}}}" for date, what in milestones(enterprise, language)),
    ]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def bar_lists(enterprise: Enterprise, language: str) -> tuple[list[str], list[str]]:
    """Facts and milestones as lines with a bar between label and value, where a format knows no records."""
    fact_lines = [f"{label} | {value}" for label, value in facts(enterprise, language)]
    return fact_lines, [f"{date} | {what}" for date, what in milestones(enterprise, language)]


def milestones(enterprise: Enterprise, language: str) -> list[tuple[str, str]]:
    return [(day_in_words(each.day)[language], each.what[language]) for each in enterprise.milestones]


def site_words(workload: Workload) -> dict[str, Any]:
    """What surrounds every page, by language: titles, headings and the menu."""
    return {
        language: {
            "site": SITE[language],
            "index": INDEX[language],
            "facts": FACTS[language],
            "milestones": MILESTONES[language],
            "menu": [{"name": each.name[language], "slug": each.slug} for each in workload.menu()],
        }
        for language in LANGUAGES
    }


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
