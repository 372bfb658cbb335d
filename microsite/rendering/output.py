"""The code that templates become."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class PageCode(CodeGenerator):
    """Puts what a macro gives on a page as it is; Jinja escapes it, which copies it twice to find nothing to escape."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        escapes = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None
        if escapes and isinstance(node, nodes.Call):
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)
