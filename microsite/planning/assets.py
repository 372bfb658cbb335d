"""Styles and images, each at an address with the fingerprint of its bytes, so that browsers may keep it for good."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from microsite.frozen import frozen
from microsite.problems import Report
from microsite.reading.files import read_bytes
from microsite.reading.folders import Folders
from microsite.reading.text import decode

ASSETS = "assets"
TEMPLATES = "templates"
STYLES = "styles/"
STYLESHEET, ENDING = "site.css", ".css"


@frozen
class Assets:
    """Assets by name, with their addresses and bytes."""

    addresses: dict[str, str]
    contents: dict[str, bytes]


def read_assets(folders: Folders, report: Report) -> Assets:
    """The assets of a site; the style sheets, those beside the templates of components too, make up one."""
    files = _read(folders, ASSETS, report)
    beside = _read(folders, TEMPLATES, report, ENDING)
    sheets = {f"{ASSETS}/{name}": data for name, data in files.items() if name.startswith(STYLES)}
    sheets |= {f"{TEMPLATES}/{name}": data for name, data in beside.items()}
    contents = {name: data for name, data in files.items() if not name.startswith(STYLES)}
    contents[STYLESHEET] = b"\n".join(
        _text(path, data, report) for path, data in sheets.items() if path.endswith(ENDING)
    )
    return Assets({name: _fingerprinted(name, data) for name, data in contents.items()}, contents)


def _read(folders: Folders, name: str, report: Report, ending: str = "") -> dict[str, bytes]:
    """The files under a folder of the layers, by path in it, in the order of paths."""
    layers = {path: layer for path, layer in folders.files(name).items() if path.endswith(ending)}
    read = {path: read_bytes(layer, f"{name}/{path}", report) for path, layer in layers.items()}
    return {path: data for path, data in read.items() if data is not None}


def _text(path: str, data: bytes, report: Report) -> bytes:
    """A style sheet in UTF-8, however it is saved; nothing where it cannot be read, which is reported."""
    text = decode(data, path, report) if data.strip() else ""
    return (text or "").encode()


def _fingerprinted(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    fingerprint = hashlib.sha256(data).hexdigest()[:10]
    return f"{ASSETS}/{path.with_name(f'{path.stem}.{fingerprint}{path.suffix}')}"
