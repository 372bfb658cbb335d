"""A command imports no more than it needs: most of the time that an edit takes is spent on loading."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from microsite.cli import VERBS
from microsite.deferred import Deferred
from microsite.reading.folders import REPOSITORY
from tests.processes import build_py
from tests.small_site import SmallSite

SETTLED = 0.3  # seconds after which a file is no longer too new to be noted
BODY = ("content/pages/index.en.md", "It took", "In all it took")
FIGURE = ("content/figures/speed.yaml", "value: 25", "value: 26")
OF_OTHER_COMMANDS = {"tornado", "livereload", "watchfiles", "opencc", "asyncio", "importlib.metadata", "email"}
OF_A_PREVIEW = {f"microsite.planning.{name}" for name in ("gallery", "status", "status_page")}
OF_OTHER_BLOCKS = {f"microsite.planning.blocks.{name}" for name in ("lanes", "office", "planner", "sources")}
CLDR, YAML, CLEANER = {"babel"}, {"yaml", "microsite.reading.yaml_text"}, {"nh3"}


def imported(small: SmallSite, *arguments: str) -> set[str]:
    """The modules that a command imports in the one process that it is."""
    command = [
        sys.executable,
        "-X",
        "importtime",
        str(REPOSITORY / "build.py"),
        *arguments,
        "--site",
        str(small.folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


def of_engine(modules: set[str]) -> int:
    return sum(module.startswith("microsite") for module in modules)


@pytest.fixture
def built(small: SmallSite) -> SmallSite:
    """The small site, settled and built."""
    time.sleep(SETTLED)
    for _ in range(2):
        assert build_py("--site", small.folder).returncode == 0
    return small


def test_nothing_to_do_needs_next_to_nothing(built: SmallSite) -> None:
    modules = imported(built)
    assert of_engine(modules) == 2
    assert modules.isdisjoint({"hashlib", "json", "re", "enum", "typing", "pathlib"})


def test_an_edited_body_needs_no_yaml_no_babel_and_only_its_own_blocks(built: SmallSite) -> None:
    built.replace(*BODY)
    modules = imported(built)
    assert modules >= {"microsite.cli", "jinja2", "markdown"}
    assert modules.isdisjoint(CLDR | YAML | CLEANER | OF_OTHER_COMMANDS | OF_A_PREVIEW | OF_OTHER_BLOCKS)
    assert of_engine(modules) < 175
    assert len(modules) < 380


def test_an_edited_figure_needs_nothing_of_a_preview(built: SmallSite) -> None:
    built.replace(*FIGURE)
    modules = imported(built)
    assert "yaml" in modules
    assert modules.isdisjoint(OF_OTHER_COMMANDS | OF_A_PREVIEW)


def test_what_the_engines_own_files_give_is_there_for_another_site(built: SmallSite, tmp_path: Path) -> None:
    another = SmallSite(
        Path(shutil.copytree(built.folder, tmp_path / "another", ignore=shutil.ignore_patterns("output")))
    )
    modules = imported(another)
    assert {"yaml", "babel"} <= modules
    assert not any(module.startswith("babel.messages") for module in modules)


def test_what_checks_needs_nothing_of_the_preview(built: SmallSite) -> None:
    modules = imported(built, "check")
    assert modules.isdisjoint(CLDR | YAML | OF_OTHER_COMMANDS | OF_A_PREVIEW)


def deferred() -> Iterator[Deferred]:
    """Every function of the engine that is imported only when it is called."""
    yield from (Deferred(f"commands.{verb.module}", verb.function) for verb in VERBS.values())
    for path in sorted((REPOSITORY / "microsite").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Deferred", "_view"):
                words = [str(part.value) for part in node.args if isinstance(part, ast.Constant)]
                if len(words) == 2:
                    folder = "planning.blocks." if getattr(node.func, "id", "") == "_view" else ""
                    yield Deferred(folder + words[0], words[1])


def test_whatever_is_deferred_is_there() -> None:
    named = list(deferred())
    assert len(named) > 25
    for each in named:
        assert callable(getattr(import_module(f"microsite.{each.module}"), each.name)), each


def test_a_package_of_the_python_that_starts_it_is_not_used(small: SmallSite, tmp_path: Path) -> None:
    packages = tmp_path / "site-packages"
    packages.mkdir()
    (packages / "jinja2.py").write_text("raise SystemExit(3)", encoding="utf-8")
    assert build_py("--site", small.folder, PYTHONPATH=str(packages)).returncode == 0
