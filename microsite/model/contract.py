"""What a component is for, with examples: templates/blocks/NAME.yaml, beside its template and its style."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.containers import list_of, localized
from microsite.model.fields import Placed, read_fields, required
from microsite.model.localized import Localized
from microsite.model.values import text
from microsite.problems import Report
from microsite.reading.content_files import ContentFile, read_file
from microsite.reading.documents import record_of
from microsite.reading.folders import Folders

BLOCKS = "blocks/"


@frozen(kw_only=True)
class Contract(Placed):
    """A component as the gallery shows it."""

    id: str
    about: Localized[str] = required(localized(), N_("what the component shows and what it takes"))
    examples: tuple[str, ...] = required(
        list_of(text, may_be_empty=True), N_("what can stand after its name, an example each")
    )


def read_contracts(folders: Folders, memory: Memory, report: Report) -> tuple[Contract, ...]:
    """The contract of every component, in the order of names."""
    return tuple(_contracts(folders, memory, report))


def _contracts(folders: Folders, memory: Memory, report: Report) -> Iterator[Contract]:
    for path, layer in folders.files("templates").items():
        if path.startswith(BLOCKS) and path.endswith(".yaml"):
            file = read_file(layer, f"templates/{path}", memory, report)
            key = ("contract", file.fingerprint) if file else None
            contract = file and memory.recall_reported(key, partial(_contract, file), report)
            if contract:
                yield contract


def _contract(file: ContentFile, report: Report) -> Contract | None:
    record = record_of(file, report)
    return read_fields(Contract, record.root, report, id=PurePosixPath(file.path).stem) if record else None
