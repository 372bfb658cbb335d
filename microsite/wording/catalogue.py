"""Gettext catalogues, read from their .po files and compiled in memory: nothing compiled can be out of date.

locales/messages.pot is the template: every message there is, with its header naming the language that message ids are
written in. locales/CODE/LC_MESSAGES/messages.po is the catalogue of a language; in the template's own language an entry
left empty stands for its message id.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.problems import Message, Place, Problem, ProblemKind, Severity
from microsite.reading.folders import Folders

if TYPE_CHECKING:  # what reads and compiles catalogues is loaded only where one has changed
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

NO_CATALOGUE = ProblemKind(
    "no-catalogue",
    Severity.ERROR,
    N_("There is no catalogue of interface wording for the language “%(language)s”."),
    N_("Menus, labels and dates of that language would have no words."),
    N_("Add %(path)s: copy locales/messages.pot there and translate it."),
)
BROKEN_CATALOGUE = ProblemKind(
    "broken-catalogue",
    Severity.ERROR,
    N_("The catalogue cannot be read: %(detail)s."),
    N_("Without it, menus and labels of that language have no words."),
    N_("Mend the line named, or take the file from before the last change."),
)
UNTRANSLATED = ProblemKind(
    "untranslated-message",
    Severity.ERROR,
    N_("The message “%(message)s” has no wording in the language “%(language)s”."),
    N_("Readers of that language would meet a foreign phrase in the middle of a page."),
    N_("Write its wording after msgstr. If the message is not in the file, run build.py catalogues first."),
)
FUZZY = ProblemKind(
    "fuzzy-message",
    Severity.ERROR,
    N_("The wording of “%(message)s” was carried over from a similar message and has not been looked at."),
    N_("What was right for a similar message is often wrong for this one."),
    N_("Correct the line after msgstr, then delete the word “fuzzy” above it."),
)
BAD_PLACEHOLDERS = ProblemKind(
    "wrong-placeholders",
    Severity.ERROR,
    N_("The wording of “%(message)s” does not fit its placeholders: %(detail)s."),
    N_("Names and numbers would be missing from the sentence, or the page could not be made."),
    N_("Keep every %%(name)s of the message exactly as it is, in any order."),
)

TEMPLATE = "messages.pot"
ODD_QUOTES = Message(N_("a quotation mark is missing on this line, or one within the words has no \\ before it"))
LINE = re.compile(r'\s*(?:#.*|(?:msg[a-z_]+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*+"\s*)?')


class CatalogueError(Exception):
    """A catalogue is there but cannot be read; the text says why."""


def catalogue_path(language: str) -> str:
    """Where a language's catalogue stands, relative to the folder of a site or of this repository."""
    return f"locales/{language}/LC_MESSAGES/messages.po"


def available_languages(folders: Folders) -> tuple[str, ...]:
    """The languages that have a catalogue."""
    found = {file.parents[1].name for folder in folders.all("locales") for file in folder.glob("*/LC_MESSAGES/*.po")}
    return tuple(sorted(found))


@frozen
class Catalogues:
    """What the files of the template and of some languages' catalogues hold, read once; None of one that is missing.

    Those of the languages `of_engine` are its own, not the site's.
    """

    template: bytes
    by_language: Mapping[str, bytes | None]
    of_engine: frozenset[str]

    @cached_property
    def fingerprint(self) -> str:
        """What all of it is known by."""
        return fingerprint(self._template_fingerprint, *(part for each in self._fingerprints.items() for part in each))

    def fingerprint_of(self, language: str) -> str:
        """What the catalogue of one language is known by."""
        return self._fingerprints[language]

    @cached_property
    def _template_fingerprint(self) -> str:
        return fingerprint(self.template)

    @cached_property
    def _fingerprints(self) -> dict[str, str]:
        return {
            code: fingerprint(self._template_fingerprint, str(data is None), data or b"")
            for code, data in self.by_language.items()
        }

    def compiled(self, language: str) -> bytes:
        """A language's catalogue as gettext reads it, without fuzzy entries.

        Where none can be read, it is the template's, in which message ids stand for themselves; a check reports why.
        """
        data = self.by_language[language]
        try:
            return compile_catalogue((_parsed(data, language) if data else None) or _parsed(self.template))
        except (CatalogueError, ValueError, SyntaxError):
            return compile_catalogue(_parsed(self.template))


def read_catalogues(folders: Folders, languages: Iterable[str]) -> Catalogues:
    """The template, and each language's catalogue, the site's own before this repository's."""
    template = (folders.repository / "locales" / TEMPLATE).read_bytes()
    layers = {language: _layer(folders, language) for language in languages}
    held = {language: (layer / catalogue_path(language)).read_bytes() for language, layer in layers.items() if layer}
    of_engine = frozenset(language for language in held if layers[language] == folders.repository)
    return Catalogues(template, {language: held.get(language) for language in layers}, of_engine)


def read_template(folders: Folders) -> Catalog:
    """The template with every message of the engine and its templates."""
    return _parsed(read_catalogues(folders, ()).template)


def read_catalogue(folders: Folders, language: str) -> Catalog | None:
    """A language's catalogue; None where there is none. CatalogueError where it cannot be read."""
    data = read_catalogues(folders, (language,)).by_language[language]
    return None if data is None else _parsed(data, language)


def compile_catalogue(catalogue: Catalog) -> bytes:
    """A catalogue as gettext reads it."""
    from babel.messages.mofile import write_mo

    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def check_catalogue(catalogues: Catalogues, language: str) -> tuple[Problem, ...]:
    """A missing catalogue, or every message in it that is missing, fuzzy or has the wrong placeholders."""
    return tuple(_problems(catalogues, language))


def _problems(catalogues: Catalogues, language: str) -> Iterator[Problem]:
    template, data = _parsed(catalogues.template), catalogues.by_language[language]
    place = Place(catalogue_path(language))
    try:
        catalogue = None if data is None else _parsed(data, language)
    except CatalogueError as error:
        yield BROKEN_CATALOGUE.at(place, detail=str(error))
        return
    if data is None or catalogue is None:
        yield NO_CATALOGUE.at(Place("site_config.yaml"), language=language, path=place.path)
        return
    lines = enumerate(data.removeprefix(BOM_UTF8).decode("utf-8", "replace").split("\n"), 1)
    odd = [Place(place.path, number) for number, line in lines if not LINE.fullmatch(line)]
    if odd:
        yield from (BROKEN_CATALOGUE.at(each, detail=ODD_QUOTES) for each in odd)
        return
    if len(catalogue) * 2 < len(template):
        missing = len(template) - len(catalogue)
        yield BROKEN_CATALOGUE.at(place, detail=f"{len(catalogue)}/{len(template)} (-{missing})")
        return
    for message in template:
        if message.id:
            yield from _check(message, catalogue, template, place.path)


def _check(message: Entry, catalogue: Catalog, template: Catalog, path: str) -> Iterator[Problem]:
    translated = catalogue.get(message.id, message.context)
    place = Place(path, (translated.lineno or 0) if translated else 0)
    first = message.id if isinstance(message.id, str) else message.id[0]
    values = {"message": first, "language": str(catalogue.locale_identifier)}
    if translated and translated.fuzzy:
        yield FUZZY.at(place, **values)
        return
    strings = (
        [translated.string] if translated and isinstance(translated.string, str) else translated and translated.string
    )
    if not strings or not all(strings):
        if catalogue.locale_identifier != template.locale_identifier:
            yield UNTRANSLATED.at(place, **values)
        return
    for error in translated.check() if translated else ():
        yield BAD_PLACEHOLDERS.at(place, detail=str(error), **values)


def _layer(folders: Folders, language: str) -> Path | None:
    """The layer that has a language's catalogue, the nearest."""
    return next((layer for layer in folders.layers if (layer / catalogue_path(language)).is_file()), None)


@lru_cache(maxsize=8)
def _parsed(data: bytes, language: str | None = None) -> Catalog:
    """The catalogue that bytes hold, parsed once: that takes as long as reading a dozen pages."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        return read_po(BytesIO(data.removeprefix(BOM_UTF8)), locale=language, abort_invalid=True)
    except (PoFileError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise CatalogueError(str(error)) from error
