"""What a site may say of the content rules: their level, and places that are excepted, each with its reason."""

from __future__ import annotations

import json

import pytest

from microsite.problems import Severity
from tests.processes import build_py
from tests.small_site import SmallSite, describe

PAGE = "content/pages/index.zh.md"
CLAIM = f"superlative {PAGE}:6"


@pytest.fixture
def boasting(small: SmallSite) -> SmallSite:
    """The small site with an absolute claim."""
    small.replace(PAGE, "花了", "这里是全省最佳园区。花了")
    return small


def configure(small: SmallSite, lines: str) -> None:
    small.replace("site_config.yaml", "date: 2026-11-24", f"date: 2026-11-24\n{lines}")


def found(small: SmallSite) -> list[str]:
    return [describe(problem) for problem in small.build().problems]


def test_a_rule_has_a_level_of_its_own(boasting: SmallSite) -> None:
    built = boasting.build()
    assert [(describe(problem), problem.severity) for problem in built.problems] == [(CLAIM, Severity.ERROR)]
    assert not built.sound


def test_a_site_can_make_an_error_a_warning(boasting: SmallSite) -> None:
    configure(boasting, "rules: {superlative: warning}")
    built = boasting.build()
    assert [(describe(problem), problem.severity) for problem in built.problems] == [(CLAIM, Severity.WARNING)]
    assert built.sound


def test_a_site_can_make_a_warning_an_error(small: SmallSite) -> None:
    small.replace(PAGE, "花了", "签约,开工。花了")
    assert small.build().sound
    configure(small, "rules: {half-width-punctuation: error}")
    assert not small.build().sound


def test_a_site_can_turn_a_rule_off(boasting: SmallSite) -> None:
    configure(boasting, "rules: {superlative: off}")
    assert found(boasting) == []


@pytest.mark.parametrize("where", [PAGE, "content/pages/", "content/"])
def test_a_place_can_be_excepted_with_a_reason(boasting: SmallSite, where: str) -> None:
    configure(boasting, f"exceptions: [{{rule: superlative, where: {where}, reason: 获奖名称的一部分}}]")
    assert found(boasting) == []


def test_an_exception_can_be_for_some_words_only(boasting: SmallSite) -> None:
    boasting.replace(PAGE, "花了", "也是国家级园区。花了")
    configure(
        boasting, f"exceptions: [{{rule: superlative, where: {PAGE}, words: 全省最佳, reason: 获奖名称的一部分}}]"
    )
    (problem,) = boasting.build().problems
    assert problem.values["words"] == "国家级"


def test_an_exception_without_a_reason_is_no_exception(boasting: SmallSite) -> None:
    configure(boasting, f"exceptions: [{{rule: superlative, where: {PAGE}}}]")
    assert "missing-field site_config.yaml:3" in found(boasting)


def test_an_exception_elsewhere_excepts_nothing_and_says_so(boasting: SmallSite) -> None:
    configure(boasting, "exceptions: [{rule: superlative, where: content/news/, reason: 获奖名称的一部分}]")
    assert found(boasting) == [CLAIM, "unused-exception site_config.yaml:3"]


def test_a_mistake_of_syntax_has_no_level(small: SmallSite) -> None:
    configure(small, "rules: {unknown-figure: off}")
    assert found(small) == ["unknown-rule site_config.yaml:3"]


def test_reasons_are_kept_where_status_shows_them(boasting: SmallSite) -> None:
    configure(boasting, f"exceptions: [{{rule: superlative, where: {PAGE}, reason: 获奖名称的一部分}}]")
    status = json.loads(build_py("status", "--site", boasting.folder, "--format", "json").stdout)
    assert status["exceptions"] == [{"rule": "superlative", "where": PAGE, "reason": "获奖名称的一部分"}]


# What a source says is attributed to it, in the section that names the source; the law may say what it exempts.
ATTRIBUTED = [
    (PAGE, "据报道，全省首创（[[report#main/1]]）。花了", []),
    (PAGE, "全省首创。\n\n## 另一节 {#other}\n\n见[[report#main/1]]。花了", [f"superlative {PAGE}:6"]),
    (PAGE, "据报道，技术国内领先（[[report#main/1]]）。花了", []),
    (PAGE, "第一季度、第一步、第三方。花了", []),
    (PAGE, "最小值和最大值、最高人民法院。花了", []),
    (PAGE, "施工许可证仍须办理，不得擅自施工。花了", []),
    (PAGE, "施工通知单不是施工许可证。花了", []),
    ("content/pages/index.en.md", "The first is what one project took. It took", []),
    ("content/pages/index.en.md", "The best in Hunan. It took", ["superlative content/pages/index.en.md:6"]),
    ("content/pages/index.en.md", "No permit is needed. It took", ["permit-denied content/pages/index.en.md:6"]),
    ("content/pages/index.en.md", "“Build first” – it’s fast. It took", []),
    (PAGE, "`25,30` 花了", []),
    (PAGE, "他说：“好！”（见[[speed]]）。花了", []),
]  # fmt: skip


@pytest.mark.parametrize(("path", "typed", "expected"), ATTRIBUTED, ids=range(len(ATTRIBUTED)))
def test_rules_know_what_is_meant(small: SmallSite, path: str, typed: str, expected: list[str]) -> None:
    text = (small.folder / path).read_text(encoding="utf-8")
    small.write(path, text.replace("花了", typed).replace("It took", typed))
    assert found(small) == expected


def test_an_exemption_of_the_law_is_said_with_the_law(small: SmallSite) -> None:
    path = "content/pages/index.en.md"
    small.replace(path, "It took", "Small works need no permit ([[report#main/1]]). It took")
    assert found(small) == [f"permit-denied {path}:6"]
    small.replace("content/sources/report.yaml", "type: newspaper", "type: law")
    assert found(small) == []


@pytest.mark.parametrize("line", ["contact: {telephone: 138 0000 0000}", "contact: {telephone: 13800000000}"])
def test_a_mobile_number_in_the_settings_is_told_where_it_stands(small: SmallSite, line: str) -> None:
    configure(small, line)
    assert found(small) == ["mobile-number site_config.yaml:3"]
    configure(small, "exceptions: [{rule: mobile-number, where: site_config.yaml, reason: 单位值班手机}]")
    assert found(small) == []


def test_an_amount_of_as_many_digits_is_no_mobile_number(small: SmallSite) -> None:
    small.replace("content/enterprises/glassworks/profile.yaml", "value: 1526000000", "value: 13800000000")
    assert found(small) == []


def test_the_site_s_own_list_of_misstatements(small: SmallSite) -> None:
    small.write("content/glossary.yaml", "misstatements:\n  - {wrong: 衡东县开发区, right: 衡东经济开发区}\n")
    small.replace(PAGE, "花了", "衡东县开发区欢迎您。花了")
    (problem,) = small.build().problems
    assert (problem.kind.code, problem.values["write"]) == ("misstatement", "衡东经济开发区")


def test_a_place_is_told_to_the_character(small: SmallSite) -> None:
    small.replace(PAGE, "花了", "先签约,后开工。花了")
    (problem,) = small.build().problems
    assert (problem.place.line, problem.place.column, problem.place.length) == (6, 4, 1)


def test_a_place_in_a_text_over_several_lines_of_yaml_is_told_to_the_line(small: SmallSite) -> None:
    about = "    about:\n      zh: >\n        只是\n        全省最佳的说法\n      en: A term\n"
    small.write("content/glossary.yaml", "terms:\n  - term: {zh: 速度, en: Speed}\n" + about)
    (problem,) = small.build().problems
    assert (describe(problem), problem.place.column) == ("superlative content/glossary.yaml:6", 9)


@pytest.mark.parametrize("typed", ["<u>重点</u>", "<script>\nalert(1)\n</script>", "<CENTER>重点</center>", "重点</u>"])
def test_an_element_left_out_is_told_once(small: SmallSite, typed: str) -> None:
    small.replace(PAGE, "花了", f"{typed}。花了")
    assert [code.split()[0] for code in found(small)] == ["tag-left-out"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("site_config.yaml", "default_language: zh", "default_language: zhh"),
        ("content/enterprises/glassworks/profile.yaml", "unofficial: [en]", "unofficial: [zhh]"),
        ("content/sources/report.yaml", "{zh: 一篇报道,", "{zh: 一篇报道, zhh: 一篇报道,"),
    ],
)
def test_a_language_nearly_right_is_suggested(small: SmallSite, path: str, old: str, new: str) -> None:
    small.replace(path, old, new)
    meant = [problem.values["meant"] for problem in small.build().problems if problem.kind.code == "unknown-language"]
    assert meant == ["zh"]
