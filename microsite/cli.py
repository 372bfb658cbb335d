"""The command line: what can be asked for, and who answers it."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from microsite.arguments import (
    add_code,
    add_common,
    add_explain,
    add_files,
    add_format,
    add_kind,
    add_release,
    add_server,
)
from microsite.commands.request import CONTENT_ERRORS, KEPT, LASTING, WRONG_USAGE, Request
from microsite.deferred import Deferred
from microsite.marking import N_
from microsite.memory import Memory
from microsite.problems import Message
from microsite.reading.content_files import ChangedMeanwhileError
from microsite.reading.folders import REPOSITORY, Folders
from microsite.reasons import reason_of
from microsite.store import DiskStore
from microsite.unchanged import Seen
from microsite.wording.catalogue import available_languages, read_catalogues, read_template
from microsite.wording.language import Language

INTERRUPTED = 130
MOST_CHANGES = 3  # while files are read, before it is given up
INTERFACE = "interface"  # under which its compiled wording is kept

AddOptions = Callable[[argparse.ArgumentParser, Language], None]


@dataclass(frozen=True)
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


def answer_and_end(arguments: Sequence[str], seen: Seen | None = None) -> NoReturn:
    """Answer a command line as all that this process does; its site may have been `seen` before."""
    status = main(arguments, seen)
    with suppress(OSError):  # whoever read it has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)  # to take a large site apart, object by object, would take as long as reading it


def main(arguments: Sequence[str], seen: Seen | None = None) -> int:
    """Answer a command line; the exit status is 0, 1 for errors in the content, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    language = _message_language(arguments)
    complete = _with_verb(arguments)
    parser = _parser(language, complete[0])
    options, rest = parser.parse_known_args(complete)
    options.rest, options.asked, options.seen = rest, list(arguments), seen
    if rest and options.verb != "test":
        parser.error(language.gettext(N_("not understood: %(arguments)s"), arguments=" ".join(rest)))
    site = Path(options.site).absolute()
    if not os.path.isdir(site):  # noqa: PTH112 (Path.is_dir raises where a name is too long)
        print(language.gettext(N_("There is no folder %(folder)s."), folder=site), file=sys.stderr)
        return WRONG_USAGE
    if options.verb in LASTING:
        gc.enable()
    else:  # everything made lives until the end: looking for what does not takes a sixth of the time
        gc.disable()
    try:
        return _answered(VERBS[options.verb], Folders(site), language, options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read what we say has gone: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CONTENT_ERRORS
    except OSError as error:
        return _refused(error, language)


def _answered(verb: Verb, folders: Folders, language: Language, options: argparse.Namespace) -> int:
    """Answer, from the beginning again where files change while they are read."""
    for _ in range(MOST_CHANGES):
        with suppress(ChangedMeanwhileError):
            return verb.answer(Request(folders, language, options))
        options.seen = None
    return verb.answer(Request(folders, language, options))


def _refused(error: OSError, language: Language) -> int:
    """Say what the system would not have, where no better place for it is known."""
    reason = reason_of(error)
    words = language.gettext(reason) if isinstance(reason, Message) else reason
    said = language.gettext(N_("%(file)s cannot be used: %(reason)s."), file=error.filename or "", reason=words)
    print(said, file=sys.stderr)
    return CONTENT_ERRORS


def _with_verb(arguments: Sequence[str]) -> list[str]:
    """The arguments with `build` where no verb is given."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        return ["build", *arguments]
    return list(arguments)


def _parser(language: Language, asked: str) -> argparse.ArgumentParser:
    """A parser that knows every verb, and the options of the one that is asked for."""
    about = language.gettext(N_("Builds a bilingual investment-promotion site from content/."))
    parser = argparse.ArgumentParser(prog="build.py", description=about)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, verb in VERBS.items():
        words = language.gettext(verb.about)
        verb_parser = verbs.add_parser(name, help=words, description=words)
        for add in (add_common, *verb.options) if name == asked else ():
            add(verb_parser, language)
    return parser


def _message_language(arguments: Sequence[str]) -> Language:
    """The language of messages: the one asked for, else the system's, else that in which messages are written."""
    folders = Folders(REPOSITORY)
    memory = Memory(DiskStore.open(REPOSITORY / KEPT, INTERFACE))
    available = available_languages(folders)
    asked_for = (_code(asked) for asked in (_asked_for(arguments), *_system_languages()))
    code = next((code for code in asked_for if code in available), "") or _written_in(folders, memory)
    language = Language.load(folders, code, code, memory=memory)
    memory.end_build()
    return language


def _written_in(folders: Folders, memory: Memory) -> str:
    """The language in which messages are written."""
    key = "written in", read_catalogues(folders, ()).fingerprint
    return memory.recall_kept(key, lambda: str(read_template(folders).locale_identifier))


def _code(asked: str) -> str:
    """The language of a locale as systems name it: zh_CN.UTF-8."""
    return asked.replace("-", "_").split("_")[0].split(".")[0].lower()


def _asked_for(arguments: Sequence[str]) -> str:
    """The value of --messages, needed before there are words to parse the rest with."""
    for number, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--messages":
            return value if equals else "".join(arguments[number + 1 : number + 2])
    return ""


def _system_languages() -> list[str]:
    """What the system says its user reads, the most telling first."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return [next((each for each in named if each), "")]
