"""What the site itself says of the content rules: how much each matters here, and which places are excepted and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from microsite.marking import N_
from microsite.model.configuration import Configuration, Exemption, Level
from microsite.problems import Problem, ProblemKind, Severity, did_you_mean

UNKNOWN_RULE = ProblemKind(
    "unknown-rule",
    Severity.ERROR,
    N_("There is no content rule “%(name)s” whose level could be set."),
    N_("The line has no effect."),
    N_("Use the code that messages show in brackets; build.py explain lists them all."),
)
UNUSED_EXCEPTION = ProblemKind(
    "unused-exception",
    Severity.WARNING,
    N_("The exception from “%(rule)s” at “%(at)s” excepts nothing any more."),
    N_("Left standing, it would one day hide a new mistake."),
    N_("Delete it from site_config.yaml, or correct its file or words."),
)


def check_settings(configuration: Configuration, kinds: Mapping[str, ProblemKind]) -> Iterator[Problem]:
    """Report levels and exceptions for rules that do not exist."""
    for code, _ in configuration.rules:
        if code not in kinds:
            yield UNKNOWN_RULE.at(configuration.at("rules"), name=code, meant=did_you_mean(code, kinds))
    for exemption in configuration.exceptions:
        if exemption.rule not in kinds:
            meant = did_you_mean(exemption.rule, kinds)
            yield UNKNOWN_RULE.at(exemption.at("rule"), name=exemption.rule, meant=meant)


def leveled(problems: Iterable[Problem], configuration: Configuration, *, release: bool) -> Iterator[Problem]:
    """The problems at the site's own levels, those of excepted places left out; then the exceptions without use.

    What only a released site must have is left out unless a release is asked for. While errors of another kind stand,
    an exception may be without use only because what it excepts could not be read.
    """
    levels, used, unread = dict(configuration.rules), set[Exemption](), False
    for problem in problems:
        unread |= not problem.kind.is_rule and problem.severity is Severity.ERROR
        if not problem.kind.is_rule:
            yield problem
            continue
        excepting = [each for each in configuration.exceptions if _excepts(each, problem)]
        used.update(excepting)
        level = levels.get(problem.kind.code)
        asked_for = level is not Level.OFF and (release or not problem.kind.release)
        if asked_for and not excepting:
            yield Problem(problem.kind, problem.place, problem.values, Severity(level.value) if level else None)
    for exemption in configuration.exceptions:
        if exemption not in used and exemption.rule not in levels and not unread:
            yield UNUSED_EXCEPTION.at(exemption.place, rule=exemption.rule, at=exemption.where)


def _excepts(exemption: Exemption, problem: Problem) -> bool:
    path = problem.place.path
    there = path == exemption.where or f"{path}/".startswith(exemption.where.rstrip("/") + "/")
    named = exemption.words is None or exemption.words in (str(value) for value in problem.values.values())
    return exemption.rule == problem.kind.code and there and named
