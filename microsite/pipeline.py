"""The order of the stages. Each takes the value of the stage before and reports problems; none writes anything."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import field, replace
from functools import cached_property, partial

from microsite.checking.links import check_links, check_styles, links_of
from microsite.deferred import Deferred
from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.material import Material, Then, read
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.planning.assets import STYLESHEET
from microsite.planning.changes import Reason, State, reasons, state
from microsite.planning.plan import Plan, PlannedPage, StaffPages, plan
from microsite.problems import Problem, Report, any_errors, in_order
from microsite.publishing.addresses import check_addresses
from microsite.reading.folders import Folders
from microsite.rendering.files import Renderer, render
from microsite.rendering.site_files import NO_FILES, SiteFiles
from microsite.sources import READING, Sources

STATE = ("state",)
STATUS = Deferred("planning.status", "status")
CONTRACTS = Deferred("model.contract", "read_contracts")

Progress = Callable[[str], None]


@frozen
class Built:
    """A site's files, none where an error stands, all problems in order, and what has changed since the last build."""

    files: SiteFiles
    problems: tuple[Problem, ...]
    changes: Changes | None = field(default=None, compare=False)

    @property
    def sound(self) -> bool:
        return bool(self.files) and not any_errors(self.problems)


@frozen
class Prepared:
    """A site whose content is sound, with every page planned and none rendered yet. `problems` grow as that is done."""

    material: Material
    planned: Plan
    renderer: Renderer
    problems: list[Problem]

    @cached_property
    def assets(self) -> dict[str, bytes]:
        """The assets by their addresses."""
        assets = self.planned.assets
        return {assets.addresses[name]: data for name, data in assets.contents.items()}

    @cached_property
    def apart_from_style(self) -> str:
        """What everything but the style sheet is known by."""
        bodies = (part for group in self.material.inputs.groups.values() for part in group.known_by)
        return fingerprint(self.material.unstyled, self.renderer.templates, *bodies)

    @property
    def style(self) -> str:
        """The address of the style sheet; empty where the site has none."""
        return self.planned.assets.addresses.get(STYLESHEET, "")

    @cached_property
    def _pages_of(self) -> dict[str, list[PlannedPage]]:
        """The pages of each group of files."""
        found: dict[str, list[PlannedPage]] = {}
        for page in self.planned.pages:
            if page.group and page.made_from:
                found.setdefault(page.group, []).append(page)
        return found

    def render_ahead(self, group: str) -> None:
        """Render the pages of a group of files and read their links; what keeps one from it is told later."""
        for page in self._pages_of.get(group, ()):
            with suppress(Exception):
                name, problems = self.renderer.render_ahead(page)
                if not problems:
                    links_of(name, partial(self.renderer.bytes_of, page), self.renderer.memory)

    def file(self, address: str) -> bytes | None:
        """The file at an address, rendered now if it has not been; None where there is none, or it cannot be made."""
        page = self.planned.page(address)
        if page:
            return self.renderer.page(page)
        if address in self.assets:
            return self.assets[address]
        others = self.renderer.data(self.planned)
        return others[address].read() if address in others else self.renderer.sitemap(self.planned).get(address)


@frozen
class Changes:
    """The state of the last build, as it was kept, and that of this one."""

    kept: bytes | None
    now: State
    prepared: Prepared

    @cached_property
    def before(self) -> State | None:
        """The state of the last build; None where none is known."""
        known: State | None = pickle.loads(self.kept) if self.kept else None  # noqa: S301 (the engine's own)
        return known

    def reasons(self) -> Iterator[tuple[str, tuple[Reason, ...]]]:
        """The address of each page that is made again, and why; of every page where no earlier build is known."""
        for page in self.prepared.planned.pages:
            inputs = self.prepared.material.inputs
            found = tuple(reasons(page.address, page.group, inputs, self.before, self.now)) if self.before else ()
            if found or self.before is None:
                yield page.address, found


def build(
    folders: Folders,
    overrides: Overrides,
    progress: Progress,
    memory: Memory | None = None,
    sources: Sources | None = None,
    *,
    to_publish: bool = True,
) -> Built:
    """All stages up to the bytes of every file. With the memory of a build before, only what has changed is done.

    The `sources` may have been read already. What is not `to_publish` is no state that a later one is compared with.
    """
    memory = Memory() if memory is None else memory
    prepared, problems = prepare(folders, overrides, progress, memory, sources, ahead=not overrides.preview)
    built = complete(prepared, progress, memory) if prepared else Built(NO_FILES, problems)
    if prepared and built.sound:
        built = replace(built, changes=_changes(prepared, memory, to_publish))
    memory.end_build()
    return built


def prepare(
    folders: Folders,
    overrides: Overrides,
    progress: Progress,
    memory: Memory,
    sources: Sources | None = None,
    *,
    ahead: bool = False,
) -> tuple[Prepared | None, tuple[Problem, ...]]:
    """All stages before rendering; nothing is prepared where an error stands.

    Where rendering comes next, the pages of a group of files are best rendered `ahead`, where its texts have just been
    read.
    """
    if sources is None:
        progress(READING)
    problems: list[Problem] = []
    made: list[Prepared] = []

    def make(material: Material, against_release: Sequence[Problem]) -> Prepared:
        planned = _planned(folders, material, against_release, overrides, memory, problems.append)
        renderer = Renderer.of(folders, material.content.languages, memory, problems.append)
        return Prepared(material, planned, renderer, problems)

    def rendering(material: Material) -> Then:
        made.append(make(material, ()))
        memory.ahead(partial(made[0].renderer.data_ahead, made[0].planned))
        return made[0].render_ahead

    reading = read(folders, overrides, memory, sources, rendering if ahead else None)
    problems.extend(reading.problems)
    if reading.material is None or any_errors(problems):
        return None, in_order(problems)
    return made[0] if made else make(reading.material, reading.against_release), in_order(problems)


def complete(prepared: Prepared, progress: Progress, memory: Memory) -> Built:
    """Every file of what is prepared, and what is wrong with them."""
    progress(N_("Rendering the pages"))
    files, problems = render(prepared.planned, prepared.renderer), prepared.problems
    unusable = check_addresses(files)
    if unusable:
        problems.append(unusable)
    if any_errors(problems):
        return Built(NO_FILES, in_order(problems))
    progress(N_("Checking the links"))
    origins = {page.address: page.origin for page in prepared.planned.pages}
    problems.extend(check_styles(files))
    problems.extend(check_links(files, origins, prepared.material.inputs.lines, memory))
    return Built(NO_FILES if any_errors(problems) else files, in_order(problems))


def _changes(prepared: Prepared, memory: Memory, to_publish: bool) -> Changes:
    """The states of this build and of the last one of the site that was to be published, as this one may be."""
    templates = {name: fingerprint(data) for name, _, data in prepared.renderer.sources}
    now = state(prepared.material.inputs, templates, frozenset(page.address for page in prepared.planned.pages))
    before = memory.kept_bytes(STATE)
    if to_publish:
        memory.keep_bytes(STATE, pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
    return Changes(before, now, prepared)


def _planned(
    folders: Folders,
    material: Material,
    against_release: Sequence[Problem],
    overrides: Overrides,
    memory: Memory,
    report: Report,
) -> Plan:
    content, staff_pages = material.content, None
    if overrides.preview:
        contracts = CONTRACTS(folders, memory, report)
        staff_pages = StaffPages(contracts, partial(STATUS, content.site, content.entries, against_release))
    return plan(
        content.site, content.entries, content.languages, material.reader, material.assets, material.inputs, staff_pages
    )
