"""Mistakes in content are reported with code, file and line, all at once, and each only once."""

from __future__ import annotations

import pytest

from microsite.wording.messages import as_text
from tests.small_site import SmallSite, describe
from tests.wording import CHINESE, ENGLISH

FIGURES = "content/figures/speed.yaml"
SPEED = "content/pages/speed.zh.md"
PROFILE = "content/enterprises/glassworks/profile.yaml"

# path, what stands there, what is typed instead, the problem expected
REPLACEMENTS = [
    (FIGURES, "unit: working-day\n  kind: observed", "unit：working-day\n  kind: observed", f"full-width-colon {FIGURES}:4"),
    (FIGURES, "value: 25\n", "value: 25\n  value: 26\n", f"duplicate-key {FIGURES}:4"),
    (FIGURES, "value: 25", "value: twenty-five", f"not-a-value {FIGURES}:3"),
    (FIGURES, "value: 25", "value: 5..2", f"not-a-value {FIGURES}:3"),
    (FIGURES, "value: 25", "value:", f"no-value {FIGURES}:3"),
    (FIGURES, "kind: observed", "kind: observd", f"not-a-choice {FIGURES}:5"),
    (FIGURES, "as_of: 2020-04\n  source: report\n  locator: main/1", "as_of: 2020-13\n  source: report\n  locator: main/1",
     f"not-a-period {FIGURES}:6"),
    (FIGURES, "  source: report\n  locator: main/1\n", "  locator: main/1\n", f"missing-field {FIGURES}:2"),
    (FIGURES, "source: report\n  locator: main/1", "source: reprot\n  locator: main/1", f"unknown-source {FIGURES}:7"),
    (FIGURES, "locator: main/1", "locator: mian/1", f"unknown-locator {FIGURES}:8"),
    (FIGURES, "locator: main/1", "locator: main/one", f"unknown-locator {FIGURES}:8"),
    (FIGURES, "unit: working-day\n  kind: observed", "unit: workingday\n  kind: observed", f"unknown-unit {FIGURES}:4"),
    (FIGURES, "  kind: observed", "  knid: observed\n  kind: observed", f"unknown-field {FIGURES}:5"),
    (FIGURES, "en: Time to the permit", "ja: 時間", f"no-wording {FIGURES}:2"),
    (FIGURES, "label: {zh: 办证用时, en: Time to the permit}", "label: [办证用时]", f"mapping-by-id-expected {FIGURES}:2"),
    (FIGURES, "permit-time:", "Permit Time:", f"unusable-name {FIGURES}:0"),
    (FIGURES, "zh: 办证用时", "zh: 办证25天用时", f"number-in-prose {FIGURES}:2"),
    (PROFILE, "value: 1526000000", "value: 15.26", f"not-whole-yuan {PROFILE}:10"),
    (PROFILE, "value: 1526000000", "value: 1526000000000000000000", f"too-large {PROFILE}:10"),
    ("content/figures/speed.yaml", "value: 25", "value: 1/3", f"not-writable {FIGURES}:3"),
    (SPEED, "{{ permit-time }}, [[report", "{{ permit-tme }}, [[report", f"unknown-figure {SPEED}:8"),
    (SPEED, "[[glassworks]]", "[[glasworks]]", f"unknown-entry {SPEED}:8"),
    (SPEED, "[[report#main/1]]", "[[report#nowhere]]", f"unknown-locator {SPEED}:8"),
    (SPEED, "::: procedure approval", "::: procedur approval", f"unknown-block {SPEED}:10"),
    (SPEED, "::: procedure approval", "::: procedure aproval", f"wrong-block-arguments {SPEED}:10"),
    (SPEED, "::: procedure approval", "::: procedure", f"wrong-block-arguments {SPEED}:10"),
    (SPEED, "花了{{ permit-time }}", "花了25个工作日，不是{{ permit-time }}", f"number-in-prose {SPEED}:8"),
    (SPEED, "{#how}", "{#how}\n\n[x](nowhere.html)", f"dead-link {SPEED}:8"),
    (SPEED, "{#how}", "{#how}\n\n[x](sources.html#nowhere)", f"dead-anchor {SPEED}:8"),
    (SPEED, "{#how}", "{#how}\n\n## 又一节 {#how}", f"id-twice-on-page {SPEED}:8"),
    (SPEED, "{#how}", "{#how}\n\n![x](https://example.org/x.png)", f"fetched-from-elsewhere {SPEED}:8"),
    (SPEED, "---\ntitle", "title", f"no-front-matter {SPEED}:1"),
    ("content/news/first.zh.md", "date: 2020-03-13", "date: 2020年3月13日", "not-a-period content/news/first.zh.md:3"),
    ("content/procedures/approval.yaml", "who: [bureau]", "who: [burau]", "unknown-actor content/procedures/approval.yaml:12"),
    ("content/procedures/approval.yaml", "{figure: notice-time}", "{figure: notice-time, within: notice-time}",
     "unclear-step-time content/procedures/approval.yaml:14"),
    ("site_config.yaml", "main: [index, speed,", "main: [index, sped,", "unknown-entry site_config.yaml:8"),
    ("site_config.yaml", "locale: en_GB", "locale: xx_XX", "unknown-locale site_config.yaml:5"),
    ("site_config.yaml", "default_language: zh", "default_language: fr", "unknown-language site_config.yaml:6"),
    ("site_config.yaml", "date: 2026-11-24", "date: 2026-11-31", "not-a-date site_config.yaml:2"),
    ("site_config.yaml", "date: 2026-11-24", "date: 2026-11-24\nurl: example.org", "not-a-web-address site_config.yaml:3"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"), REPLACEMENTS, ids=[row[3].split()[0] for row in REPLACEMENTS]
)
def test_a_slip_is_reported_where_it_stands(small: SmallSite, path: str, old: str, new: str, expected: str) -> None:
    small.replace(path, old, new)
    built = small.build()
    reported = [describe(problem) for problem in built.problems]
    assert expected in reported, reported
    assert built.files == {}


def test_all_problems_of_all_files_are_reported_at_once_in_order(small: SmallSite) -> None:
    small.replace(FIGURES, "value: 25", "value: many")
    small.replace("content/sources/report.yaml", "type: newspaper", "type: newspapre")
    small.replace("content/news/first.en.md", "date: 2020-03-13", "date: March")
    reported = [describe(problem) for problem in small.build().problems]
    assert reported == [
        f"not-a-value {FIGURES}:3",
        "not-a-period content/news/first.en.md:3",
        "not-a-choice content/sources/report.yaml:1",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("date: 2026-11-24", "date：2026-11-24", "full-width-colon site_config.yaml:2"),
        ("date: 2026-11-24", "date: 2026-11-24\ntaglin: x", "unknown-field site_config.yaml:3"),
        ("date: 2026-11-24", "", "missing-field site_config.yaml:1"),
        ("main: [", "main: x\n  mian: [", "list-expected site_config.yaml:8"),
    ],
)
def test_a_fault_of_the_settings_hides_no_fault_elsewhere(small: SmallSite, old: str, new: str, expected: str) -> None:
    small.replace(FIGURES, "value: 25", "value: many")
    small.replace("content/pages/index.zh.md", "[[speed]]", "[[sped]]")
    small.replace("site_config.yaml", old, new)
    reported = [describe(problem) for problem in small.build().problems]
    assert reported[:3] == [f"not-a-value {FIGURES}:3", "unknown-entry content/pages/index.zh.md:6", expected]


def test_what_the_settings_would_have_excepted_is_not_told_while_they_cannot_be_read(small: SmallSite) -> None:
    small.replace("content/pages/index.zh.md", "花了", "这里是全省最佳园区。花了")
    excepted = "exeptions: [{rule: superlative, where: content/pages/index.zh.md, reason: 获奖名称的一部分}]"
    small.replace("site_config.yaml", "date: 2026-11-24", f"date: 2026-11-24\n{excepted}")
    assert [describe(problem) for problem in small.build().problems] == ["unknown-field site_config.yaml:3"]


def test_one_cause_gives_one_message(small: SmallSite) -> None:
    small.replace(FIGURES, "label: {zh: 办证用时, en: Time to the permit}", "label：{zh: 办证用时}")
    assert [describe(problem) for problem in small.build().problems] == [f"full-width-colon {FIGURES}:2"]


def test_the_nearest_word_is_suggested(small: SmallSite) -> None:
    small.replace(SPEED, "{{ permit-time }}, [[report", "{{ permit-tme }}, [[report")
    problem = next(problem for problem in small.build().problems if problem.kind.code == "unknown-figure")
    assert "“permit-time”" in as_text(problem, ENGLISH)
    assert "“permit-time”" in as_text(problem, CHINESE)


def test_a_site_without_its_configuration_is_told_so(small: SmallSite) -> None:
    small.remove("site_config.yaml")
    assert [describe(problem) for problem in small.build().problems] == ["no-configuration site_config.yaml:0"]


def test_figures_that_one_language_lacks_are_reported_there(small: SmallSite) -> None:
    small.replace("content/pages/index.en.md", "It took {{ permit-time }}.", "It was quick.")
    assert [describe(problem) for problem in small.build().problems] == ["figures-differ content/pages/index.en.md:5"]


def test_a_problem_of_a_rendered_page_names_the_file_of_its_own_language(small: SmallSite) -> None:
    small.replace("content/pages/speed.en.md", "{#how}", "{#how}\n\n[x](nowhere.html)")
    assert [describe(problem) for problem in small.build().problems] == ["dead-link content/pages/speed.en.md:8"]


def test_a_release_demands_what_only_a_published_site_must_have(small: SmallSite) -> None:
    assert small.build().sound
    built = small.build(release=True)
    named = {problem.values["name"] for problem in built.problems}
    assert {"url", "contact.telephone", "publisher.icp", "review.date"} <= named
    assert "url" not in {
        problem.values["name"] for problem in small.build(release=True, url="https://example.org/").problems
    }
