"""Bytes to text: whatever editors on Chinese Windows write is read, what is not plain UTF-8 earns a warning."""

from __future__ import annotations

import codecs
import re
import unicodedata

from microsite.marking import N_
from microsite.problems import Place, ProblemKind, Report, Severity

OTHER_ENCODING = ProblemKind(
    "other-encoding",
    Severity.WARNING,
    N_("The file is saved as %(encoding)s; it was read all the same."),
    N_("Other programs may show the Chinese in it as garbled characters."),
    N_("Save it as UTF-8: in the editor choose “Save as”, encoding “UTF-8”."),
)
OTHER_LINE_ENDS = ProblemKind(
    "other-line-ends",
    Severity.WARNING,
    N_("The file has unusual line ends; it was read all the same."),
    N_("Some editors show such a file as one endless line."),
    N_("Save the file with Windows (CRLF) or Unix (LF) line ends."),
)
INVISIBLE = ProblemKind(
    "invisible-character",
    Severity.WARNING,
    N_("Invisible characters stand in the file, this the first of %(count)s; they were left out."),
    N_("Pasted from web pages or chats, they make two words differ that look the same."),
    N_("Delete the text on this line and type it anew instead of pasting it."),
)
NOT_TEXT = ProblemKind(
    "not-text",
    Severity.ERROR,
    N_("The file is not text that can be read."),
    N_("Nothing in it can be shown on a page."),
    N_("Open it in an editor and save it as plain text, encoding UTF-8. A picture or Word file does not belong here."),
)
DAMAGED = ProblemKind(
    "damaged-text",
    Severity.ERROR,
    N_("Characters on this line are damaged."),
    N_("The site would show garbled characters in their place."),
    N_("Type the damaged characters anew, or take the file from before the last change; save it as UTF-8."),
)
EMPTY = ProblemKind(
    "empty-file",
    Severity.ERROR,
    N_("The file is empty."),
    N_("An empty file is often what is left when a computer was switched off while saving."),
    N_("Write its content, take the file from before the last change, or delete it."),
)
MERGE_CONFLICT = ProblemKind(
    "merge-conflict",
    Severity.ERROR,
    N_("Two people's changes to these lines have not been brought together."),
    N_("Both versions stand in the file, with lines of <<<<<<< and >>>>>>> around them."),
    N_("Keep the right version, delete the other and the lines that begin with <<<<<<<, ======= and >>>>>>>."),
)

MOST_COMMON = 4  # of so many characters at most one may be rare: other encodings give mostly rare ones
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
INVISIBLE_CHARACTERS = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
ODD_LINE_END = re.compile("[\r\x85\u2028\u2029]")
CONFLICT_SIGNS = ("<<<<<<<", ">>>>>>>")
CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
# A line of several characters that are UTF-8 stands in no GBK file, nor does it come about there by chance.
ONLY_SOUND = "^(?=(?:[^\u0800-\ud7ff\ue000-\uffff]*[\u0800-\ud7ff\ue000-\uffff]){3})[^\udc80-\udcff]*$"
# U+FFFD, what becomes of it when a program reads it as GBK, UTF-8 read as Latin text, and control characters.
LOST = re.compile(
    "[\ufffd\ufffe\uffff]|锟斤拷|(?:[\xe4-\xe9][\x80-\xbf\u0152-\u2122]{2}){3}|[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
# What odd line ends, invisible characters and damage begin with; most texts hold none, and one look tells.
UNUSUAL = re.compile(
    "[\x01-\x08\x0b-\x1f\x7f-\x9f\xe4-\xe9\u200b\u2028-\u202e\u2060\u2066-\u2069锟\ufeff\ufffd-\uffff]"
)


def decode(data: bytes, path: str, report: Report) -> str | None:
    """The text of a file with line ends as `\\n`: UTF-8, UTF-16 with its mark, or GB 18030 (which contains GBK).

    None after the problem was reported that keeps it from being read.
    """
    if not data:
        report(EMPTY.at(Place(path)))
        return None
    text, encoding = _decoded(data)
    if text is None or "\0" in text:
        line = _first_loss(data)
        report(DAMAGED.at(Place(path, line)) if line else NOT_TEXT.at(Place(path)))
        return None
    if not text.strip():
        report(EMPTY.at(Place(path)))
        return None
    if encoding != "utf-8":
        report(OTHER_ENCODING.at(Place(path), encoding=encoding.upper()))
    lined = text.replace("\r\n", "\n")
    if not UNUSUAL.search(lined) and not any(signs in lined for signs in CONFLICT_SIGNS):
        return lined
    if ODD_LINE_END.search(lined):
        report(OTHER_LINE_ENDS.at(Place(path)))
    return _without_damage(ODD_LINE_END.sub("\n", lined), path, report)


def _without_damage(text: str, path: str, report: Report) -> str | None:
    if LOST.search(text) or CONFLICT.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            lost = LOST.search(line)
            if lost:
                report(DAMAGED.at(Place(path, number, lost.start() + 1, len(lost[0]))))
            elif CONFLICT.match(line):
                report(MERGE_CONFLICT.at(Place(path, number)))
        return None
    invisible = INVISIBLE_CHARACTERS.search(text)
    if invisible is None:
        return text
    place = Place(path, _line(text, invisible.start()), _column(text, invisible.start()), 1)
    visible, count = INVISIBLE_CHARACTERS.subn("", text)
    report(INVISIBLE.at(place, count=count))
    return visible


def _decoded(data: bytes) -> tuple[str | None, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _attempt(data.removeprefix(mark) if encoding == "utf-8" else data, encoding), encoding
    text = _attempt(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    return (None if _is_damaged_utf_8(data) else _plausible(_attempt(data, "gb18030"))), "gb18030"


def _plausible(text: str | None) -> str | None:
    """Text that somebody may have typed: GB 18030 gives a meaning to almost any bytes."""
    categories = {unicodedata.category(character) for character in set(text or "")}
    if text is None or categories & {"Co", "Cn", "Cs"}:
        return None
    han = [character for character in text if "\u3400" <= character <= "\u9fff"]
    rare = sum(not _is_common(character) for character in han)
    return None if rare * MOST_COMMON > len(han) else text


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same; of a GBK file hardly any is."""
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    foreign = sum("\udc80" <= character <= "\udcff" for character in text)
    sound = sum(character > "\x7f" for character in text) - foreign
    return foreign == 1 or sound >= foreign or any(re.match(ONLY_SOUND, line) for line in text.split("\n"))


def _first_loss(data: bytes) -> int:
    """The line on which a text's damage begins; 0 where the bytes are no text at all."""
    if b"\0" in data:
        return 0
    encoding = "utf-8" if _is_damaged_utf_8(data) else "gb18030"
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 0


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _column(text: str, position: int) -> int:
    return position - text.rfind("\n", 0, position)
