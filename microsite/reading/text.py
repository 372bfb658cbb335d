"""Bytes to text: whatever editors on Chinese Windows write is read, what is not plain UTF-8 earns a warning."""

from __future__ import annotations

import codecs

from microsite.marking import N_
from microsite.problems import Place, ProblemKind, Report, Severity

OTHER_ENCODING = ProblemKind(
    "other-encoding",
    Severity.WARNING,
    N_("The file is saved as %(encoding)s; it was read all the same."),
    N_("Save it as UTF-8: in the editor choose “Save as”, encoding “UTF-8”."),
)
OTHER_LINE_ENDS = ProblemKind(
    "other-line-ends",
    Severity.WARNING,
    N_("The lines end in the old Macintosh way (CR); the file was read all the same."),
    N_("Save the file with Windows (CRLF) or Unix (LF) line ends."),
)
NOT_TEXT = ProblemKind(
    "not-text",
    Severity.ERROR,
    N_("The file is not text that can be read."),
    N_("Open it in an editor and save it as plain text, encoding UTF-8. A picture or Word file does not belong here."),
)

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, path: str, report: Report) -> str | None:
    """The text of a file with line ends as `\\n`: UTF-8, UTF-16 with its mark, or GB 18030 (which contains GBK)."""
    text, encoding = _decoded(data)
    if text is None or "\0" in text:
        report(NOT_TEXT.at(Place(path)))
        return None
    if encoding != "utf-8":
        report(OTHER_ENCODING.at(Place(path), encoding=encoding.upper()))
    if "\r" in text.replace("\r\n", ""):
        report(OTHER_LINE_ENDS.at(Place(path)))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> tuple[str | None, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _attempt(data.removeprefix(mark) if encoding == "utf-8" else data, encoding), encoding
    text = _attempt(data, "utf-8")
    return (text, "utf-8") if text is not None else (_attempt(data, "gb18030"), "gb18030")


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
