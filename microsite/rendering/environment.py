"""Jinja2 as every page is rendered with it: everything escaped, nothing undefined passed over."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, pass_eval_context
from jinja2.bccache import Bucket
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from microsite.mappings import Key
from microsite.memory import Memory
from microsite.reading.folders import REPOSITORY
from microsite.rendering.context import PageContext, as_markup
from microsite.rendering.output import PageCode
from microsite.rendering.templates import TEMPLATES
from microsite.wording.language import Language

ENGINES = f"{REPOSITORY / TEMPLATES}{os.sep}"
OF_ENGINE = "engine "
NUMBERS = int, float
TO_ESCAPE = re.compile("[&<>'\"]")


class KeptBytecode(BytecodeCache):
    """Compiled templates, which are the same in every language, kept for other processes."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a template is known by, with whose it is."""
        whose = OF_ENGINE if filename and filename.startswith(ENGINES) else ""
        return whose + super().get_cache_key(name, filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was kept of a template."""
        kept = self._memory.kept_bytes(_key(bucket), common=_is_of_engine(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self._memory.keep_bytes(_key(bucket), bucket.bytecode_to_string(), common=_is_of_engine(bucket))


def _key(bucket: Bucket) -> Key:
    return "bytecode", bucket.key, bucket.checksum


def _is_of_engine(bucket: Bucket) -> bool:
    return bucket.key.startswith(OF_ENGINE)


class PageEnvironment(Environment):
    """Jinja's environment, made to render many small templates."""

    context_class = PageContext
    code_generator_class = PageCode

    markup = as_markup

    @staticmethod
    def escaped(value: object) -> str:
        """A value for a page: escaped, unless it is markup or has nothing to be escaped."""
        kind = type(value)
        if kind is Markup or (kind is str and not TO_ESCAPE.search(value)):  # type: ignore[call-overload]
            return value  # type: ignore[return-value]
        return escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, in a plain mapping: they are looked through at every import and include."""
        return {**self.globals, **(d or {})}


def environment(loader: BaseLoader, language: Language, memory: Memory) -> Environment:
    """An environment for one language."""
    made = PageEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        bytecode_cache=KeptBytecode(memory),
    )
    made.install_gettext_translations(language.catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.globals["_"] = _gettext(language)
    return made


def _gettext(language: Language) -> Callable[..., str]:
    """Jinja's own newstyle `gettext`, which would look up in the context what it is to call, and call that by it."""

    @pass_eval_context
    def gettext(rules: EvalContext, message: str, /, **variables: Any) -> str:
        words = language.gettext(message)
        if not rules.autoescape:
            return words % variables
        escaped = {name: value if type(value) in NUMBERS else escape(value) for name, value in variables.items()}
        return as_markup(words % escaped)  # a catalogue is no one's input

    return gettext
