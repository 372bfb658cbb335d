"""What a template calls, most of all macros: a page has hundreds of calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

# Text that is markup, without a question whether it is already.
as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)


class PageContext(Context):
    """Calls a macro at once; Jinja asks anew at every call what else the callable wants passed."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What a callable gives; a macro takes the rules of escaping, and none of the caller's variables."""
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        if called.caller or called.catch_kwargs or called.catch_varargs or len(args) > called._argument_count:
            return called(self.eval_ctx, *args, **kwargs)
        if len(args) < called._argument_count:
            args += tuple([kwargs.pop(name, missing) for name in called.arguments[len(args) :]])
        if kwargs:  # names that it does not know, of which it tells
            return called(self.eval_ctx, *args, **kwargs)
        words = called._func(*args)
        return words if type(words) is Markup or not self.eval_ctx.autoescape else as_markup(words)
