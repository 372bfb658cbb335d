"""Problems in words, for people and for programs."""

from __future__ import annotations

import unicodedata

from microsite.marking import N_
from microsite.problems import Message, Problem, Severity
from microsite.reading.excerpts import Excerpt
from microsite.wording.language import Language

SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
DID_YOU_MEAN = N_("Did you mean “%(meant)s”?")
SENTENCES = N_("%(first)s %(second)s")
WIDE = "WF"  # East Asian widths that take two columns of a terminal
GENERAL = "…"  # stands for the values of a message that speaks of no single problem


def message(problem: Problem, language: Language) -> str:
    """What is wrong."""
    return _worded(problem.kind.message, problem, language)


def why(problem: Problem, language: Language) -> str:
    """Why it matters."""
    return _worded(problem.kind.why, problem, language)


def hint(problem: Problem, language: Language) -> str:
    """What to type instead."""
    advice = _worded(problem.kind.hint, problem, language)
    meant = problem.values.get("meant")
    if not meant:
        return advice
    return language.gettext(SENTENCES, first=language.gettext(DID_YOU_MEAN, meant=meant), second=advice)


def general(wording: str, language: Language) -> str:
    """The wording of a kind of problem where no single one is spoken of."""
    return language.gettext(wording) % _Anything()


def as_text(problem: Problem, language: Language, excerpt: Excerpt | None = None) -> str:
    """A problem as it is printed: where and what, the line with the place marked, why, and what to type."""
    place = problem.place
    where = ":".join([place.path, *(str(number) for number in (place.line, place.column) if number)])
    severity = language.gettext(SEVERITIES[problem.severity])
    said = {"severity": severity, "what": message(problem, language), "code": problem.kind.code}
    head = language.gettext(N_("%(severity)s: %(what)s [%(code)s]"), **said)
    lines = [f"{where}: {head}" if where else head]
    if excerpt:
        margin = f"{place.line:>6} | "
        lines.append(margin + excerpt.line)
        if excerpt.length:
            lines.append(" " * (len(margin) - 2) + "| " + _marked(excerpt))
    lines.append("    " + why(problem, language))
    lines.append("    " + language.gettext(N_("To mend it: %(hint)s"), hint=hint(problem, language)))
    return "\n".join(lines)


def as_data(problem: Problem, language: Language) -> dict[str, object]:
    """A problem as `--format json` gives it."""
    said = {"first": message(problem, language), "second": why(problem, language)}
    return {
        "code": problem.kind.code,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": language.gettext(SENTENCES, **said),
        "hint": hint(problem, language),
    }


def _marked(excerpt: Excerpt) -> str:
    meant = excerpt.line[excerpt.start : excerpt.start + excerpt.length]
    return " " * _width(excerpt.line[: excerpt.start]) + "^" * max(_width(meant), 1)


def _width(text: str) -> int:
    """The columns that a text takes on a terminal (Unicode Standard Annex 11)."""
    return sum(2 if unicodedata.east_asian_width(character) in WIDE else 1 for character in text)


def _worded(wording: str, problem: Problem, language: Language) -> str:
    values = {
        name: language.gettext(value) if isinstance(value, Message) else value for name, value in problem.values.items()
    }
    return language.gettext(wording) % values


class _Anything(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return GENERAL
