"""Which pictures there are, and how large."""

from __future__ import annotations

from microsite.reading.folders import Folders

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")
ASSETS = "assets"


def picture_sizes(folders: Folders) -> dict[str, int]:
    """The sizes in bytes of the pictures in assets/, by their path in the site's folder."""
    sizes = {}
    for path, layer in folders.files(ASSETS).items():
        if path.lower().endswith(PICTURES):
            file = layer / ASSETS / path
            sizes[f"{ASSETS}/{path}"] = file.stat().st_size if file.is_file() else 0
    return sizes
