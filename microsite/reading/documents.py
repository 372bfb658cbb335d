"""The files of content/ as documents: YAML records, and Markdown with its front matter and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from microsite.marking import N_
from microsite.problems import Place, ProblemKind, Report, Severity
from microsite.reading.files import read_bytes
from microsite.reading.nodes import Mapping
from microsite.reading.text import decode
from microsite.reading.yaml_text import parse

NO_FRONT_MATTER = ProblemKind(
    "no-front-matter",
    Severity.ERROR,
    N_("The file does not begin with its front matter, the lines between two lines of ---."),
    N_("Begin the file with a line “---”, then “title: …”, then another line “---”."),
)
OPEN_FRONT_MATTER = ProblemKind(
    "open-front-matter",
    Severity.ERROR,
    N_("The front matter is not closed: its second line of --- is missing."),
    N_("Add a line “---” where the front matter ends and the text begins."),
)
NOT_A_MAPPING = ProblemKind(
    "not-a-mapping",
    Severity.ERROR,
    N_("Lines of the form “name: value” are expected here."),
    N_("Write each entry as “name: value”, and not as a list or as running text."),
)
NO_LANGUAGE = ProblemKind(
    "no-language",
    Severity.ERROR,
    N_("The file's name does not say its language."),
    N_("Name it %(stem)s.LANGUAGE.md, with one of: %(languages)s."),
)
UNUSABLE_FILE = ProblemKind(
    "unusable-file",
    Severity.WARNING,
    N_("The file is neither .yaml nor .md and is not used."),
    N_("Rename it so that it ends in .yaml or .md, or move it out of content/."),
)
FENCE = "---"
LOCK_FILES = re.compile(r"^(\.|~\$|#)|(~|\.swp|\.tmp)$")


@dataclass(frozen=True)
class Record:
    """A YAML file: its path in the site's folder and the mapping it holds."""

    path: str
    root: Mapping


@dataclass(frozen=True)
class Text:
    """A Markdown file: `key` is its path in content/ without language and ending; `body_line` where the body begins."""

    path: str
    key: str
    language: str
    front_matter: Mapping
    body: str
    body_line: int


@dataclass(frozen=True)
class Documents:
    """Everything read, by path, in the order of the paths."""

    records: tuple[Record, ...]
    texts: tuple[Text, ...]

    def records_under(self, folder: str) -> tuple[Record, ...]:
        return tuple(record for record in self.records if record.path.startswith(f"content/{folder}/"))

    def record(self, path: str) -> Record | None:
        return next((record for record in self.records if record.path == path), None)

    def texts_under(self, folder: str) -> tuple[Text, ...]:
        return tuple(text for text in self.texts if text.key.startswith(f"{folder}/"))


def read_record(site: Path, path: str, report: Report) -> Record | None:
    """Read one YAML file; None after its problem was reported."""
    text = _read(site, path, report)
    root = None if text is None else parse(text, path, report)
    if root is None:
        return None
    if not isinstance(root, Mapping):
        report(NOT_A_MAPPING.at(root.place))
        return None
    return Record(path, root)


def read_documents(site: Path, languages: tuple[str, ...], report: Report) -> Documents:
    """Read content/ of a site, reporting every file that cannot be used."""
    records, texts = [], []
    for path in _content_paths(site):
        if path.endswith((".yaml", ".yml")):
            records.append(read_record(site, path, report))
        elif path.endswith(".md"):
            texts.append(_read_text(site, path, languages, report))
        else:
            report(UNUSABLE_FILE.at(Place(path)))
    return Documents(
        tuple(record for record in records if record),
        tuple(text for text in texts if text),
    )


def _content_paths(site: Path) -> list[str]:
    paths = (path for path in (site / "content").rglob("*") if not path.is_dir())
    relative = (path.relative_to(site) for path in paths)
    return sorted(path.as_posix() for path in relative if not any(LOCK_FILES.search(part) for part in path.parts))


def _read(site: Path, path: str, report: Report) -> str | None:
    data = read_bytes(site, path, report)
    return None if data is None else decode(data, path, report)


def _read_text(site: Path, path: str, languages: tuple[str, ...], report: Report) -> Text | None:
    stem, _, language = path.removeprefix("content/").removesuffix(".md").rpartition(".")
    if language not in languages or not stem:
        name = Path(path).name.split(".")[0]
        report(NO_LANGUAGE.at(Place(path), stem=name, languages=", ".join(languages)))
        return None
    text = _read(site, path, report)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        report(NO_FRONT_MATTER.at(Place(path, 1)))
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        report(OPEN_FRONT_MATTER.at(Place(path, 1)))
        return None
    front_matter = parse("\n".join(lines[1:end]), path, report, first_line=2)
    if front_matter is None:
        return None
    if not isinstance(front_matter, Mapping):
        report(NOT_A_MAPPING.at(front_matter.place))
        return None
    return Text(path, stem, language, front_matter, "\n".join(lines[end + 1 :]), end + 2)
