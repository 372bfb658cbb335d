"""A build that has nothing to do says again what it said, and is not noted where it could not tell."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from microsite import unchanged
from microsite.reading.folders import REPOSITORY
from tests.processes import build_py, tree
from tests.small_site import SmallSite

SETTLED = 0.3  # seconds after which a file is no longer too new to be noted
FIGURES = "content/figures/speed.yaml"


def modules(small: SmallSite) -> tuple[str, set[str]]:
    """What a build says, and which modules its front door loads."""
    command = [sys.executable, "-X", "importtime", str(REPOSITORY / "build.py"), "--site", str(small.folder)]
    command += ["--messages", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout, {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_a_build_with_nothing_to_do_loads_nothing_of_the_engine(small: SmallSite) -> None:
    time.sleep(SETTLED)
    first, second, third = (modules(small)[0] for _ in range(3))
    assert "files new or changed" in first
    assert "nothing has changed" in second
    assert second == third
    loaded = modules(small)[1]
    assert "microsite.unchanged" in loaded
    assert loaded.isdisjoint({"jinja2", "markdown", "yaml", "babel", "argparse", "microsite.cli", "microsite.pipeline"})


@pytest.mark.parametrize(
    "change",
    [
        lambda small: small.replace(FIGURES, "value: 25", "value: 26"),
        lambda small: small.write(
            "content/news/second.zh.md", "---\ntitle: 速度\ndate: 2020-03-13\ndescription: 说明\n---\n\n文\n"
        ),
        lambda small: small.remove("content/news/first.en.md"),
        lambda small: small.replace("site_config.yaml", "小开发区", "大开发区"),
        lambda small: small.write("templates/news.html", "<!doctype html><title>x</title>"),
        lambda small: small.write("assets/styles/own.css", "main { color: red }"),
        lambda small: (small.folder / "output/zh/index.html").write_bytes(b"changed by hand"),
        lambda small: (small.folder / "output/zh/index.html").unlink(),
        lambda small: os.utime(small.folder / FIGURES, ns=(0, 0)),
    ],
)
def test_whatever_changes_is_built_again(
    small: SmallSite, tmp_path: Path, change: Callable[[SmallSite], object]
) -> None:
    time.sleep(SETTLED)
    for _ in range(2):
        build_py("--site", small.folder)
    change(small)
    assert build_py("--site", small.folder).returncode == 0
    assert build_py("--site", small.folder, "--output", tmp_path / "clean").returncode == 0
    assert tree(small.folder / "output") == tree(tmp_path / "clean")


def test_warnings_are_said_again(small: SmallSite) -> None:
    small.replace("content/pages/index.zh.md", "花了", "签约,开工。花了")
    time.sleep(SETTLED)
    first, second, third = (build_py("--site", small.folder, "--messages", "en") for _ in range(3))
    assert "half-width-punctuation" in first.stderr
    assert first.stderr == second.stderr == third.stderr
    assert second.stdout == third.stdout


def test_what_vanishes_while_it_is_looked_at_is_passed_over(small: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assets, scan = small.folder / "assets", os.scandir
    (assets / "still").mkdir(parents=True)
    before = unchanged.look_at([str(small.folder)])
    (assets / "going" / "deep").mkdir(parents=True)
    (assets / "going.txt").write_text("x", encoding="utf-8")

    def scan_and_remove(folder: str) -> AbstractContextManager[list[os.DirEntry[str]]]:
        with scan(folder) as listed:
            entries = list(listed)
        if folder == str(assets):
            shutil.rmtree(assets / "going")
            (assets / "going.txt").unlink()
        return nullcontext(entries)

    monkeypatch.setattr(os, "scandir", scan_and_remove)
    assert unchanged.look_at([str(small.folder)]) == before


def test_a_program_that_listens_is_told_the_same_again(small: SmallSite) -> None:
    time.sleep(SETTLED)
    first, second, third = (build_py("--site", small.folder, "--format", "json").stdout for _ in range(3))
    assert json.loads(first)["problems"] == []
    assert first == second == third


def test_another_version_of_a_dependency_is_a_change(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "NOTES", str(tmp_path / "notes"))
    packages = tmp_path / "site-packages"
    (packages / "markdown-3.11.3.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(packages))
    time.sleep(SETTLED)
    site = str(small.folder)
    unchanged.note([], site, site, [], 0, unchanged.inputs(site), unchanged.look_at([site]))
    assert unchanged.answer([]) == (0, None)
    (packages / "markdown-3.11.3.dist-info").rename(packages / "markdown-3.12.dist-info")
    assert unchanged.answer([]) == (None, None)


def test_a_note_answers_only_what_was_asked(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    time.sleep(SETTLED)
    monkeypatch.setattr(unchanged, "NOTES", str(tmp_path / "notes"))
    monkeypatch.setattr(zlib, "crc32", lambda data: 1)
    site, said = str(small.folder), [("stdout", "先\r说"), ("stdout", "")]
    unchanged.note(["--site", site], site, site, said, 0, unchanged.inputs(site), unchanged.look_at([site]))
    assert unchanged.answer(["--site", f"{site}/"]) == (None, None)
    assert unchanged.answer(["--site", site]) == (0, None)
    assert capsys.readouterr().out == "先\r说\n\n"


def test_a_build_is_not_noted_where_a_change_could_pass_unseen(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "NOTES", str(tmp_path / "notes"))
    time.sleep(SETTLED)
    site, page = str(small.folder), "content/pages/speed.zh.md"
    small.replace(page, "花了", "共花了")
    with monkeypatch.context() as patched:
        patched.setattr(unchanged, "TICK", 10**11)
        before = unchanged.inputs(site)
        unchanged.note([], site, site, [], 0, before, unchanged.look_at([site]))
    assert unchanged.answer([]) == (None, None)  # too soon to tell
    small.replace(page, "共花了", "花了")
    time.sleep(SETTLED)
    unchanged.note([], site, site, [], 0, before, unchanged.look_at([site]))
    assert unchanged.answer([]) == (None, None)  # changed again meanwhile
    unchanged.note([], site, site, [], 0, unchanged.inputs(site), unchanged.look_at([site]))
    assert unchanged.answer([]) == (0, None)


def test_what_changes_during_a_build_is_told_by_the_next_look(
    small: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "NOTES", str(tmp_path / "notes"))
    time.sleep(SETTLED)
    site = str(small.folder)
    before = unchanged.inputs(site)
    small.replace("content/pages/speed.zh.md", "花了", "共花了")
    unchanged.note([], site, site, [], 0, before, unchanged.look_at([site]))
    status, look = unchanged.answer([])
    assert status is None
    assert look


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
@pytest.mark.parametrize("beside", ["content/pages/index.zh.md", "kept/page.md"], ids=["in content", "elsewhere"])
def test_what_a_link_leads_to_is_a_part_of_the_site(small: SmallSite, beside: str) -> None:
    target = small.folder / beside
    small.write(beside, (small.folder / "content/pages/index.zh.md").read_bytes())
    page = small.folder / "content/pages/linked.zh.md"
    page.symlink_to(target)
    time.sleep(SETTLED)
    for _ in range(2):
        assert build_py("--site", small.folder).returncode == 0
    small.replace(beside, "花了", "总共花了")
    assert build_py("--site", small.folder).returncode == 0
    assert "总共花了" in (small.folder / "output/zh/linked.html").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege there")
def test_a_link_to_a_folder_is_told_at_the_next_build(small: SmallSite, tmp_path: Path) -> None:
    time.sleep(SETTLED)
    for _ in range(2):
        assert build_py("--site", small.folder).returncode == 0
    (small.folder / "content/pages/more").symlink_to(tmp_path)
    done = build_py("--site", small.folder, "--messages", "en")
    assert done.returncode == 1
    assert "linked-folder" in done.stderr + done.stdout
