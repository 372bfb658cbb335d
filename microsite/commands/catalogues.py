"""catalogues: extract messages from code and templates, update every catalogue, compile each to prove it whole."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from microsite.commands.request import Request
from microsite.marking import N_
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.catalogue import (
    TEMPLATE,
    available_languages,
    catalogue_path,
    check_catalogue,
    compile_catalogue,
    read_catalogue,
    read_catalogues,
    read_template,
)

METHODS = [("microsite/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}


def run_catalogues(request: Request) -> int:
    """Update locales/ of this repository and report what is left to translate."""
    folders = Folders(REPOSITORY)
    template = extract(read_template(folders))
    _write(REPOSITORY / "locales" / TEMPLATE, template)
    languages = available_languages(folders)
    for language in languages:
        catalogue = deepcopy(read_catalogue(folders, language))  # which is shared with whoever reads the same file
        if catalogue is not None:
            catalogue.update(template, no_fuzzy_matching=False, update_creation_date=False)
            _write(REPOSITORY / catalogue_path(language), catalogue)
            compile_catalogue(catalogue)
    found = read_catalogues(folders, languages)
    status = request.answer(chain.from_iterable(check_catalogue(found, language) for language in languages))
    if not status:
        request.say(N_("Every catalogue is complete."))
    return status


def extract(previous: Catalog) -> Catalog:
    """Every message of the engine and the templates, in the order of files, under the header of the last template."""
    template = Catalog(
        locale=previous.locale_identifier,
        project="microsite",
        header_comment="# Every message of the interface. Written by build.py catalogues.",
        creation_date=previous.creation_date,
        revision_date=previous.creation_date,
        fuzzy=False,
    )
    found = extract_from_dir(REPOSITORY, METHODS, {}, KEYWORDS)
    for filename, _, message, _, context in sorted(found, key=lambda each: (each[0], each[1])):
        template.add(message, None, [(Path(filename).as_posix(), 0)], context=context)
    return template


def _write(path: Path, catalogue: Catalog) -> None:
    """Without line numbers and dates, so that a file changes only where a message does."""
    text = BytesIO()
    write_po(text, catalogue, width=120, include_lineno=False, ignore_obsolete=True)
    path.write_bytes(text.getvalue())
