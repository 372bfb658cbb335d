"""Templates from the layers of a site, read as all its files are: none that lies outside its folder."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, TemplateNotFound

from microsite.problems import Report
from microsite.reading.files import read_bytes
from microsite.reading.folders import Folders
from microsite.reading.text import decode

TEMPLATES = "templates"


class LayeredLoader(BaseLoader):
    """Finds a template in the nearest layer; what keeps one from being read is reported once."""

    def __init__(self, folders: Folders, report: Report) -> None:
        self._layers = folders.files(TEMPLATES)
        self._report = report

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template; TemplateNotFound where there is none, or none that can be read."""
        layer, path = self._layers.get(template), f"{TEMPLATES}/{template}"
        data = read_bytes(layer, path, self._report) if layer else None
        text = None if data is None else decode(data, path, self._report)
        if text is None or layer is None:
            raise TemplateNotFound(template)
        return text, str(layer / path), None
