"""The command line: what can be asked for, and who answers it."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from microsite.arguments import (
    Unsaid,
    Words,
    add_code,
    add_common,
    add_explain,
    add_files,
    add_format,
    add_kind,
    add_release,
    add_server,
)
from microsite.commands.request import CONTENT_ERRORS, LASTING, WRONG_USAGE, Request
from microsite.deferred import Deferred
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.memory import Memory
from microsite.readers_language import asked_for, readers_language
from microsite.reading.content_files import ChangedMeanwhileError
from microsite.reading.files import unreadable
from microsite.reading.folders import Folders
from microsite.reasons import reason_of
from microsite.unchanged import Look
from microsite.wording.language import Language

INTERRUPTED = 130
MOST_CHANGES = 3  # while files are read, before it is given up

AddOptions = Callable[[argparse.ArgumentParser, Words], None]


@frozen
class Verb:
    """A verb with the function that answers it; its module is imported only when it is asked for."""

    about: str
    module: str
    function: str
    options: tuple[AddOptions, ...] = ()

    def answer(self, request: Request) -> int:
        status: int = Deferred(f"commands.{self.module}", self.function)(request)
        return status


VERBS = {
    "build": Verb(N_("build content/ into output/"), "build", "run_build", (add_release, add_explain, add_format)),
    "check": Verb(N_("check everything, write nothing"), "build", "run_check", (add_release, add_format)),
    "serve": Verb(N_("preview in the browser, rebuilt at each save"), "serve", "run_serve", (add_server,)),
    "status": Verb(N_("list what is missing, stale or unfinished"), "status", "run_status", (add_format,)),
    "explain": Verb(N_("tell the whole story of a message"), "explain", "run_explain", (add_code,)),
    "translated": Verb(
        N_("mark translations as up to date with their original"), "translated", "run_translated", (add_files,)
    ),
    "new": Verb(N_("make the files of a new enterprise, to be filled in"), "new", "run_new", (add_kind,)),
    "catalogues": Verb(N_("update the interface wording from code and templates"), "catalogues", "run_catalogues"),
    "test": Verb(N_("install what the tests need and run them; options go to pytest"), "test", "run_test"),
}


def answer_and_end(
    arguments: Sequence[str], seen: Look | None = None, at_the_end: Callable[[], None] = lambda: None
) -> NoReturn:
    """Answer a command line as all that this process does; its site may have been `seen` already."""
    status = main(arguments, seen)
    with suppress(OSError):  # whoever read it has gone
        sys.stdout.flush()
        sys.stderr.flush()
    if not set(arguments[:1]) & set(LASTING):
        with suppress(KeyboardInterrupt):
            at_the_end()
    os._exit(status)  # to take a large site apart, object by object, would take as long as reading it


def main(arguments: Sequence[str], seen: Look | None = None) -> int:
    """Answer a command line; the exit status is 0, 1 for errors in the content, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _understood(arguments)
    options.seen = seen
    site = Path(options.site).absolute()
    if not os.path.isdir(site):  # noqa: PTH112 (Path.is_dir raises where a name is too long)
        language = readers_language(options.messages or "", Memory())
        print(language.gettext(N_("There is no folder %(folder)s."), folder=site), file=sys.stderr)
        return WRONG_USAGE
    if options.verb in LASTING:
        gc.enable()
    else:  # everything made lives until the end: looking for what does not takes a sixth of the time
        gc.disable()
    try:
        return _answered(VERBS[options.verb], Folders(site), options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read what we say has gone: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CONTENT_ERRORS
    except OSError as error:
        request = Request(Folders(site), None, options)
        if request.as_json:
            return request.answer([unreadable(error, site)])
        return _refused(error, request.language)


def _understood(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that arguments are; else it is said what is wrong with them, or what there is, and SystemExit."""
    complete = _with_verb(arguments)
    try:
        asked = {name: VERBS[name] for name in complete[:1] if name in VERBS}
        options, rest = _parser(_Silent, Unsaid(), asked).parse_known_args(complete)
    except _NotUnderstoodError:
        options, rest = None, []
    if options is None or (rest and options.verb != "test"):
        language = readers_language(asked_for(arguments), Memory())
        parser = _parser(argparse.ArgumentParser, language, VERBS)
        options, rest = parser.parse_known_args(complete)
        parser.error(language.gettext(N_("not understood: %(arguments)s"), arguments=" ".join(rest)))
    options.rest, options.asked = rest, list(arguments)
    return options


def _answered(verb: Verb, folders: Folders, options: argparse.Namespace) -> int:
    """Answer, from the beginning again where files change while they are read."""
    for _ in range(MOST_CHANGES):
        with suppress(ChangedMeanwhileError):
            return _answer(verb, Request(folders, None, options))
        options.seen = None
    return _answer(verb, Request(folders, None, options))


def _answer(verb: Verb, request: Request) -> int:
    status = verb.answer(request)
    request.memory.end_build()  # the reader's language may have been loaded since a build has ended
    return status


def _refused(error: OSError, language: Language) -> int:
    """Say what the system would not have, where no better place for it is known."""
    reason = language.gettext(reason_of(error))
    said = language.gettext(N_("%(file)s cannot be used: %(reason)s."), file=error.filename or "", reason=reason)
    print(said, file=sys.stderr)
    return CONTENT_ERRORS


def _with_verb(arguments: Sequence[str]) -> list[str]:
    """The arguments with `build` where no verb is given."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        return ["build", *arguments]
    return list(arguments)


class _NotUnderstoodError(Exception):
    """There is something to be said about the arguments."""


class _Silent(argparse.ArgumentParser):
    """Understands arguments or does not, without a word: to load the words takes as long as many an edit."""

    def error(self, message: str) -> NoReturn:
        raise _NotUnderstoodError

    def print_help(self, file: object = None) -> NoReturn:
        raise _NotUnderstoodError


def _parser(kind: type[argparse.ArgumentParser], words: Words, known: Mapping[str, Verb]) -> argparse.ArgumentParser:
    """A parser that knows some verbs with their options."""
    about = words.gettext(N_("Builds a bilingual investment-promotion site from content/."))
    parser = kind(prog="build.py", description=about)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, verb in known.items():
        about = words.gettext(verb.about)
        verb_parser = verbs.add_parser(name, help=about, description=about)
        for add in (add_common, *verb.options):
            add(verb_parser, words)
    return parser
