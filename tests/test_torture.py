"""What a merciless tester has once broken: each stays mended. Nothing here hangs, falls over or passes in silence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from microsite.model.amounts import Amount
from microsite.model.suggestions import suggestion
from microsite.reading.folders import REPOSITORY
from tests.processes import build_py, tree
from tests.small_site import SmallSite

PAGE = "content/pages/speed.zh.md"
UNITS = "content/units.yaml"
FIGURES = "content/figures/speed.yaml"

# What is added to the end of a page, with a code that must be among what is said; empty where nothing need be.
ADDED = [
    ("[x](../data/figures.csv#a)", ""),
    ("[x](//[::1)", "dead-link"),
    ('<a href="//[">x</a>', "dead-link"),
    ("- " * 1000 + "x", "text-too-involved"),
    ("{{" + " " * 4000, "text-too-involved"),
    ("[[a|" + " " * 2900, "open-reference"),
    ("[" * 10_000, "text-too-involved"),
    ("，" * 20_000, "text-too-involved"),
    ("<code>" * 400, ""),
    ("5 " * 1400, "number-in-prose"),
    ("\n".join(["5 6 7"] * 1000), "number-in-prose"),
    ("<!--\n" * 5000, ""),
    ("  ::: news", "block-not-alone"),
    ("> ::: news", "block-not-alone"),
    ("::: news。", "block-not-alone"),
    ("[公司]({{ permit-time }})", "link-left-out"),
    ("[x]()", "link-left-out"),
    ("{permit-time}", "open-reference"),
    ("<center>x</center>", "tag-left-out"),
    ("[text][missing]", "signs-shown"),
    ("=======\n>>>>>>> theirs", "merge-conflict"),
    ("[[report#main/" + "1" * 5000 + "]]", "text-too-involved"),
    ("[[report#main/" + "1" * 500 + "]]", "unknown-locator"),
]

# A file, what stands there, what is typed instead, and a code that must be among what is said.
TYPED = [
    ("site_config.yaml", "name: {zh: 小开发区, en: Small Zone}", "name: {}", "missing-field"),
    ("site_config.yaml", "name: {zh: 小开发区, en: Small Zone}", "name: {zh: , en: }", "missing-field"),
    ("site_config.yaml", "en: Small Zone}", 'en: "[[index]]"}', ""),
    ("site_config.yaml", "date: 2026-11-24", "date: 9999-12-31", "not-a-date"),
    ("site_config.yaml", "date: 2026-11-24", "date: 2026-11-24\nurl: http://[1/", "not-a-web-address"),
    ("site_config.yaml", "code: en, tag: en", "code: zh, tag: en", "id-twice"),
    ("site_config.yaml", "tag: en,", "tag: zh-Hans,", "id-twice"),
    (PAGE, "title: 速度", 'title: "[[speed]]"', ""),
    (FIGURES, "label: {zh: 办证用时, en: Time to the permit}", "label: {}", "missing-field"),
    (FIGURES, "value: 25", "value: " + "9" * 5000, "not-a-value"),
    (FIGURES, "value: 25", "value: 999999999999999999.123456", ""),
    (FIGURES, "value: 25", 'value: 25\n  note: {zh: "\\0x", en: "\\ax"}', "damaged-text"),
    (FIGURES, "value: 25", "value: 0\n  derivation: {method: calendar-days, of: [notice-time], formula: {zh: x, en: x}}", "not-computable"),
    (FIGURES, "value: 25", "derivation: {method: product, formula: {zh: x, en: x}}", "not-computable"),
    (FIGURES, "value: 25", "derivation: {method: sum, of: [notice-time, glassworks.investment], formula: {zh: x, en: x}}", "not-computable"),
    (UNITS, 'en: {one: "{n} working day", other: "{n} working days"}', 'en: {one: "{n} working day"}', "wrong-unit-words"),
    (UNITS, 'en: {one: "{n} working day", other: "{n} working days"}', "en: {}", "wrong-unit-words"),
    (UNITS, '"{n}个工作日"', '"个工作日"', "wrong-unit-words"),
    ("content/procedures/approval.yaml", "id: notice", "id: review", "id-twice"),
]  # fmt: skip


@pytest.mark.parametrize(("added", "code"), ADDED, ids=range(len(ADDED)))
def test_whatever_is_added_to_a_page_is_shown_or_told(small: SmallSite, added: str, code: str) -> None:
    text = (small.folder / PAGE).read_text(encoding="utf-8")
    small.write(PAGE, f"{text}\n\n{added}\n")
    codes = [problem.kind.code for problem in small.build().problems]
    assert code in codes or not code, codes


@pytest.mark.parametrize(("path", "old", "new", "code"), TYPED, ids=range(len(TYPED)))
def test_whatever_is_typed_is_right_or_told(small: SmallSite, path: str, old: str, new: str, code: str) -> None:
    small.replace(path, old, new)
    built = small.build()
    codes = [problem.kind.code for problem in built.problems]
    assert code in codes if code else built.sound, codes


def test_a_site_that_cannot_be_read_is_never_published_as_an_empty_one(small: SmallSite) -> None:
    assert build_py("--site", small.folder).returncode == 0
    before = tree(small.folder / "output")
    small.replace("site_config.yaml", "name: {zh: 小开发区, en: Small Zone}", "name: {}")
    assert build_py("--site", small.folder).returncode == 1
    assert tree(small.folder / "output") == before


@pytest.mark.parametrize("line", ["又一行中文内容，保存成了另一种编码"])
@pytest.mark.parametrize("encoding", ["gbk", "shift_jis", "euc_kr"])
def test_a_line_in_another_encoding_is_damage_and_not_another_text(small: SmallSite, line: str, encoding: str) -> None:
    data = (small.folder / PAGE).read_bytes() + "\n这一行是正常的中文。\n".encode()
    small.write(PAGE, data + line.encode(encoding, "ignore") + b"\n")
    problem = next(problem for problem in small.build().problems if problem.kind.code == "damaged-text")
    assert problem.place.line == data.count(b"\n") + 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/figures.yaml", "misplaced-file"),
        ("content/figure/zone.yaml", "misplaced-file"),
        ("content/glossary.yml", "wrong-ending"),
        ("content/pages/x.yaml", "misplaced-file"),
        ("content/sources/deep/x.yaml", "misplaced-file"),
        ("content/enterprises/paper/profile.zh.md", "no-profile"),
    ],
)
def test_no_file_is_passed_over_in_silence(small: SmallSite, path: str, code: str) -> None:
    small.write(path, "---\ndescription: 说明\n---\n文字\n" if path.endswith(".md") else "permit: {}\n")
    assert code in [problem.kind.code for problem in small.build().problems]


@pytest.mark.parametrize(
    "template",
    ["{{ 1 + 'a' }}", "{{ 1 / 0 }}", "{{ page() }}", "{% include 'page.html' %}", "{% if %}", "{{ page.nothing }}"],
)
def test_a_broken_template_is_told_once_with_its_line(small: SmallSite, template: str) -> None:
    small.write("templates/page.html", f"<!doctype html>\n{template}\n")
    codes = [(problem.kind.code, problem.place.path, problem.place.line) for problem in small.build().problems]
    assert ("broken-template", "templates/page.html", 2) in codes
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            ("25个", "25"),
            ("1,000", "1000"),
            ("010", "10"),
            ("１２", "12"),
            ("15.26亿元", "1526000000"),
            ("2-5", "2..5"),
        ),
        *(
            (".5", ""),
            ("-5", ""),
            ("1e3", ""),
            ("0x10", ""),
            ("12:30", ""),
            ("3亿4500万", ""),
            ("25%", ""),
            ("9" * 5000, ""),
        ),
    ],
)
def test_no_other_number_is_suggested_than_the_one_typed(typed: str, meant: str) -> None:
    assert suggestion(typed, Amount.parse) == meant


@pytest.mark.parametrize("arguments", [["explain"], ["check", "--format", "json"]])
def test_a_reader_that_goes_away_gets_no_traceback(arguments: list[str]) -> None:
    command = [sys.executable, str(REPOSITORY / "build.py"), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


@pytest.mark.parametrize(
    "arguments", [["--site", "x" * 300], ["new", "enterprise", "x" * 300], ["translated", "x" * 300]]
)
def test_names_that_are_too_long_are_told(small: SmallSite, arguments: list[str]) -> None:
    result = build_py(*arguments, *([] if "--site" in arguments else ["--site", str(small.folder)]))
    assert result.returncode in (1, 2)
    assert "Traceback" not in result.stderr


def test_a_folder_that_may_not_be_read_is_told(small: SmallSite) -> None:
    """Root may read everything, so somebody else asks."""
    small.folder.parent.chmod(0o755)
    code = (
        "import os, sys; sys.path.insert(0, sys.argv[1]); from microsite.cli import main;"
        "ask = ['check', '--site', sys.argv[2], '--messages', 'en']; main(ask); os.chmod(sys.argv[3], 0);"
        "os.setgid(65534); os.setuid(65534); sys.exit(main(ask))"
    )
    for parent in list(small.folder.parents)[:-1]:
        parent.chmod(parent.stat().st_mode | 0o055)
    command = [sys.executable, "-c", code, str(REPOSITORY), str(small.folder), str(small.folder / PAGE)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "unreadable-file" in result.stderr
