"""The files of content/ as documents: YAML records, and Markdown with its front matter and language."""

from __future__ import annotations

from pathlib import Path

from microsite.deferred import Deferred
from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.problems import Place, ProblemKind, Report, Severity, did_you_mean, reported, with_problems
from microsite.reading.content_files import CONTENT, LARGEST_TEXT, MARKDOWN, ContentFile
from microsite.reading.files import read_bytes
from microsite.reading.nodes import Mapping, Node, Scalar
from microsite.reading.slips import slips, slips_of
from microsite.reading.text import decode

NO_FRONT_MATTER = ProblemKind(
    "no-front-matter",
    Severity.ERROR,
    N_("The file does not begin with its front matter, the lines between two lines of ---."),
    N_("The front matter holds the title and the description; without it there is no page."),
    N_("Begin the file with a line “---”, then “title: …”, then another line “---”."),
)
OPEN_FRONT_MATTER = ProblemKind(
    "open-front-matter",
    Severity.ERROR,
    N_("The front matter is not closed: its second line of --- is missing."),
    N_("Where it ends is not known, so the text cannot be told from the settings."),
    N_("Add a line “---” where the front matter ends and the text begins."),
)
NOT_A_MAPPING = ProblemKind(
    "not-a-mapping",
    Severity.ERROR,
    N_("Lines of the form “name: value” are expected here."),
    N_("Only named values can be told apart."),
    N_("Write each entry as “name: value”, and not as a list or as running text."),
)
NO_LANGUAGE = ProblemKind(
    "no-language",
    Severity.ERROR,
    N_("The file's name does not say its language."),
    N_("The language decides in which part of the site the page appears."),
    N_("Name it %(stem)s.LANGUAGE.md, with one of: %(languages)s."),
)
FENCE = "---"
PARSE = Deferred("reading.yaml_text", "parse")


@frozen
class Record:
    """A YAML file: its path in the site's folder and the mapping it holds."""

    path: str
    root: Mapping


@frozen
class Text:
    """A Markdown file: `key` is its path in content/ without language and ending; `body_line` where the body begins."""

    path: str
    key: str
    language: str
    front_matter: Mapping
    body: str
    body_line: int


def read_record(site: Path, path: str, report: Report) -> Record | None:
    """Read one YAML file; None after its problem was reported."""
    text = read_text(site, path, report)
    return None if text is None else _record(text, path, report)


def read_document(
    file: ContentFile, languages: tuple[str, ...], memory: Memory, report: Report
) -> Record | Text | None:
    """The document that a file holds; None after its problems were reported."""
    if not file.path.endswith(MARKDOWN):
        return record_of(file, report)
    text = decode(file.data, file.path, report)
    return None if text is None else _text(text, file.path, languages, memory, report)


def record_of(file: ContentFile, report: Report) -> Record | None:
    """The record that a YAML file holds; None after its problems were reported."""
    text = decode(file.data, file.path, report)
    return None if text is None else _record(text, file.path, report)


def read_text(site: Path, path: str, report: Report) -> str | None:
    """The text of a file of a site; None after its problem was reported."""
    data = read_bytes(site, path, report, LARGEST_TEXT)
    return None if data is None else decode(data, path, report)


def _record(text: str, path: str, report: Report) -> Record | None:
    root: Node | None = PARSE(text, path, report)
    mapping = None if root is None else _mapping(root, report)
    return None if mapping is None else Record(path, mapping)


def _mapping(root: Node, report: Report) -> Mapping | None:
    if isinstance(root, Mapping):
        return root
    found = slips_of(root) if isinstance(root, Scalar) else ()
    for problem in found or (NOT_A_MAPPING.at(root.place),):
        report(problem)
    return None


def _text(text: str, path: str, languages: tuple[str, ...], memory: Memory, report: Report) -> Text | None:
    stem, _, language = path.removeprefix(CONTENT).removesuffix(MARKDOWN).rpartition(".")
    if language not in languages or not stem:
        name, meant = Path(path).name.split(".")[0], did_you_mean(language, languages)
        report(NO_LANGUAGE.at(Place(path), stem=name, languages=", ".join(languages), name=language, meant=meant))
        return None
    lines = text.split("\n")
    end = _end_of_front_matter(lines, path, report)
    root = None if end is None else _front_matter("\n".join(lines[1:end]), path, memory, report)
    front_matter = None if root is None else _mapping(root, report)
    if front_matter is None or end is None:
        return None
    return Text(path, stem, language, front_matter, "\n".join(lines[end + 1 :]), end + 2)


def _front_matter(text: str, path: str, memory: Memory, report: Report) -> Node | None:
    """What stands above a body, kept apart: bodies change more often, and to load what reads YAML takes long."""

    def read(report: Report) -> Node | None:
        root: Node | None = PARSE(text, path, report, first_line=2)
        return root

    key = "front matter", fingerprint(path, text)
    return reported(memory.recall_apart(key, lambda: with_problems(read)), report)


def _end_of_front_matter(lines: list[str], path: str, report: Report) -> int | None:
    """The index of the line that closes the front matter; None after it was reported that there is none."""
    if lines[0].rstrip() != FENCE:
        found = slips(lines[:1], path, 1)
        report(next(found, NO_FRONT_MATTER.at(Place(path, 1, 1, len(lines[0])))))
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        fences = (problem for problem in slips(lines[1:], path, 2) if problem.values.get("write") == FENCE)
        report(next(fences, OPEN_FRONT_MATTER.at(Place(path, 1))))
    return end
