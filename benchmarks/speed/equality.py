"""Whether a generator did the work: every page is there, and a sample of them holds all that the workload says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from benchmarks.speed.built_page import BuiltPage, bare
from benchmarks.speed.processes import FailedError
from benchmarks.speed.prose import ABROAD, body, relative_links
from benchmarks.speed.site import Site
from benchmarks.speed.typed_content import milestones
from benchmarks.speed.words import HEADINGS, LANGUAGES
from benchmarks.speed.workload import Enterprise, facts

FACTS = re.compile(r'<(table|dl) class="facts".*?</\1>', re.DOTALL)
MILESTONES = re.compile(r'<ol class="(?:milestones|timeline)".*?</ol>', re.DOTALL)
TABLE = re.compile(r'<table(?! class="facts").*?</table>', re.DOTALL)
HEADING = re.compile(r'<h2[^>]* id="')
MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKDOWN_MARKS = re.compile(r"^(?:## |- )|\*\*|\|")
UNDERLINE = "| ---"


def check_work(site: Site) -> None:
    """Raise FailedError with what a generator left out."""
    missing = next(_missing(site), None)
    if missing:
        raise FailedError(f"does less work: {missing}")


def _missing(site: Site) -> Iterator[str]:
    output = site.workspace.output
    pages = sum(1 for _ in output.rglob("*.html"))
    expected = (site.workload.size + 1) * len(LANGUAGES) + site.generator.extra_pages
    if pages != expected:
        yield f"{pages} pages instead of {expected}"
    for each in (next(site.workload.enterprises()), *site.workload.neighbours(0)):
        for language in LANGUAGES:
            page = BuiltPage(output, site.generator.address(each.slug, language))
            yield from _missing_words(site, each, language, page)
            yield from _missing_links(site, each, language, page)
    for language in LANGUAGES:
        yield from _missing_in_index(site, language)


def _missing_words(site: Site, each: Enterprise, language: str, page: BuiltPage) -> Iterator[str]:
    lines = body(site.workload, each, language, relative_links("")).splitlines()
    read = [line for line in lines if not line.startswith(UNDERLINE)]
    dated = [f"{date} {what}" for date, what in milestones(each, language)]
    yield from _lacking(FACTS.search(page.markup), "the facts table", [value for _, value in facts(each, language)])
    yield from _lacking(MILESTONES.search(page.markup), "the list of milestones", " ".join(dated).split())
    yield from _lacking(TABLE.search(page.markup), "the table", [line for line in read if line.startswith("|")])
    if len(HEADING.findall(page.markup)) < len(HEADINGS):
        yield f"{page.address} has headings without ids"
    if "".join(map(_bare_line, read)) not in page.words:
        yield f"{page.address} has not the whole body"


def _lacking(found: re.Match[str] | None, what: str, texts: Iterable[str]) -> Iterator[str]:
    words = bare(found[0]) if found else ""
    if not found or not all(_bare_line(text) in words for text in texts):
        yield f"{what} is missing or not whole"


def _missing_links(site: Site, each: Enterprise, language: str, page: BuiltPage) -> Iterator[str]:
    """The page leads to its neighbours, the menu, the index and the other language, and each of these is a page."""
    address = site.generator.address
    others = (*site.workload.neighbours(each.number), *site.workload.menu())
    wanted = {address(other.slug, language) for other in others}
    wanted |= {address(each.slug, other) for other in LANGUAGES}
    wanted.add(site.generator.index(language))
    yield from (f"{page.address} has no link to {target}" for target in sorted({*wanted, ABROAD} - page.targets))
    yield from (f"there is no {target}" for target in sorted(wanted) if not (page.output / target).is_file())


def _missing_in_index(site: Site, language: str) -> Iterator[str]:
    page = BuiltPage(site.workspace.output, site.generator.index(language))
    for each in site.workload.enterprises():
        if site.generator.address(each.slug, language) not in page.targets:
            yield f"{page.address} has no link to {each.slug}"
        if _bare_line(each.description[language]) not in page.words:
            yield f"{page.address} does not describe {each.slug}"


def _bare_line(line: str) -> str:
    """What is left to read of a line of Markdown, without white space."""
    return "".join(MARKDOWN_MARKS.sub("", MARKDOWN_LINK.sub(r"\1", line)).split())
