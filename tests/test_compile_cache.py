"""Compiled code that is kept is what Python would make of the sources as they are now, and is done without if damaged."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.expression_code import Code, code_of, made_of
from microsite.reading.folders import REPOSITORY
from tests.processes import PARTS, build_py
from tests.small_site import SmallSite

ENGINE = REPOSITORY / "microsite"
LOAD = """
import sys
sys.path[:0] = sys.argv[1:3]
from microsite.compile_cache import CompileCache
from microsite.expression_code import replace_compile
cache = CompileCache(sys.argv[3])
sys.meta_path.insert(0, cache)
replace_compile(cache.compiling)
import re
import tale.hero
print(type(tale.hero.__loader__).__name__, tale.hero.NAME, re.compile("(?P<first>[a-z]+)[ ]").search("some words")["first"])
cache.save()
try:
    tale.hero.fall()
except ValueError:
    import traceback
    print(traceback.format_exc())
"""
DEFINE = """
import sys
sys.path[:0] = sys.argv[1:3]
from microsite.compile_cache import CompileCache
from microsite import generated_code
cache = CompileCache(sys.argv[3])
sys.meta_path.insert(0, cache)
compiled = []
generated_code.replace_compile(
    cache.generating(lambda *asked: compiled.append(asked) or generated_code.compiled(*asked))
)
import tale.places
print(len(compiled), tale.places.Place("a", 3), tale.places.Place("b").line, *tale.places.Span(end=2, start=1))
cache.save()
"""
PLACES = """
from __future__ import annotations
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Place:
    path: str
    line: int = field(default=1)


class Span(NamedTuple):
    start: int
    end: int
"""
HERO = "NAME = 'Lin'\n\n\ndef fall():\n    raise ValueError(NAME)  # deep\n"
PATTERNS = (
    "",
    "a",
    "(?i)[é-ü]+$",
    "(?P<x>a)|(?P<y>b)(?P=x)?",
    "[一-鿿]+(?<=中)",
    "(?:(a)|b){2,3}?",
    "(?a:\\w)\\s",
    "[",
    "(?P<x",
    "(?L)a",
)


@pytest.fixture
def tale(tmp_path: Path) -> Path:
    """A package with a module, in a folder of its own."""
    (tmp_path / "site" / "tale").mkdir(parents=True)
    (tmp_path / "site" / "tale" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "site" / "tale" / "hero.py").write_text(HERO, encoding="utf-8")
    return tmp_path


def run(script: str, tale: Path, **environment: str) -> str:
    """What a process says that runs a script with the package at hand, and a file to keep code in."""
    command = [sys.executable, "-c", script, str(REPOSITORY), str(tale / "site"), str(tale / "kept" / "code")]
    free = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8", env=free | environment)
    return done.stdout


def load(tale: Path, **environment: str) -> tuple[str, str]:
    """What a process says that loads the package: how and what, and the traceback of its fall."""
    said, _, fallen = run(LOAD, tale, **environment).partition("\n")
    return said, fallen


def test_a_later_process_takes_what_is_kept(tale: Path) -> None:
    assert load(tale)[0] == "SourceFileLoader Lin some"
    said, fallen = load(tale)
    assert said == "CompileCache Lin some"
    assert f'{tale / "site" / "tale" / "hero.py"}", line 5, in fall' in fallen
    assert "raise ValueError(NAME)  # deep" in fallen


def test_what_a_module_has_python_write_is_compiled_once(tale: Path) -> None:
    places = tale / "site" / "tale" / "places.py"
    places.write_text(PLACES, encoding="utf-8")
    first, *made = run(DEFINE, tale).split(" ", 1)
    assert int(first) > 0
    assert made == ["Place(path='a', line=3) 1 1 2\n"]
    assert run(DEFINE, tale) == f"0 {made[0]}"
    places.write_text(PLACES.replace("default=1", "default=7") + "    of: str = ''\n", encoding="utf-8")
    again, *made = run(DEFINE, tale).split(" ", 1)
    assert 0 < int(again) < int(first)
    assert made == ["Place(path='a', line=3) 7 1 2 \n"]


def test_a_source_that_has_changed_is_compiled_again(tale: Path) -> None:
    load(tale)
    hero = tale / "site" / "tale" / "hero.py"
    hero.write_text(HERO.replace("Lin", "Wang"), encoding="utf-8")
    assert load(tale)[0] == "SourceFileLoader Wang some"
    assert load(tale)[0] == "CompileCache Wang some"
    hero.write_text(HERO.replace("Lin", "Chen"), encoding="utf-8")  # no longer and no shorter
    os.utime(hero, (0, 0))  # Python itself tells no times within a second apart
    assert load(tale)[0] == "SourceFileLoader Chen some"


def test_nothing_is_kept_where_python_is_to_keep_nothing(tale: Path) -> None:
    load(tale, PYTHONDONTWRITEBYTECODE="1")
    assert not (tale / "kept").exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:100],
        lambda data: data[:-1],
        lambda data: data[:40] + b"\0" * 100 + data[140:],
        lambda data: b"\xff" * len(data),
    ],
)
def test_what_is_damaged_is_done_without_and_made_again(tale: Path, damage: Callable[[bytes], bytes]) -> None:
    load(tale)
    kept = tale / "kept" / "code"
    kept.write_bytes(damage(kept.read_bytes()))
    assert load(tale)[0] == "SourceFileLoader Lin some"
    assert load(tale)[0] == "CompileCache Lin some"
    assert [file.name for file in kept.parent.iterdir()] == ["code"]


def test_where_the_code_of_a_module_is_damaged_its_source_is_taken(tale: Path) -> None:
    load(tale)
    kept = tale / "kept" / "code"
    data = kept.read_bytes()
    begin = data.rindex(b"hero.py") - 200
    kept.write_bytes(data[:begin] + b"\0" * (len(data) - begin))
    assert load(tale)[0] == "CompileCache Lin some"
    assert not kept.exists()
    assert load(tale)[0] == "SourceFileLoader Lin some"


def test_a_copy_of_the_repository_runs_its_own_code(small: SmallSite, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    for part in PARTS:
        if part in (".venv", "content"):
            (one / part).symlink_to(REPOSITORY / part)
        elif (REPOSITORY / part).is_dir():
            shutil.copytree(REPOSITORY / part, one / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(REPOSITORY / part, one / part)

    def said(root: Path) -> str:
        said = build_py(
            "--site", small.folder, "--output", root / "output", root=root, PYTHONDONTWRITEBYTECODE="", LC_ALL="en"
        )
        return said.stdout

    assert said(one).startswith("The site is ready.")
    assert any((one / ".cache" / "code").iterdir())
    shutil.copytree(one, two, symlinks=True)
    command = two / "microsite" / "commands" / "build.py"
    command.write_text(command.read_text(encoding="utf-8").replace("The site is", "The copy is"), encoding="utf-8")
    small.replace("content/pages/index.en.md", "It took", "In all it took")
    assert said(two).startswith("The copy is ready.")


def of_engine() -> Iterator[re.Pattern[Any]]:
    """Every expression that stands in a module of the engine."""
    for path in sorted(ENGINE.rglob("*.py")):
        if path.name not in ("__init__.py", "__main__.py"):
            name = path.relative_to(REPOSITORY).with_suffix("").as_posix().replace("/", ".")
            yield from (value for value in vars(import_module(name)).values() if isinstance(value, re.Pattern))


def again(pattern: str | bytes, flags: int) -> Code | None:
    """What an expression is compiled to, which gives the same expression again, where anything is."""
    code = code_of(pattern, flags)
    if code:
        made, compiled = made_of(pattern, code), re.compile(pattern, flags)
        assert made == compiled
        assert (made.flags, made.groups, made.groupindex) == (compiled.flags, compiled.groups, compiled.groupindex)
    return code


def test_every_expression_of_the_engine_can_be_had_again() -> None:
    every = {(each.pattern, each.flags & ~re.UNICODE) for each in of_engine()}
    assert len(every) > 60
    assert all(again(*each) for each in every)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_an_expression_is_had_again_or_not_kept(pattern: str) -> None:
    kept = bool(again(pattern, re.MULTILINE))
    assert kept == (pattern not in ("[", "(?P<x", "(?L)a"))
    assert code_of(b"(?L)a", 0) is None


@given(st.text(alphabet="ab()|[]?*+{}1,:^$\\P<>=!.-中é", max_size=12), st.sampled_from([0, re.IGNORECASE, re.VERBOSE]))
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_whatever_is_typed_never_gives_another_expression(pattern: str, flags: int) -> None:
    again(pattern, flags)
