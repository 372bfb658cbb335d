"""The language in which the program speaks to whoever runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from microsite.memory import Memory
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.catalogue import available_languages, read_catalogues, read_template
from microsite.wording.language import Language


def readers_language(asked_for: str, memory: Memory) -> Language:
    """The language asked for, else the system's, else that in which messages are written."""
    folders = Folders(REPOSITORY)
    available = available_languages(folders)
    wanted = (_code(each) for each in (asked_for, *_system_languages()))
    code = next((code for code in wanted if code in available), "") or _written_in(folders, memory)
    return Language.load(folders, code, code, memory=memory)


def asked_for(arguments: Sequence[str]) -> str:
    """The value of --messages in arguments that may not be understood."""
    for number, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--messages":
            return value if equals else "".join(arguments[number + 1 : number + 2])
    return ""


def _written_in(folders: Folders, memory: Memory) -> str:
    """The language in which messages are written."""
    key = "written in", read_catalogues(folders, ()).fingerprint
    return memory.recall_kept(key, lambda: str(read_template(folders).locale_identifier), common=True)


def _code(asked: str) -> str:
    """The language of a locale as systems name it: zh_CN.UTF-8."""
    return asked.replace("-", "_").split("_")[0].split(".")[0].lower()


def _system_languages() -> list[str]:
    """What the system says its user reads, the most telling first."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return [next((each for each in named if each), "")]
