"""explain CODE: the whole story of a kind of problem, with an example; without a code all kinds, a line each."""

from __future__ import annotations

import json
import textwrap

from microsite.commands.request import FINE, WRONG_USAGE, Request
from microsite.explanations import Example, examples, kinds
from microsite.marking import N_
from microsite.problems import ProblemKind, did_you_mean
from microsite.wording.messages import DID_YOU_MEAN, SEVERITIES, general


def run_explain(request: Request) -> int:
    """Print what a code means; status 2 for a code that there is not."""
    known, code = kinds(), request.options.code
    if not code:
        for each in known.values():
            print(f"{each.code:<28} {general(each.message, request.language)}")
        return FINE
    code = code.strip("[]")
    if code not in known:
        request.say(N_("There is no message with the code “%(code)s”."), code=code)
        meant = did_you_mean(code, known)
        if meant:
            request.say(DID_YOU_MEAN, meant=meant)
        return WRONG_USAGE
    print(story(known[code], examples(lambda problem: None).get(code), request))
    return FINE


def story(kind: ProblemKind, example: Example | None, request: Request) -> str:
    """Everything there is to say of a kind of problem."""
    language = request.language
    severity = language.gettext(SEVERITIES[kind.severity])
    lines = [language.gettext(N_("%(code)s (%(severity)s)"), code=kind.code, severity=severity), ""]
    parts = [
        (N_("What is wrong"), general(kind.message, language)),
        (N_("Why it matters"), general(kind.why, language)),
        (N_("To mend it"), general(kind.hint, language)),
    ]
    if kind.is_rule:
        parts.append((N_("Based on"), language.gettext(kind.source)))
    if kind.release:
        parts.append((N_("When"), language.gettext(N_("Only for a release: build --release, check --release."))))
    for heading, words in parts:
        lines += [language.gettext(heading), textwrap.indent(words, "  "), ""]
    lines += _example(example, request) if example else []
    lines += _setting(kind, request) if kind.is_rule else []
    return "\n".join(lines).rstrip()


def _example(example: Example, request: Request) -> list[str]:
    heading = request.language.gettext(N_("Example"))
    lines = [f"{heading}  {example.file}".rstrip()]
    for label, typed in ((N_("Wrong:"), example.wrong), (N_("Right:"), example.right)):
        if typed:
            lines += [
                "  " + request.language.gettext(label),
                textwrap.indent(typed.rstrip("\n"), "    | ", lambda line: True),
            ]
    return [*lines, ""]


def _setting(kind: ProblemKind, request: Request) -> list[str]:
    """How a site sets the level of a rule, and excepts a place from it."""
    reason = request.language.gettext(N_("the reason, which is kept"))
    return [
        request.language.gettext(N_("In site_config.yaml its level can be set, or one place excepted:")),
        "    rules:",
        f"      {kind.code}: warning    # error, warning, off",
        "    exceptions:",
        f"      - rule: {kind.code}",
        f"        where: content/pages/index.{request.language.code}.md",
        f"        reason: {json.dumps(reason, ensure_ascii=False)}",
    ]
