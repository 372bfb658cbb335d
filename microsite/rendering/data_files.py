"""The figures as JSON and CSV, and the Frictionless data package that describes them (specs.frictionlessdata.io)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from microsite.planning.data import DATA_PACKAGE, FIGURES_CSV, FIGURES_JSON, DataView, FigureData, Number

# Excel takes a CSV file for UTF-8 only if it begins with this mark; readers of the data package know to skip it.
EXCEL_MARK = "\ufeff"
COLUMNS = ("id", "value", "min", "max", "unit", "qualifier", "kind", "period", "as_of", "source", "locator")
WORDINGS = ("label", "text")  # in each language


def data_files(view: DataView) -> dict[str, bytes]:
    """The bytes of each data file by its address."""
    figures = [_figure(figure) for figure in view.figures]
    return {
        FIGURES_JSON: _lines(figures),
        FIGURES_CSV: _csv(figures, view),
        DATA_PACKAGE: (json.dumps(_package(view), ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _lines(data: Iterable[object]) -> bytes:
    """A list with each item on a line; Python indents ten times as slowly."""
    return ("[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in data) + "\n]\n").encode()


def _figure(figure: FigureData) -> dict[str, Any]:
    is_range = figure.low != figure.high
    value: dict[str, Number] = {"min": figure.low, "max": figure.high} if is_range else {"value": figure.low}
    return {
        "id": figure.id,
        **value,
        **{name: getattr(figure, name) for name in COLUMNS[4:]},
        **{name: getattr(figure, name) for name in WORDINGS},
    }


def _csv(figures: Iterable[Mapping[str, Any]], view: DataView) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_columns(view))
    for row in figures:
        wordings = (row[name][code] for name in WORDINGS for code in view.languages)
        writer.writerow([*map(row.get, COLUMNS), *wordings])
    return (EXCEL_MARK + out.getvalue()).encode()


def _columns(view: DataView) -> list[str]:
    return [*COLUMNS, *(f"{name}_{code}" for name in WORDINGS for code in view.languages)]


def _package(view: DataView) -> dict[str, Any]:
    fields = [{"name": name, "type": "string"} for name in _columns(view)]
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "figures",
        "title": view.title,
        "created": f"{view.created}T00:00:00Z",
        "sources": [{"title": title} for title in view.sources],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "figures",
                "path": FIGURES_CSV.rpartition("/")[2],
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
            }
        ],
    }
    return package | ({"homepage": view.homepage} if view.homepage else {})
