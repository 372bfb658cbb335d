"""What a component is for, with examples: templates/blocks/NAME.yaml, beside its template and its style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from microsite.marking import N_
from microsite.model.containers import list_of, localized
from microsite.model.fields import Placed, read_fields, required
from microsite.model.localized import Localized
from microsite.model.values import text
from microsite.problems import Report
from microsite.reading.documents import read_record
from microsite.reading.folders import Folders

BLOCKS = "blocks/"


@dataclass(frozen=True, kw_only=True)
class Contract(Placed):
    """A component as the gallery shows it."""

    id: str
    about: Localized[str] = required(localized(), N_("what the component shows and what it takes"))
    examples: tuple[str, ...] = required(
        list_of(text, may_be_empty=True), N_("what can stand after its name, an example each")
    )


def read_contracts(folders: Folders, report: Report) -> tuple[Contract, ...]:
    """The contract of every component, in the order of names."""
    return tuple(_contracts(folders, report))


def _contracts(folders: Folders, report: Report) -> Iterator[Contract]:
    for path, layer in folders.files("templates").items():
        if path.startswith(BLOCKS) and path.endswith(".yaml"):
            record = read_record(layer, f"templates/{path}", report)
            contract = record and read_fields(Contract, record.root, report, id=PurePosixPath(path).stem)
            if contract:
                yield contract
