"""Problems in words, for people and for programs."""

from __future__ import annotations

from microsite.marking import N_
from microsite.model.fields import Message
from microsite.problems import Problem, Severity
from microsite.wording.language import Language

SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
DID_YOU_MEAN = N_("Did you mean “%(meant)s”?")


def message(problem: Problem, language: Language) -> str:
    """What is wrong."""
    return _worded(problem.kind.message, problem, language)


def hint(problem: Problem, language: Language) -> str:
    """What to type instead."""
    advice = _worded(problem.kind.hint, problem, language)
    meant = problem.values.get("meant")
    if not meant:
        return advice
    return language.gettext(
        N_("%(question)s %(advice)s"), question=language.gettext(DID_YOU_MEAN, meant=meant), advice=advice
    )


def as_text(problem: Problem, language: Language) -> str:
    """A problem as it is printed: where, what, and on a line of its own what to type."""
    place = problem.place
    where = ":".join([place.path, *(str(number) for number in (place.line, place.column) if number)])
    severity = language.gettext(SEVERITIES[problem.severity])
    return f"{where}: {severity}: {message(problem, language)}\n    {hint(problem, language)} [{problem.kind.code}]"


def as_data(problem: Problem, language: Language) -> dict[str, object]:
    """A problem as `--format json` gives it."""
    return {
        "code": problem.kind.code,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": message(problem, language),
        "hint": hint(problem, language),
    }


def _worded(wording: str, problem: Problem, language: Language) -> str:
    values = {
        name: language.gettext(value) if isinstance(value, Message) else value for name, value in problem.values.items()
    }
    return language.gettext(wording) % values
