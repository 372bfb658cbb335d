"""The options of the command line, each with its wording."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Protocol

from microsite.marking import N_
from microsite.model.values import WEB_ADDRESS, day_of
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.catalogue import available_languages


class Words(Protocol):
    """Whoever knows the wording of messages."""

    def gettext(self, message: str, **values: object) -> str:
        """A message in the reader's language."""


class Unsaid:
    """Stands in for a language where nothing will be said."""

    def gettext(self, message: str, **values: object) -> str:
        """A message as it is written."""
        return message % values if values else message


DEFAULT_PORT = 8000
PORTS = 2**16
KINDS = ("enterprise",)


def add_common(parser: argparse.ArgumentParser, words: Words) -> None:
    """The options of every verb."""
    said = words.gettext
    parser.add_argument("--site", default=REPOSITORY, metavar="DIR", help=said(N_("the site's folder")))
    parser.add_argument(
        "--output", metavar="DIR", help=said(N_("the folder to publish to; output/ in the site if left out"))
    )
    parser.add_argument("--url", type=_reading(_url, words), help=said(N_("the address the site will have")))
    parser.add_argument("--date", type=_reading(_date, words), help=said(N_("the day the site speaks of: YYYY-MM-DD")))
    languages = available_languages(Folders(REPOSITORY))
    parser.add_argument("--messages", choices=languages, help=said(N_("the language of messages")))


def add_release(parser: argparse.ArgumentParser, words: Words) -> None:
    about = words.gettext(N_("also demand what only a published site must have"))
    parser.add_argument("--release", action="store_true", help=about)


def add_explain(parser: argparse.ArgumentParser, words: Words) -> None:
    about = words.gettext(N_("say of each page that is made again why"))
    parser.add_argument("--explain", action="store_true", help=about)


def add_format(parser: argparse.ArgumentParser, words: Words) -> None:
    about = words.gettext(N_("text for people or json for programs"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=about)


def add_server(parser: argparse.ArgumentParser, words: Words) -> None:
    said = words.gettext
    parser.add_argument(
        "--port",
        type=_reading(_port, words),
        default=DEFAULT_PORT,
        help=said(N_("the port; the next free one if it is taken")),
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help=said(N_("the address to listen on; this computer's own if left out"))
    )
    parser.add_argument("--no-browser", action="store_true", help=said(N_("do not open the browser")))


def add_kind(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("kind", choices=KINDS, help=words.gettext(N_("what to make")))
    parser.add_argument("slug", help=words.gettext(N_("its name in addresses: small letters, digits and hyphens")))


def add_code(parser: argparse.ArgumentParser, words: Words) -> None:
    about = words.gettext(N_("the code in brackets at the end of a message; all codes if left out"))
    parser.add_argument("code", nargs="?", metavar="CODE", help=about)


def add_files(parser: argparse.ArgumentParser, words: Words) -> None:
    said = words.gettext
    parser.add_argument("files", nargs="*", metavar="FILE", help=said(N_("the translations that are up to date")))
    parser.add_argument("--all", action="store_true", help=said(N_("every translation")))


def _url(text: str) -> str:
    if not WEB_ADDRESS.match(text if text.endswith("/") else text + "/"):
        raise ValueError(N_("write a complete address: https://host/path/"))
    return text if text.endswith("/") else text + "/"


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < PORTS):
        raise ValueError(N_("write a number from 1 to 65535"))
    return int(text)


def _date(text: str) -> date:
    try:
        return day_of(text)
    except ValueError:
        raise ValueError(N_("write year, month and day: 2020-04-21")) from None


def _reading(read: Callable[[str], object], words: Words) -> Callable[[str], object]:
    """A reader whose complaint is put in the reader's language."""

    def typed(text: str) -> object:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(words.gettext(str(error))) from None

    return typed
