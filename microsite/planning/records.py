"""A figure with everything its record says."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.marking import N_, NP_
from microsite.model.figure import Figure, FigureKind, Qualifier
from microsite.model.staleness import is_stale
from microsite.planning.addresses import record_anchor
from microsite.planning.setting import Setting
from microsite.planning.views import FigureView, LinkView, Text

KINDS = {
    FigureKind.PROMISE: NP_("kind of statement", "Promise"),
    FigureKind.OBSERVED: NP_("kind of statement", "Observed case"),
    FigureKind.RECOLLECTION: NP_("kind of statement", "Recollection"),
    FigureKind.STATUTE: NP_("kind of statement", "Statute"),
    FigureKind.STATISTIC: NP_("kind of statement", "Statistic"),
    FigureKind.PROJECTION: NP_("kind of statement", "Projection"),
    FigureKind.CONTRACT: NP_("kind of statement", "Contract"),
    FigureKind.DERIVED: NP_("kind of statement", "Derived"),
}
MEANINGS = {
    FigureKind.PROMISE: N_("What the approval model undertakes to do."),
    FigureKind.OBSERVED: N_("What was measured in one real case. It promises nothing to others."),
    FigureKind.RECOLLECTION: N_("What someone concerned remembers or estimates of the past."),
    FigureKind.STATUTE: N_("What the law prescribes."),
    FigureKind.STATISTIC: N_("A number stated for a time that had passed."),
    FigureKind.PROJECTION: N_("What was expected and may not have come about."),
    FigureKind.CONTRACT: N_("What was agreed and may not have been carried out yet."),
    FigureKind.DERIVED: N_("Computed for this site by the formula shown."),
}
QUALIFIERS = {
    Qualifier.EXACTLY: NP_("qualifier", "exactly"),
    Qualifier.OVER: NP_("qualifier", "over"),
    Qualifier.AT_LEAST: NP_("qualifier", "at least"),
    Qualifier.UNDER: NP_("qualifier", "under"),
    Qualifier.ABOUT: NP_("qualifier", "about"),
    Qualifier.UP_TO: NP_("qualifier", "up to"),
}

MOST_DRAWN = 2500  # working days that a ruler can show, ten years of them
WORKING_DAY = "working-day"  # the id of the unit that rulers and the planner count in


@frozen
class RecordView:
    """A figure's record in words; `stale` where it is old on the day the site speaks of. `days` is how many working
    days are certain and how many more are possible, for a ruler, where the figure is counted in them.
    """

    anchor: str
    figure: FigureView
    label: Text
    kind: str
    kind_meaning: str
    qualifier: str
    scope: Text
    period: Text
    as_of: Text
    source: LinkView
    place: LinkView
    start: Text
    end: Text
    attribution: Text
    note: Text
    formula: Text
    stale: bool
    days: tuple[int, int] | None


def record(setting: Setting, figure: Figure) -> RecordView:
    """The record of a figure as shown in a setting."""
    source = setting.site.source[figure.source]
    return RecordView(
        anchor=record_anchor(figure.id),
        figure=setting.figure(figure),
        label=setting.text(figure.label),
        kind=kind_name(setting, figure.kind),
        kind_meaning=setting.language.gettext(MEANINGS[figure.kind]),
        qualifier=setting.language.pgettext(*QUALIFIERS[figure.qualifier]),
        scope=setting.text(figure.scope),
        period=setting.period(figure.period),
        as_of=setting.period(figure.as_of),
        source=setting.citation(figure.source, figure.locator, source.title[setting.language.code]),
        place=setting.citation(figure.source, figure.locator),
        start=setting.text(figure.start),
        end=setting.text(figure.end),
        attribution=setting.text(figure.attribution),
        note=setting.text(figure.note),
        formula=setting.text(figure.derivation.formula) if figure.derivation else (),
        stale=is_stale(figure, setting.site.configuration),
        days=_days(figure),
    )


def _days(figure: Figure) -> tuple[int, int] | None:
    low, high = figure.amount.low, figure.amount.high
    if figure.unit != WORKING_DAY or low.denominator != 1 or high.denominator != 1 or high > MOST_DRAWN:
        return None
    return int(low), int(high - low)


def kind_name(setting: Setting, kind: FigureKind) -> str:
    return setting.language.pgettext(*KINDS[kind])
