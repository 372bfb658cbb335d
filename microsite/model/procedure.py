"""An approval procedure, step by step: content/procedures/ID.yaml. What is not known is left out, never guessed."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.containers import list_of, localized, mapping_of, record
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.values import identifier, text


@frozen(kw_only=True)
class StepTime(Placed):
    """How long a step takes. Exactly one of the three is given."""

    figure: str | None = optional(text, N_("the id of the figure that states the time"))
    within: str | None = optional(text, N_("the id of another step's figure whose time this step falls within"))
    stage: Localized[str] | None = optional(localized(), N_("when the step happens, where that is no span to count"))


@frozen(kw_only=True)
class Step(Placed):
    """One step: who acts, what it needs, what comes out, how long it takes, its cost, legal basis and recourse."""

    id: str = required(identifier, N_("the step's id"))
    name: Localized[str] = required(localized(), N_("what happens"))
    who: tuple[str, ...] = optional(list_of(identifier), N_("who acts, ids from the list of actors"), ())
    role: Localized[str] | None = optional(localized(), N_("how those who act share the work"))
    needs: Localized[str] | None = optional(localized(), N_("the documents needed"))
    result: Localized[str] | None = optional(localized(), N_("what comes out of the step"))
    time: StepTime | None = optional(record(StepTime), N_("how long the step takes"))
    cost: Localized[str] | None = optional(localized(), N_("what the step costs"))
    legal_basis: Localized[str] | None = optional(localized(), N_("the law or rule it rests on"))
    recourse: Localized[str] | None = optional(localized(), N_("where to complain"))
    note: Localized[str] | None = optional(localized(), N_("what a reader must know about the step"))
    not_published: tuple[str, ...] = optional(
        list_of(text), N_("which of who, result and time no source states; pages say “not published”"), ()
    )


@frozen(kw_only=True)
class Procedure(Placed):
    """A procedure with its steps in order."""

    id: str
    name: Localized[str] = required(localized(), N_("the procedure's name"))
    source: str = required(identifier, N_("the source: the name of a file in content/sources"))
    locator: str = required(text, N_("the place in the source: section/paragraph, such as third-key/3"))
    actors: tuple[tuple[str, Localized[str]], ...] = required(
        mapping_of(localized()), N_("who acts in it, each with an id and a name in each language")
    )
    steps: tuple[Step, ...] = required(list_of(record(Step)), N_("the steps in their order"))
    note: Localized[str] | None = optional(localized(), N_("what a reader must know about the procedure"))
