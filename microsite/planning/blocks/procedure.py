"""A procedure with its steps and its computed total. What is not stated is called not published, never left blank."""

from __future__ import annotations

from fractions import Fraction

from microsite.frozen import frozen
from microsite.marking import NP_
from microsite.model.amounts import Amount
from microsite.model.procedure import Procedure, Step
from microsite.planning.setting import Setting
from microsite.planning.views import FigureView, LinkView, Text
from microsite.wording.quantities import amount_text

DETAILS = {
    "needs": NP_("column of a procedure", "Documents"),
    "cost": NP_("column of a procedure", "Cost"),
    "legal_basis": NP_("column of a procedure", "Legal basis"),
    "recourse": NP_("column of a procedure", "Recourse"),
}

LIST_SEPARATOR = NP_("between the items of a list", ", ")


@frozen
class StepView:
    """A step in words; an empty text is not published. `within` says that the time is that of the step it leads to."""

    id: str
    name: Text
    who: Text
    result: Text
    time: Text
    within: bool
    note: Text
    details: tuple[tuple[str, Text], ...]


@frozen
class ProcedureView:
    """`total` adds up the times that are stated; `untimed` are the steps that state none, so that it is incomplete."""

    name: Text
    steps: tuple[StepView, ...]
    total: FigureView | None
    untimed: tuple[Text, ...]
    place: LinkView
    note: Text


def procedure(setting: Setting, procedure_id: str) -> ProcedureView:
    """The view of a procedure."""
    described = setting.site.procedure[procedure_id]
    labels = {name: setting.language.pgettext(*label) for name, label in DETAILS.items()}
    return ProcedureView(
        name=setting.text(described.name),
        steps=tuple(_step(setting, described, step, labels) for step in described.steps),
        total=_total(setting, described),
        untimed=tuple(setting.text(step.name) for step in described.steps if step.time is None),
        place=setting.citation(described.source, described.locator),
        note=setting.text(described.note),
    )


def _step(setting: Setting, described: Procedure, step: Step, labels: dict[str, str]) -> StepView:
    actors = dict(described.actors)
    separator = setting.language.pgettext(*LIST_SEPARATOR)
    who = separator.join(actors[actor][setting.language.code] for actor in step.who)
    return StepView(
        id=step.id,
        name=setting.text(step.name),
        who=setting.text(step.role) or setting.line(who),
        result=setting.text(step.result),
        time=_time(setting, step),
        within=bool(step.time and step.time.within),
        note=setting.text(step.note),
        details=tuple((label, setting.text(getattr(step, name))) for name, label in labels.items()),
    )


def _time(setting: Setting, step: Step) -> Text:
    if step.time is None:
        return ()
    figure_id = step.time.figure or step.time.within
    return (setting.figure(setting.site.figure[figure_id]),) if figure_id else setting.text(step.time.stage)


def _total(setting: Setting, described: Procedure) -> FigureView | None:
    """The sum of the stated times, where they are in one unit; a single one stays the figure it is."""
    ids = [step.time.figure for step in described.steps if step.time and step.time.figure]
    figures = [setting.site.figure[figure_id] for figure_id in ids]
    units = {figure.unit for figure in figures}
    if len(units) != 1:
        return None
    if len(figures) == 1:
        return setting.figure(figures[0])
    low, high = (sum((getattr(each.amount, end) for each in figures), Fraction(0)) for end in ("low", "high"))
    amount = Amount(low, high)
    text = amount_text(amount, setting.site.unit[units.pop()], setting.language)
    return FigureView(id="", value=str(amount), text=text, kind="derived", href="")
