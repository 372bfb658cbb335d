"""The components that a line `::: name argument` puts on a page: what each takes, and the data its template gets."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from microsite.deferred import Deferred
from microsite.frozen import frozen
from microsite.model.site import Site
from microsite.model.unit import Family
from microsite.prose.parts import BlockReference


class Takes(Enum):
    """What an argument names."""

    FIGURE = auto()
    DURATION = auto()
    TIME = auto()
    GROUP = auto()
    PROCEDURE = auto()
    ENTERPRISE = auto()


@frozen
class Block:
    """`view` gets the setting and the arguments, which name what `takes` says; `scripts` are what it works with,
    where `works` says of its data that there is anything to work on.
    """

    view: Callable[..., Any]
    takes: tuple[Takes, ...] = ()
    scripts: tuple[str, ...] = ()
    works: Callable[[Any], bool] = bool


def _view(module: str, name: str) -> Deferred:
    return Deferred(f"planning.blocks.{module}", name)


CAN_PLAN = _view("planner", "can_plan")
BLOCKS = {
    "speed": Block(_view("approval", "speed"), (Takes.DURATION,) * 3),
    "comparison": Block(_view("approval", "comparison"), (Takes.DURATION,) * 3),
    "statements": Block(_view("approval", "statements"), (Takes.FIGURE,) * 4),
    "strip": Block(_view("procedure", "procedure"), (Takes.PROCEDURE,)),
    "procedure": Block(_view("procedure", "procedure"), (Takes.PROCEDURE,)),
    "lanes": Block(_view("lanes", "lanes"), (Takes.PROCEDURE,)),
    "planner": Block(_view("planner", "planner"), (Takes.TIME,) * 3, scripts=("scripts/copy.js", "scripts/planner.js")),
    "figures": Block(_view("figures", "figure_group"), (Takes.GROUP,)),
    "tiles": Block(_view("figures", "figure_group"), (Takes.GROUP,)),
    "records": Block(_view("figures", "record_list")),
    "downloads": Block(_view("figures", "downloads")),
    "enterprises": Block(_view("directory", "enterprise_cards")),
    "directory": Block(_view("directory", "directory"), scripts=("scripts/directory.js",)),
    "facts": Block(_view("directory", "facts"), (Takes.ENTERPRISE,)),
    "timeline": Block(_view("directory", "timeline"), (Takes.ENTERPRISE,)),
    "news": Block(_view("directory", "news_list")),
    "sources": Block(_view("sources", "source_list")),
    "terms": Block(_view("sources", "terms")),
    "contact": Block(_view("office", "contact")),
    "enquiry": Block(
        _view("office", "enquiry"), scripts=("scripts/copy.js", "scripts/enquiry.js"), works=lambda view: view.answered
    ),
}


# What the components list that can be without any entry.
LISTED: dict[str, Callable[[Site], object]] = {
    "enterprises": lambda site: site.enterprise,
    "directory": lambda site: site.enterprise,
    "news": lambda site: site.news,
    "records": lambda site: site.figure,
    "sources": lambda site: site.sources,
    "terms": lambda site: site.glossary.terms,
}


def known_arguments(takes: Takes, site: Site) -> set[str]:
    """What an argument can be on this site."""
    match takes:
        case Takes.FIGURE:
            return set(site.figure)
        case Takes.DURATION:
            durations = {unit.id for unit in site.units if unit.family is Family.DURATION}
            return {figure.id for figure in site.figures if figure.unit in durations}
        case Takes.TIME:
            return {figure.id for figure in site.figures if site.calendar and CAN_PLAN(figure)}
        case Takes.GROUP:
            return set(site.figure.subjects)
        case Takes.PROCEDURE:
            return set(site.procedure)
        case Takes.ENTERPRISE:
            return set(site.enterprise)


def is_empty(name: str, site: Site) -> bool:
    """Whether a component would have nothing to show on this site."""
    holds = LISTED.get(name)
    return holds is not None and not holds(site)


def arguments_fit(reference: BlockReference, site: Site) -> bool:
    """Whether a component can be shown with what stands after its name."""
    arguments, takes = reference.argument.split(), BLOCKS[reference.name].takes
    return len(arguments) == len(takes) and all(
        argument in known_arguments(each, site) for argument, each in zip(arguments, takes, strict=True)
    )
