"""A procedure as lanes: who acts at which step."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.planning.setting import Setting
from microsite.planning.views import Text


@frozen
class Lane:
    """An actor, and for each step in order whether they act."""

    actor: Text
    acts: tuple[bool, ...]


@frozen
class Lanes:
    """The lanes under the steps they run through; `unstated` has a mark where no source says who acts."""

    name: Text
    steps: tuple[Text, ...]
    timed: tuple[bool, ...]
    lanes: tuple[Lane, ...]
    unstated: tuple[bool, ...]


def lanes(setting: Setting, procedure_id: str) -> Lanes:
    """The lanes of a procedure."""
    described = setting.site.procedure[procedure_id]
    return Lanes(
        name=setting.text(described.name),
        steps=tuple(setting.text(step.name) for step in described.steps),
        timed=tuple(bool(step.time and (step.time.figure or step.time.within)) for step in described.steps),
        lanes=tuple(
            Lane(setting.text(name), tuple(actor in step.who for step in described.steps))
            for actor, name in described.actors
        ),
        unstated=tuple(not step.who for step in described.steps),
    )
