"""The figures as JSON and CSV, and the Frictionless data package that describes them (specs.frictionlessdata.io)."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from microsite.planning.data import DATA_PACKAGE, FIGURES_CSV, FIGURES_JSON, DataView, FigureData, Number

# Excel takes a CSV file for UTF-8 only if it begins with this mark; readers of the data package know to skip it.
EXCEL_MARK = "\ufeff"
COLUMNS = ("id", "value", "min", "max", "unit", "qualifier", "kind", "period", "as_of", "source", "locator")


def data_files(view: DataView) -> dict[str, bytes]:
    """The bytes of each data file by its address."""
    return {
        FIGURES_JSON: _json([_figure(figure) for figure in view.figures]),
        FIGURES_CSV: _csv(view),
        DATA_PACKAGE: _json(_package(view)),
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _figure(figure: FigureData) -> dict[str, Any]:
    is_range = figure.low != figure.high
    value: dict[str, Number] = {"min": figure.low, "max": figure.high} if is_range else {"value": figure.low}
    return {
        "id": figure.id,
        **value,
        **{name: getattr(figure, name) for name in COLUMNS[4:]},
        "label": figure.label,
        "text": figure.text,
    }


def _csv(view: DataView) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, _columns(view), lineterminator="\r\n", restval="")
    writer.writeheader()
    for figure in view.figures:
        row = _figure(figure)
        wordings = {f"{name}_{code}": row[name][code] for name in ("label", "text") for code in view.languages}
        writer.writerow({name: row[name] for name in COLUMNS if row.get(name) is not None} | wordings)
    return (EXCEL_MARK + out.getvalue()).encode()


def _columns(view: DataView) -> list[str]:
    return [*COLUMNS, *(f"{name}_{code}" for name in ("label", "text") for code in view.languages)]


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
