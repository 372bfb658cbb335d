"""The code that templates become."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class PageCode(CodeGenerator):
    """Escapes what has signs to be escaped, and makes markup of what a macro gives once; Jinja copies both twice."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """Return what has been put together in a frame."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and not force_unescaped:
            self.writeline(f"return environment.markup(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)
