"""Jinja2 as every page is rendered with it: everything escaped, nothing undefined passed over."""

from __future__ import annotations

from jinja2 import BaseLoader, Environment, StrictUndefined

from microsite.wording.language import Language


def environment(loader: BaseLoader, language: Language) -> Environment:
    """An environment for one language: a constant `_()` in a template is translated when the template is compiled."""
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    made.install_gettext_translations(language.catalogue, newstyle=True)  # type: ignore[attr-defined]
    return made
