"""Tables that can be read on a phone and by a screen reader: header cells say what they head, cells what heads them."""

from __future__ import annotations

import html
import re
from itertools import chain, repeat
from operator import add

from microsite.prose.names import TAG
from microsite.prose.references import TOKEN

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
HEADER = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
HEADED = re.compile(r"<th(?=[ >])")
CELL = re.compile(r"<td(?=[ >])")
ALIGNED = re.compile(r'(<t[hd][^>]*) align="(\w+)"')


def readable_tables(markup: str) -> str:
    """HTML whose tables can be scrolled sideways on their own, or stacked with a label before each cell."""
    return TABLE.sub(lambda match: f'<div class="table-scroll">{_readable(match[0])}</div>', markup)


def _readable(table: str) -> str:
    labels = [_plain(header) for header in HEADER.findall(table)]
    openings = ["<td", *(f'<td data-label="{label}"' if label else "<td" for label in labels[1:])]
    aligned = ALIGNED.sub(r'\1 class="\2"', table)
    labelled = ROW.sub(lambda row: _with_labels(row[0], openings), aligned)
    return HEADED.sub('<th scope="col"', labelled)


def _with_labels(row: str, openings: list[str]) -> str:
    """A row whose cells, but for the first, name their column."""
    before, *cells = CELL.split(row)
    return before + "".join(map(add, chain(openings, repeat("<td")), cells))


def _plain(header: str) -> str:
    """A header cell as an attribute holds it."""
    return html.escape(html.unescape(TOKEN.sub("", TAG.sub("", header))).strip())
