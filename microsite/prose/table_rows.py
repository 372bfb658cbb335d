"""Rows of Markdown's tables: one without code or a backslash is split at its bars."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.tables import TableExtension, TableProcessor

NAME, PRIORITY = "table", 75  # those of the block processor that it stands in for


class SparingTables(TableProcessor):
    """Python-Markdown's own, which looks for code and backslashes only where there are any."""

    def _split_row(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            cells: list[str] = super()._split_row(row)  # type: ignore[misc]
            return cells
        return (row.removeprefix("|").removesuffix("|") if self.border else row).split("|")


class SparingTableExtension(TableExtension):
    """Stands in for Python-Markdown's extension `tables`, with its settings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Have a reader of Markdown read tables."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(SparingTables(md.parser, self.getConfigs()), NAME, PRIORITY)
