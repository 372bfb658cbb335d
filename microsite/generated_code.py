"""Code that Python's own modules write as text and compile, for dataclasses and for named tuples, had from elsewhere.

A build after a small edit defines 110 dataclasses; to compile what makes their values took a twelfth of its time.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Callable
from types import CodeType
from typing import Any

EXECUTED, EVALUATED = "exec", "eval"
CompileText = Callable[[str, str], CodeType]


def compiled(text: str, mode: str) -> CodeType:
    """The code of a text that is to be executed or evaluated, as those modules have it compiled."""
    return compile(text, "<string>", mode, dont_inherit=True)


def replace_compile(code_of: CompileText) -> None:
    """Have what these modules write compiled by something else."""

    def execute(text: str, *scope: Any) -> None:
        exec(code_of(text, EXECUTED), *scope)  # noqa: S102 (as dataclasses does)

    def evaluate(text: str, *scope: Any) -> Any:
        return eval(code_of(text, EVALUATED), *scope)  # noqa: S307 (as namedtuple does)

    dataclasses.exec = execute  # type: ignore[attr-defined]
    collections.eval = evaluate  # type: ignore[attr-defined]
