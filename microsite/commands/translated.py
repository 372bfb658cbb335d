"""translated FILE …: note with a translation the state of the original that it now agrees with."""

from __future__ import annotations

import codecs
import re
from pathlib import Path, PurePosixPath

from microsite import material
from microsite.commands.request import CONTENT_ERRORS, FINE, WRONG_USAGE, Request
from microsite.marking import N_
from microsite.model.translation import Counterpart, State, counterparts, digest
from microsite.problems import any_errors
from microsite.reading.documents import FENCE

FIELD = re.compile(r"^[\"']?translated_from[\"']?\s*:")
# Written out, so that the mark itself is decoded and encoded again as a character of the text.
MARKED_ENCODINGS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def run_translated(request: Request) -> int:
    """Mark translations as up to date: those named, or with --all every one that has an original."""
    reading = material.read(request.folders, request.overrides)
    if reading.material is None or any_errors(reading.problems):
        request.answer(reading.problems)
        return CONTENT_ERRORS
    site = reading.material.site
    found = counterparts(site.prose, site.configuration.default_language)
    pairs = {pair.text.place.path: pair for pair in found}
    wanted = list(pairs) if request.options.all else [_path(name, request) for name in request.options.files]
    unknown = [path for path in wanted if path not in pairs]
    for path in unknown:
        request.say(N_("%(path)s is no translation: it has no original in the site's first language."), path=path)
    if unknown or not wanted:
        if not wanted:
            request.say(N_("Name the translations that are up to date, or write --all."))
        return WRONG_USAGE
    changed = [path for path in wanted if pairs[path].state is not State.CURRENT]
    for path in changed:
        _mark(request.folders.site / path, pairs[path])
        request.say(N_("Marked as up to date: %(path)s"), path=path)
    if not changed:
        request.say(N_("They were all marked already; nothing was changed."))
    return FINE


def _path(name: str, request: Request) -> str:
    """A file as it was named, from where the user stands or from the site's folder, as a path of the site."""
    for base in (Path.cwd(), request.folders.site):
        file = (base / name).resolve()
        if file.is_file() and file.is_relative_to(request.folders.site.resolve()):
            return file.relative_to(request.folders.site.resolve()).as_posix()
    return PurePosixPath(name.replace("\\", "/")).as_posix()


def _mark(file: Path, pair: Counterpart) -> None:
    """Write the state of the original into the front matter; encoding, line ends and all else stay as they are."""
    data = file.read_bytes()
    encoding = _encoding(data)
    lines = data.decode(encoding).splitlines(keepends=True)
    end = lines[0][len(lines[0].rstrip("\r\n")) :]
    close = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    kept = [line for line in lines[:close] if not FIELD.match(line)]
    marked = [*kept, f'translated_from: "{digest(pair.original)}"{end}', *lines[close:]]
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_bytes("".join(marked).encode(encoding))
    temporary.replace(file)


def _encoding(data: bytes) -> str:
    """The encoding of a file that has been read without an error."""
    for mark, encoding in MARKED_ENCODINGS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"
