"""The first site, from its real content: every fact is there, in both languages, and leads to where it came from."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from microsite import pipeline
from microsite.model.configuration import Overrides
from microsite.problems import Severity
from microsite.reading.folders import REPOSITORY, Folders
from tests.facts import FACTS, Fact

BUILT = pipeline.build(Folders(REPOSITORY), Overrides(url="https://example.org/zone/"), lambda message: None)
PAGES = {address: data.decode() for address, data in BUILT.files.items() if address.endswith(".html")}
LOCALIZED = sorted(address for address in PAGES if "/" in address)
EXPECTED = (
    *(
        "index",
        "approval",
        "procedure",
        "planner",
        "case",
        "enterprises/index",
        "support",
        "figures",
        "news/index",
        "sources",
    ),
    *("contact", "accessibility", "enterprises/nakin", "enterprises/guangxin", "enterprises/yanxiangxiang"),
    *("enterprises/yilisheng", "enterprises/hechang", "news/job-fair", "news/first-quarter", "news/permit-case"),
)


def figures() -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads(BUILT.files["data/figures.json"])}


def written(figure: dict[str, Any]) -> str:
    return f"{figure['min']}..{figure['max']}" if "min" in figure else str(figure["value"])


class Main(HTMLParser):
    """The digits of a page's main part that stand where none may, and its figures."""

    EXEMPT = ("data", "time", "svg", "code", "input", "select", "textarea", "option")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.loose: list[str] = []
        self.figures: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        marked = values.get("class") in ("name", "ref")
        if tag not in ("meta", "link", "br", "img", "hr", "input", "base"):
            self.stack.append("exempt" if marked or tag in self.EXEMPT else tag)
        if "data-figure" in values:
            self.figures.append(str(values["data-figure"]))

    def handle_endtag(self, tag: str) -> None:
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self.stack and "exempt" not in self.stack:
            self.loose.extend(re.findall(r"\d+", data))


def test_the_site_is_sound_and_without_a_warning() -> None:
    assert [problem for problem in BUILT.problems if problem.severity is not Severity.ERROR] == []
    assert BUILT.sound


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", EXPECTED)
def test_every_page_is_there(language: str, path: str) -> None:
    assert f"{language}/{path}.html" in PAGES


def test_both_languages_hold_the_same_paths() -> None:
    paths = {language: {page[3:] for page in LOCALIZED if page.startswith(language)} for language in ("zh", "en")}
    assert paths["zh"] == paths["en"]


@pytest.mark.parametrize("fact", FACTS, ids=[fact.id for fact in FACTS])
def test_a_fact_is_in_the_data(fact: Fact) -> None:
    figure = figures()[fact.id]
    assert written(figure) == fact.value
    assert [figure[name] for name in ("unit", "qualifier", "kind", "as_of")] == list(fact[2:6])
    assert figure["text"] == {"zh": fact.chinese, "en": fact.english}
    assert set(figure["label"]) == {"zh", "en"}


@pytest.mark.parametrize("fact", FACTS, ids=[fact.id for fact in FACTS])
def test_a_fact_is_on_a_page_of_each_language_and_has_its_record(fact: Fact) -> None:
    marked = f'<data class="figure" data-figure="{fact.id}" value="{fact.value}">'
    for language, words in (("zh", fact.chinese), ("en", fact.english)):
        pages = [page for address, page in PAGES.items() if address.startswith(language) and "sources" not in address]
        assert any(f"{marked}{words}</data>" in page for page in pages)
        assert f'id="figure-{fact.id.replace(".", "-")}"' in PAGES[f"{language}/sources.html"]


def test_figures_of_the_data_are_all_known() -> None:
    unknown = set(figures()) - {fact.id for fact in FACTS}
    assert unknown == {
        *("permit-time-calendar", "permit-time-before-working-days", "weight-case-mass", "large-project-threshold"),
        *("work-start-extensions", "work-start-extension"),
    }


@pytest.mark.parametrize("path", sorted({address[3:] for address in LOCALIZED}))
def test_both_languages_of_a_page_give_the_same_figures(path: str) -> None:
    chinese, english = (Main(PAGES[f"{language}/{path}"]).figures for language in ("zh", "en"))
    assert sorted(chinese) == sorted(english)


@pytest.mark.parametrize("address", sorted(PAGES))
def test_no_digit_of_prose_stands_loose(address: str) -> None:
    assert Main(PAGES[address]).loose == []


@pytest.mark.parametrize("address", LOCALIZED)
def test_a_page_says_its_language(address: str) -> None:
    tag = {"zh": "zh-Hans", "en": "en"}[address[:2]]
    assert PAGES[address].startswith(f'<!doctype html>\n<html lang="{tag}">')


def test_data_files_agree() -> None:
    rows = list(csv.DictReader(io.StringIO(BUILT.files["data/figures.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == list(figures())
    for row in rows:
        figure = figures()[row["id"]]
        assert row["text_zh"] == figure["text"]["zh"] and row["kind"] == figure["kind"]
        assert (row["value"] or f"{row['min']}..{row['max']}") == written(figure)
    package = json.loads(BUILT.files["data/datapackage.json"])
    (resource,) = package["resources"]
    assert f"data/{resource['path']}" in BUILT.files
    assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])


def test_the_law_and_the_notice_are_never_merged_with_the_case() -> None:
    kinds = {fact.id: fact.kind for fact in FACTS}
    assert kinds["permit-time"] == "observed" and kinds["notice-time"] == "promise"
    for language in ("zh", "en"):
        home = PAGES[f"{language}/index.html"]
        assert re.search(r"kind-observed.*?data-figure=\"permit-time\"", home, re.DOTALL)
        assert re.search(r"kind-recollection.*?data-figure=\"permit-time-before\"", home, re.DOTALL)
        assert re.search(r"kind-promise.*?data-figure=\"notice-time\"", home, re.DOTALL)


def test_what_is_not_known_is_not_shown() -> None:
    for page in PAGES.values():
        assert not re.search(r"tel:|mailto:|ICP备|公安备案|>\s*None\s*<", page)


def test_no_private_name_of_the_source_is_on_the_site() -> None:
    everything = "".join(PAGES.values()) + BUILT.files["data/figures.json"].decode()
    for name in ("尹志强", "周叶华", "曹银祥", "谭晓波", "彭斌", "周国", "章焱平", "周健"):
        assert name not in everything


def test_the_article_is_not_published() -> None:
    everything = "".join(PAGES.values())
    for sentence in ("可以甩开膀子", "跑出“加速度”", "赢得了宝贵时间", "点单", "火力全开", "逆势突围", "先手棋"):
        assert sentence not in everything


def test_nothing_suggests_that_no_permit_is_needed() -> None:
    for language, words in (("zh", "施工通知单不是施工许可证"), ("en", "not a construction permit")):
        assert words in PAGES[f"{language}/approval.html"] + PAGES[f"{language}/sources.html"]
    for page in PAGES.values():
        assert not re.search(
            r"无需(?:办理|取得)?施工许可|免(?:办|领)施工许可|without a permit is (?:fine|allowed)|no permit (?:is )?needed",
            page,
        )
