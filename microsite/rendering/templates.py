"""Templates from the layers of a site, read as all its files are: none that lies outside its folder."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, TemplateNotFound

from microsite.memory import Memory
from microsite.problems import Report
from microsite.reading.content_files import read_file
from microsite.reading.folders import Folders
from microsite.reading.text import decode

TEMPLATES = "templates"
ENDINGS = (".html", ".xml")

Sources = tuple[tuple[str, str, bytes], ...]


def template_sources(folders: Folders, memory: Memory, report: Report) -> Sources:
    """Every template, a nearer layer's before a farther one's: its name, its file and its bytes."""
    read = (
        (name, str(layer / TEMPLATES / name), read_file(layer, f"{TEMPLATES}/{name}", memory, report))
        for name, layer in folders.files(TEMPLATES).items()
        if name.endswith(ENDINGS)
    )
    return tuple((name, place, file.data) for name, place, file in read if file)


class SourcesLoader(BaseLoader):
    """Gives Jinja the templates that have been read; what cannot be decoded is reported when it is asked for."""

    def __init__(self, sources: Sources, report: Report) -> None:
        self._sources = {name: (file, data) for name, file, data in sources}
        self._report = report

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template; TemplateNotFound where there is none, or none that can be read."""
        file, data = self._sources.get(template, ("", b""))
        text = decode(data, f"{TEMPLATES}/{template}", self._report) if file else None
        if text is None:
            raise TemplateNotFound(template)
        return text, file, None
