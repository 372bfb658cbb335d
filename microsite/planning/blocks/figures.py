"""Figures by group, every record, and the data files."""

from __future__ import annotations

from itertools import groupby

from microsite.planning.data import DATA_FILES
from microsite.planning.records import RecordView, record
from microsite.planning.setting import Setting


def figure_group(setting: Setting, group: str) -> tuple[RecordView, ...]:
    """The figures of one file of content/figures, or of one enterprise, in their order."""
    return tuple(record(setting, figure) for figure in setting.site.figure.of(group))


def record_list(setting: Setting) -> tuple[tuple[RecordView, ...], ...]:
    """Every figure's record, in groups."""
    groups = groupby(setting.site.figures, key=lambda figure: figure.group)
    return tuple(tuple(record(setting, figure) for figure in figures) for _, figures in groups)


def downloads(setting: Setting) -> tuple[tuple[str, str], ...]:
    """The data files: link and file name."""
    return tuple((setting.link(address), address.rpartition("/")[2]) for address in DATA_FILES)
