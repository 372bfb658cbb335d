"""The figures as data: what data/figures.json and data/figures.csv hold, and the package that describes them."""

from __future__ import annotations

from fractions import Fraction

from microsite.frozen import frozen
from microsite.model.amounts import plain as plain_number
from microsite.model.figure import Figure
from microsite.planning.setting import Setting
from microsite.planning.views import plain

FIGURES_JSON = "data/figures.json"
FIGURES_CSV = "data/figures.csv"
DATA_PACKAGE = "data/datapackage.json"
DATA_FILES = (FIGURES_JSON, FIGURES_CSV, DATA_PACKAGE)

Number = int | float | str


@frozen
class FigureData:
    """A figure for programs. `low` and `high` are the same unless it is a range."""

    id: str
    low: Number
    high: Number
    unit: str
    qualifier: str
    kind: str
    period: str | None
    as_of: str
    source: str
    locator: str
    label: dict[str, str]
    text: dict[str, str]


@frozen
class DataView:
    """Everything the data files say."""

    languages: tuple[str, ...]
    title: str
    created: str
    homepage: str
    figures: tuple[FigureData, ...]
    sources: tuple[str, ...]


def data_view(settings: tuple[Setting, ...]) -> DataView:
    """The data of a site, from a setting for each of its languages, the default language first."""
    site = settings[0].site
    code = settings[0].language.code
    return DataView(
        languages=site.configuration.codes,
        title=settings[0].plain(site.configuration.name),
        created=site.configuration.date.isoformat(),
        homepage=site.configuration.url or "",
        figures=tuple(_figure(figure, settings) for figure in site.figures),
        sources=tuple(source.title[code] for source in site.sources),
    )


def _figure(figure: Figure, settings: tuple[Setting, ...]) -> FigureData:
    return FigureData(
        id=figure.id,
        low=_number(figure.amount.low),
        high=_number(figure.amount.high),
        unit=figure.unit,
        qualifier=figure.qualifier.value,
        kind=figure.kind.value,
        period=str(figure.period) if figure.period else None,
        as_of=str(figure.as_of),
        source=figure.source,
        locator=figure.locator,
        label={setting.language.code: plain(setting.text(figure.label)) for setting in settings},
        text={setting.language.code: setting.figure_texts[setting.language.code][figure.id] for setting in settings},
    )


def _number(number: Fraction) -> Number:
    if number.denominator == 1:
        return number.numerator
    text = plain_number(number)
    return text if "/" in text else float(text)
