"""build.py as people and programs meet it."""

from __future__ import annotations

import errno
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from microsite import cli, installation
from microsite.reading.folders import REPOSITORY
from microsite.wording.catalogue import catalogue_path
from tests.processes import build_py, tree
from tests.small_site import SmallSite

BROKEN = ("content/figures/speed.yaml", "value: 25", "value: many")


@pytest.fixture
def door() -> ModuleType:
    """build.py as a module."""
    spec = importlib.util.spec_from_file_location("front_door", REPOSITORY / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_verb_may_be_left_out_and_options_follow_at_once(small: SmallSite, tmp_path: Path) -> None:
    first = build_py("--site", small.folder, "--output", tmp_path / "one")
    second = build_py("build", "--site", small.folder, "--output", tmp_path / "two")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_it_works_from_elsewhere_in_a_path_with_spaces_and_chinese_under_the_c_locale(tmp_path: Path) -> None:
    site = SmallSite.copied_to(tmp_path / "我的 文档" / "招商 site")
    result = build_py("--site", site.folder, cwd=tmp_path, LC_ALL="C", PATH="/nowhere")
    assert result.returncode == 0, result.stderr
    assert "<html" in (site.folder / "output/zh/index.html").read_text(encoding="utf-8")


def test_it_says_where_to_open_the_site(small: SmallSite) -> None:
    result = build_py("--site", small.folder, "--messages", "en")
    assert str(small.folder / "output" / "index.html") in result.stdout


def test_errors_in_the_content_give_status_1_and_write_nothing(small: SmallSite) -> None:
    small.replace(*BROKEN)
    result = build_py("--site", small.folder, "--messages", "en")
    assert result.returncode == 1
    assert "content/figures/speed.yaml:3:10: error: “many” is not a value." in result.stderr
    assert not (small.folder / "output").exists()


def test_check_writes_nothing(small: SmallSite) -> None:
    before = tree(small.folder)
    assert build_py("check", "--site", small.folder).returncode == 0
    assert tree(small.folder) == before


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["--nonsense"], ["--date", "31.12.2026"], ["--url", "example"], ["new", "enterprise", "Ä"]],
)
def test_wrong_usage_gives_status_2(small: SmallSite, arguments: list[str]) -> None:
    site = [] if arguments == ["nonsense"] else ["--site", str(small.folder)]
    result = build_py(*arguments, *site)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert build_py("--site", tmp_path / "nowhere").returncode == 2


@pytest.mark.parametrize("verb", ["build", "check", "status"])
def test_json_is_one_object_with_the_fields_promised(small: SmallSite, verb: str) -> None:
    small.replace(*BROKEN)
    result = build_py(verb, "--site", small.folder, "--format", "json", "--messages", "zh")
    (problem,) = json.loads(result.stdout)["problems"]
    assert {name: problem[name] for name in ("code", "severity", "path", "line", "column")} == {
        "code": "not-a-value",
        "severity": "error",
        "path": "content/figures/speed.yaml",
        "line": 3,
        "column": 10,
    }
    assert problem["message"] == "“many”不是数值。这个数会原样进入各页面、图表和数据文件。"
    assert problem["hint"]
    assert result.stderr == ""


def test_what_the_system_refuses_is_told_as_data_too(
    small: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = small.folder / "site_config.yaml"

    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))

    monkeypatch.setattr("microsite.commands.build.read_sources", refuse)
    assert cli.main(["check", "--site", str(small.folder), "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["path"]) == ("unreadable-file", "site_config.yaml")
    assert cli.main(["check", "--site", str(small.folder)]) == 1
    assert str(file) in capsys.readouterr().err


def test_what_every_page_is_made_with_is_named_where_it_has_changed(small: SmallSite) -> None:
    def why(*options: str) -> str:
        return build_py("--site", small.folder, "--explain", "--messages", "en", *options).stdout

    build_py("--site", small.folder)
    small.write("assets/styles/own.css", "main { color: red }")
    assert "interface wording or assets have changed: assets/styles." in why()
    catalogue = small.folder / catalogue_path("zh")
    catalogue.parent.mkdir(parents=True)
    text = (REPOSITORY / catalogue_path("zh")).read_text(encoding="utf-8")
    catalogue.write_text(text.replace('msgstr "来源"', 'msgstr "出处"'), encoding="utf-8")
    assert f"interface wording or assets have changed: {catalogue_path('zh')}." in why()
    assert "the options of the command have changed" in why("--date", "2026-01-05")


def test_why_pages_are_made_again_is_told_after_a_check_too(small: SmallSite) -> None:
    build_py("--site", small.folder)
    small.replace("content/pages/speed.en.md", "It took", "It only took")
    assert build_py("check", "--site", small.folder).returncode == 0
    said = build_py("--site", small.folder, "--explain", "--messages", "en").stdout
    assert "en/speed.html: its own files have changed: content/pages/speed.en.md." in said


@pytest.mark.parametrize(
    ("environment", "expected"),
    [("zh_CN.UTF-8", "网站已生成"), ("en_US.UTF-8", "The site is ready"), ("fr_FR.UTF-8", "The site is ready")],
)
def test_messages_follow_the_system(small: SmallSite, environment: str, expected: str) -> None:
    result = build_py("--site", small.folder, LC_ALL=environment, PYTHONUTF8="1")
    assert expected in result.stdout


def test_output_can_be_read_in_a_chinese_windows_console(small: SmallSite) -> None:
    small.replace(*BROKEN)
    result = subprocess.run(
        [sys.executable, str(REPOSITORY / "build.py"), "--site", str(small.folder), "--messages", "zh"],
        env={"PYTHONIOENCODING": "cp936", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert "“many”不是数值。" in result.stderr.decode("cp936")


def test_a_new_enterprise_is_made_once_and_its_empty_fields_are_asked_for(small: SmallSite) -> None:
    result = build_py("new", "enterprise", "paper-mill", "--site", small.folder, "--messages", "zh")
    assert result.returncode == 0, result.stderr
    made = tree(small.folder / "content/enterprises/paper-mill")
    assert sorted(made) == ["profile.en.md", "profile.yaml", "profile.zh.md"]
    assert "所属行业" in made["profile.yaml"].decode()
    checked = json.loads(build_py("check", "--site", small.folder, "--format", "json").stdout)
    asked = {problem["path"] for problem in checked["problems"]}
    assert asked == {f"content/enterprises/paper-mill/{name}" for name in made}
    assert build_py("new", "enterprise", "paper-mill", "--site", small.folder).returncode == 2


def test_status_lists_what_is_left_to_do(small: SmallSite) -> None:
    small.remove("content/pages/speed.en.md")
    small.replace(
        "content/figures/speed.yaml",
        "  end: {zh: 取得许可, en: Permit received}\n  review: 2027-12-31",
        "  end: {zh: 取得许可, en: Permit received}",
    )
    status = json.loads(build_py("status", "--site", small.folder, "--format", "json").stdout)
    assert status["missing_translations"] == [{"page": "speed", "language": "en"}]
    assert {"id": "permit-time", "as_of": "2020-04"} in status["stale_figures"]
    assert {
        "step": "approval/review",
        "fields": ["who", "needs", "result", "time", "cost", "legal_basis", "recourse"],
    } in status["unstated"]
    assert {"id": "notice-time", "by": "2027-12-31"} in status["due_figures"]
    assert "contact.telephone" in status["against_release"]


def test_the_preview_shows_what_is_left_to_do_and_the_site_does_not(small: SmallSite) -> None:
    small.remove("content/pages/speed.en.md")
    small.replace("content/pages/index.zh.md", "花了", "这里是全省最佳园区。花了")
    excepted = "exceptions: [{rule: superlative, where: content/pages/index.zh.md, reason: 获奖名称的一部分}]"
    small.replace("site_config.yaml", "date: 2026-11-24", f"date: 2028-01-31\n{excepted}")
    page = small.page("zh/status.html", preview=True)
    assert "“contact.telephone”没有填写" in page
    assert '<td class="state-missing">' in page
    assert "content/<wbr>figures/<wbr>speed.yaml" in page
    assert "获奖名称的一部分" in page
    assert "zh/status.html" not in small.build().files


def test_a_release_with_gaps_fails(small: SmallSite) -> None:
    assert build_py("check", "--release", "--site", small.folder).returncode == 1


def test_an_old_python_is_told_so(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(door.sys, "version_info", (3, 9, 2))
    assert door.main(["build"]) == 2
    said = capsys.readouterr().err
    assert "Python 3.11 或更新" in said and "3.11 or newer" in said


def test_where_no_venv_can_be_made_it_says_what_to_install(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(installation, "VENV", str(tmp_path / ".venv"))
    failed = subprocess.CompletedProcess([], 1, stdout="ensurepip is not available", stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *arguments, **options: failed)
    assert door.main(["build"]) == 2
    said = capsys.readouterr().err
    assert f"python{sys.version_info[0]}.{sys.version_info[1]}-venv" in said and "ensurepip" in said
    assert not (tmp_path / ".venv").exists()


def test_an_installation_made_by_another_python_or_lock_is_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert installation.is_installed("build")
    shutil.copytree(REPOSITORY / "requirements", tmp_path / "requirements")
    (tmp_path / "requirements/build.txt").write_text("changed", encoding="ascii")
    monkeypatch.setattr(installation, "ROOT", str(tmp_path))
    assert not installation.is_installed("build")


def test_packages_stand_where_the_python_of_the_installation_looks_for_them() -> None:
    asked = [installation.PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    said = subprocess.run(asked, capture_output=True, check=True, encoding="utf-8").stdout.strip()
    assert Path(said).samefile(installation.packages())


def test_locks_name_no_registry() -> None:
    for lock in (REPOSITORY / "requirements").iterdir():
        assert "://" not in lock.read_text(encoding="utf-8")
