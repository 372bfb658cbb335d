"""Regular expressions as Python has compiled them, to be had again without that.

Python's own `re` has no way to keep what it compiles, so its private parts are used: only where what they give is the
same as what it gives itself, and where they are not as they are known, none of it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from typing import Any

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython
    _sre = _compiler = None

CODE_BYTES = 4
NOT_KEPT = re.DEBUG | re.LOCALE  # says what it compiles; depends on the computer's settings
Compile = Callable[..., re.Pattern[Any]]
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def code_of(pattern: str | bytes, flags: int) -> Code | None:
    """What an expression is compiled to; None where it cannot be had again from that."""
    try:
        parsed = _compiler._parser.parse(pattern, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        words = array("I", _compiler._code(parsed, flags))
        code = flags | state.flags, words.tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)
        made, compiled = made_of(pattern, code), re.compile(pattern, flags)
    except (AttributeError, TypeError, ValueError, OverflowError, RecursionError, re.error):
        return None
    same = made == compiled and made.groupindex == compiled.groupindex and words.itemsize == CODE_BYTES
    return code if same and not code[0] & NOT_KEPT else None


def made_of(pattern: str | bytes, code: Code) -> re.Pattern[Any]:
    """The expression that was compiled to this."""
    flags, words, *rest = code
    made: re.Pattern[Any] = _sre.compile(pattern, flags, list(memoryview(words).cast("I")), *rest)
    return made


def replace_compile(instead: Callable[[Compile], Compile]) -> None:
    """Have all expressions of this process compiled by something else, which is given what compiled them before."""
    compile_before = getattr(_compiler, "compile", None)
    if compile_before and getattr(_sre, "CODESIZE", None) == CODE_BYTES:
        _compiler.compile = instead(compile_before)
