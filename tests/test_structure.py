"""The house is built as docs/architecture.md says: imports run one way, and no language is named in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from microsite.reading.folders import REPOSITORY

ENGINE = REPOSITORY / "microsite"
ROOMS = ("reading", "model", "wording", "prose", "planning", "rendering", "checking", "publishing", "preview")
ORDER = {room: number for number, room in enumerate(ROOMS)} | {
    "sources": 18,
    "material": 19,
    "readers_language": 20,
    "pipeline": 20,
    "explanations": 20,
    "commands": 21,
    "arguments": 22,
    "cli": 23,
}
GROUND = {
    "unchanged": -1,
    "memory": -1,
    "common": -1,
    "installation": -5,
    "expression_code": -5,
    "generated_code": -5,
    "compile_cache": 0,
    "kept": -2,
    "workers": -3,
    "tables": -4,
    "mappings": -5,
    "frozen": -5,
    "answers": -4,
    "store": -1,
    "reasons": -1,
    "problems": -3,
    "fingerprints": -4,
    "marking": -4,
    "deferred": -4,
}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ENGINE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def room(dotted: str) -> str:
    return dotted.split(".")[1] if "." in dotted else ""


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("microsite"):
            yield from (
                (f"microsite.{alias.name}" for alias in node.names) if node.module == "microsite" else [node.module]
            )
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Deferred":
            yield from ("microsite." + str(part.value) for part in node.args[:1] if isinstance(part, ast.Constant))


def test_imports_run_one_way() -> None:
    order = ORDER | GROUND
    backward = [
        (path.relative_to(REPOSITORY).as_posix(), module)
        for path, tree in modules()
        for module in imported(tree)
        if path.parent != ENGINE or path.stem in order
        if order[room(module)] > order[path.relative_to(ENGINE).parts[0].removesuffix(".py")]
    ]
    assert backward == []


def test_no_import_of_the_engine_hides_in_a_function() -> None:
    hidden = [
        (path.name, node.lineno)
        for path, tree in modules()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("microsite")
    ]
    assert hidden == []


def test_no_language_is_named_in_code() -> None:
    codes = re.compile(r"^(zh|en|ja|zh-Hans|zh_Hans_CN|en_GB)$")
    named = [
        (path.name, node.lineno, node.value)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and codes.match(node.value)
    ]
    assert named == []


def test_every_public_function_and_class_says_what_it_is_for() -> None:
    silent = []
    for path, tree in modules():
        if not ast.get_docstring(tree):
            silent.append(path.name)
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{path.name}:{node.name}")
    assert silent == []


def test_files_hold_one_concept_and_stay_short() -> None:
    lengths = {
        path.relative_to(ENGINE).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path, _ in modules()
    }
    assert {name: length for name, length in lengths.items() if length > 250} == {}
