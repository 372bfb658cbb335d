"""The components that a line `::: name argument` puts on a page: what each takes, and the data its template gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from microsite.model.site import Site
from microsite.model.unit import Family
from microsite.planning.blocks.approval import comparison, speed, statements
from microsite.planning.blocks.directory import directory, enterprise_cards, facts, news_list, timeline
from microsite.planning.blocks.figures import downloads, figure_group, record_list
from microsite.planning.blocks.lanes import lanes
from microsite.planning.blocks.office import contact, enquiry
from microsite.planning.blocks.planner import can_plan, planner
from microsite.planning.blocks.procedure import procedure
from microsite.planning.blocks.sources import source_list, terms
from microsite.prose.parts import BlockReference


class Takes(Enum):
    """What an argument names."""

    FIGURE = auto()
    DURATION = auto()
    TIME = auto()
    GROUP = auto()
    PROCEDURE = auto()
    ENTERPRISE = auto()


@dataclass(frozen=True)
class Block:
    """`view` gets the setting and the arguments, which name what `takes` says; `scripts` are what it works with,
    where `works` says of its data that there is anything to work on.
    """

    view: Callable[..., Any]
    takes: tuple[Takes, ...] = ()
    scripts: tuple[str, ...] = ()
    works: Callable[[Any], bool] = bool


BLOCKS = {
    "speed": Block(speed, (Takes.DURATION,) * 3),
    "comparison": Block(comparison, (Takes.DURATION,) * 3),
    "statements": Block(statements, (Takes.FIGURE,) * 4),
    "strip": Block(procedure, (Takes.PROCEDURE,)),
    "procedure": Block(procedure, (Takes.PROCEDURE,)),
    "lanes": Block(lanes, (Takes.PROCEDURE,)),
    "planner": Block(planner, (Takes.TIME,) * 3, scripts=("scripts/copy.js", "scripts/planner.js")),
    "figures": Block(figure_group, (Takes.GROUP,)),
    "tiles": Block(figure_group, (Takes.GROUP,)),
    "records": Block(record_list),
    "downloads": Block(downloads),
    "enterprises": Block(enterprise_cards),
    "directory": Block(directory, scripts=("scripts/directory.js",)),
    "facts": Block(facts, (Takes.ENTERPRISE,)),
    "timeline": Block(timeline, (Takes.ENTERPRISE,)),
    "news": Block(news_list),
    "sources": Block(source_list),
    "terms": Block(terms),
    "contact": Block(contact),
    "enquiry": Block(enquiry, scripts=("scripts/copy.js", "scripts/enquiry.js"), works=lambda view: view.answered),
}


# What the components list that can be without any entry.
LISTED: dict[str, Callable[[Site], object]] = {
    "enterprises": lambda site: site.enterprises,
    "directory": lambda site: site.enterprises,
    "news": lambda site: site.news,
    "records": lambda site: site.figures,
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
            return {figure.id for figure in site.figures if site.calendar and can_plan(figure)}
        case Takes.GROUP:
            return set(site.figures_by_group)
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
