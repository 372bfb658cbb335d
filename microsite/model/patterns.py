"""What the content rules look for in a language: locales/CODE/rules.yaml, regular expressions by the code of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.containers import list_of, mapping_of
from microsite.model.expressions import Expression
from microsite.model.fields import Placed, optional, read_fields, required
from microsite.model.values import parsed, text
from microsite.problems import ProblemKind, Report, Severity, reported, with_problems
from microsite.reading.content_files import ContentFile
from microsite.reading.documents import record_of
from microsite.reading.files import read_bytes
from microsite.reading.folders import Folders
from microsite.reading.nodes import Node, Scalar

BROKEN_PATTERN = ProblemKind(
    "broken-pattern",
    Severity.ERROR,
    N_("“%(text)s” is not a regular expression."),
    N_("The rule could find nothing and would pass everything."),
    N_("Mend it, or put a backslash before each sign that is meant as it is: \\(."),
)

# Names that may stand in a pattern, for what no keyboard types.
SHORTHANDS = {"{han}": "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]", "{ref}": "[\ufffb\ufffc]"}


def _read_expression(pattern: str) -> Expression:
    for name, signs in SHORTHANDS.items():
        pattern = pattern.replace(name, signs)
    try:
        return Expression.of(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(pattern) from error


_expression = parsed(_read_expression, BROKEN_PATTERN)


@frozen(kw_only=True)
class Pattern(Placed):
    """What to look for, and where there is one right wording what to write instead."""

    find: Expression = required(_expression, N_("the regular expression to look for"))
    write: str = optional(text, N_("what to write instead"), "")


def _writes(pattern: Pattern, report: Report) -> bool:
    """Whether what is to be written fits the expression; a reference to a group that it has not does not."""
    try:
        pattern.find.compiled.sub(pattern.write, "")
    except (re.error, IndexError):
        report(BROKEN_PATTERN.at(pattern.at("write"), text=pattern.write))
        return False
    return True


def _pattern(node: Node, report: Report) -> Pattern | None:
    if not isinstance(node, Scalar):
        pattern = read_fields(Pattern, node, report)
        return pattern if pattern and _writes(pattern, report) else None
    find = _expression(node, report)
    return None if find is None else Pattern(find=find, place=node.place)


Patterns = Mapping[str, tuple[Pattern, ...]]


@frozen(eq=False)
class LanguagePatterns:
    """The patterns of a language by the code of their rule; each is its own: two never count as equal."""

    by_rule: Patterns
    fingerprint: str = ""


def patterns_path(language: str) -> str:
    """Where a language's patterns stand, relative to the folder of a site or of the repository."""
    return f"locales/{language}/rules.yaml"


def read_patterns(
    folders: Folders, languages: Iterable[str], memory: Memory, report: Report
) -> dict[str, LanguagePatterns]:
    """The patterns of each language, the site's own file before this repository's; a language may have none."""
    return {language: _read(folders, patterns_path(language), memory, report) for language in languages}


def _read(folders: Folders, path: str, memory: Memory, report: Report) -> LanguagePatterns:
    layer = next((layer for layer in folders.layers if (layer / path).is_file()), None)
    data = read_bytes(layer, path, report) if layer else b""

    def read(report: Report) -> LanguagePatterns:
        record = record_of(ContentFile.of(path, data), report) if layer and data is not None else None
        read = mapping_of(list_of(_pattern))(record.root, report) if record else None
        return LanguagePatterns(dict(read or ()), known)

    known = fingerprint(path, str(layer is None), data or b"")
    common = layer == folders.repository
    return reported(memory.recall_kept(("patterns", known), partial(with_problems, read), common=common), report)
