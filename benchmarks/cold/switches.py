"""What a build can do without, by name. Whatever stands in for it is put in its place until the process ends."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocTreeprocessor

from microsite import material, pipeline, workers
from microsite.model.expressions import Expression
from microsite.planning.data import DATA_FILES
from microsite.prose import cleaning, markdown_text
from microsite.prose.headings import HeadingIdExtension
from microsite.prose.markdown_text import ProseReader
from microsite.rendering.files import Renderer
from microsite.store import DiskStore
from microsite.wording.cldr import Cldr


def _one_process() -> None:
    _replace(workers, "_processes", lambda: 1)


def _parser_for_each_text() -> None:
    _replace(ProseReader, "_markdown", property(ProseReader.__dict__["_markdown"].func))


def _table_of_contents() -> None:
    _replace(HeadingIdExtension, "TreeProcessorClass", TocTreeprocessor)


def _every_step() -> None:
    _table_of_contents()
    _replace(markdown_text, "SparingMarkdown", Markdown)
    _replace(markdown_text, "SparingTableExtension", TableExtension)
    _replace(markdown_text, "spare_inlines", lambda markdown: None)


def _every_format() -> None:
    _replace(Cldr, "_answer", lambda cldr, kind, question, find: find())


def _every_cleaning() -> None:
    _replace(cleaning, "PLAIN", re.compile("(?!)"))


def _every_search() -> None:
    _replace(Expression, "may_match", lambda expression, text: True)


def _every_collection() -> None:
    _replace(gc, "disable", lambda: None)
    gc.enable()


def _nothing_kept() -> None:
    _replace(DiskStore, "open", lambda folder, name: None)


def _no_rules() -> None:
    _replace(material, "check_group", lambda group, content, reader: ())


def _no_links() -> None:
    _replace(pipeline, "links_of", lambda name, read, memory: None)
    _replace(pipeline, "check_links", lambda files, origins, lines, memory: ())


def _no_data() -> None:
    _replace(Renderer, "_data", lambda renderer, plan: dict.fromkeys(DATA_FILES, b""))


def _replace(owner: Any, name: str, value: object) -> None:
    """Put something in a place. AttributeError where there is no such place any more: nothing would be measured."""
    patch.object(owner, name, value).start()


@dataclass(frozen=True)
class Switch:
    """Something that a build can do without, in words that say what the build is like then."""

    name: str
    title: str
    left_out: tuple[Callable[[], None], ...] = ()


AS_IT_IS = Switch("nothing", "as it is")
GAINS = (
    Switch("sharing", "one process does all", (_one_process,)),
    Switch("parser", "a Markdown parser is made for each text", (_parser_for_each_text,)),
    Switch(
        "headings", "ids of headings are given by `toc`, which makes a table of contents too", (_table_of_contents,)
    ),
    Switch("steps", "every step of Python-Markdown is done on every text, `toc` among them", (_every_step,)),
    Switch("formats", "Babel formats numbers and dates each time", (_every_format,)),
    Switch("cleaning", "nh3 cleans all prose, plain or not", (_every_cleaning,)),
    Switch("words", "every text is searched for every pattern of a rule", (_every_search,)),
    Switch("collecting", "Python looks for garbage as it usually does", (_every_collection,)),
)
COSTS = (
    Switch("kept", "nothing is kept for the next build", (_nothing_kept,)),
    Switch("rules", "no rule is held against what the files say", (_no_rules,)),
    Switch("links", "no link is checked", (_no_links,)),
    Switch("data", "the files of data stay empty", (_no_data,)),
    Switch("all", "all four", (_nothing_kept, _no_rules, _no_links, _no_data)),
)
SWITCHES = {switch.name: switch for switch in (AS_IT_IS, *GAINS, *COSTS)}
